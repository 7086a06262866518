"""Signing in and out, and what people do with their own account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NoReturn

from fieldref.storage import sessions, users
from fieldref.storage.audit import Event, Who, append
from fieldref.storage.db import Database, Transaction
from fieldref.storage.passwords import (
    hash_password,
    needs_rehash,
    password_fault,
    verify_password,
)
from fieldref.storage.sessions import LIMITS, Current, Session, SessionLimits
from fieldref.storage.sign_in_failures import forget_failures, record_failure, tries_of
from fieldref.storage.users import Account, Profile, User

PROFILE_LIMITS = {"username": 100, "name": 200, "badge": 50, "telephone": 50}


class AccountRefused(Exception):
    """Something about an account cannot be done. ``code`` is stable; ``field`` is the answer at
    fault, if one is.
    """

    def __init__(self, code: str, field: str | None = None) -> None:
        super().__init__(code)
        self.code, self.field = code, field


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody signed in, and the request in which they act."""

    user: User
    request_id: str | None = None

    @property
    def who(self) -> Who:
        """How the audit names them."""
        return Who(agency_id=self.user.agency_id, user_id=self.user.id, request_id=self.request_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What the sign-in page sent. ``device``: such as ``Firefox on Android``."""

    username: str
    password: str
    device: str = ""
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """``token`` is for the cookie; it is kept nowhere else."""

    token: str
    user: User


@dataclass(frozen=True, slots=True)
class Refused:
    """Why somebody was not signed in, and what they can still do."""

    code: Literal["wrong", "locked", "disabled"]
    tries_left: int = 0
    locked_until: datetime | None = None


def sign_in(
    database: Database, credentials: Credentials, now: datetime, limits: SessionLimits = LIMITS
) -> SignedIn | Refused:
    """Sign somebody in. Five wrong passwords in fifteen minutes lock the name for fifteen; a name
    that nobody has is answered in the same words and the same time.
    """
    credentials = replace(credentials, username=users.username_key(credentials.username))
    with database.reading() as transaction:
        account = users.account_named(transaction, credentials.username)
        tries = tries_of(transaction, credentials.username, now)
    if tries.locked_until is not None:
        locked = Refused("locked", 0, tries.locked_until)
        with database.writing() as transaction:
            _note_sign_in(transaction, account, credentials, locked, now)
        return locked
    right = verify_password(account.password_hash if account else None, credentials.password)
    if account is None or not right:
        return _count_failure(database, account, credentials, now)
    stronger = _stronger_hash(account, credentials.password)
    with database.writing() as transaction:
        refused = _late_refusal(transaction, account, now)
        _note_sign_in(transaction, account, credentials, refused, now)
        if refused is not None:
            return refused
        if stronger is not None:
            users.change_hash(transaction, account.user, stronger)
        forget_failures(transaction, credentials.username)
        token = sessions.create_session(transaction, account.user, credentials.device, now, limits)
    return SignedIn(token, account.user)


def current(
    database: Database, token: str, now: datetime, limits: SessionLimits = LIMITS
) -> Current | None:
    """Who makes a request with this cookie; notes the use of the session at most once a minute."""
    with database.reading() as transaction:
        found = sessions.find_current(transaction, token, now, limits)
    if found is not None and sessions.is_touch_due(found.session, now, limits):
        with database.writing() as transaction:
            sessions.touch(transaction, found.session.id, now)
    return found


def sign_out(database: Database, actor: Actor, session_id: str, now: datetime) -> None:
    """End the session from which this was asked."""
    with database.writing() as transaction:
        if sessions.revoke(transaction, actor.user.id, session_id, now):
            append(transaction, Event(action="signed_out", who=actor.who, at=now))


def own_sessions(
    database: Database, actor: Actor, now: datetime, limits: SessionLimits = LIMITS
) -> tuple[Session, ...]:
    """Where the actor is signed in, the last used first."""
    with database.reading() as transaction:
        return sessions.list_sessions(transaction, actor.user.id, now, limits)


def sign_in_before(database: Database, current: Current) -> datetime | None:
    """When the person signed in the last time before this; None for the first time."""
    with database.reading() as transaction:
        return sessions.started_before(transaction, current.user.id, current.session)


def revoke_session(database: Database, actor: Actor, session_id: str, now: datetime) -> bool:
    """End one of the actor's own sessions; False where there is no such one."""
    with database.writing() as transaction:
        found = sessions.revoke(transaction, actor.user.id, session_id, now)
        if found:
            _note(transaction, "session_revoked", actor, now)
    return found


def revoke_other_sessions(database: Database, actor: Actor, keep: str, now: datetime) -> int:
    """End all of the actor's sessions but the one with the id ``keep``; how many there were."""
    with database.writing() as transaction:
        count = sessions.revoke_all(transaction, actor.user.id, now, keep)
        _note(transaction, "session_revoked", actor, now)
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChange:
    """What the password page sent, and the id of the session that sent it, which stays open."""

    old: str
    new: str
    session_id: str


def change_password(
    database: Database, actor: Actor, change: PasswordChange, now: datetime
) -> None:
    """Put a new password in place and end every other session of the actor.

    Raises:
        AccountRefused: ``wrong_password``, counted like one at sign-in; ``session_ended``, where
            it was the fifth; or a code of ``password_fault``.
    """
    with database.reading() as transaction:
        account = users.load_account(transaction, actor.user.agency_id, actor.user.id)
    if not verify_password(account.password_hash, change.old):
        _refuse_old(database, actor, change.session_id, now)
    new_hash = checked_hash(change.new, actor.user.username)
    with database.writing() as transaction:
        users.change_hash(transaction, actor.user, new_hash)
        sessions.revoke_all(transaction, actor.user.id, now, change.session_id)
        _note(transaction, "password_changed", actor, now)


def change_profile(database: Database, actor: Actor, profile: Profile, now: datetime) -> User:
    """Keep the actor's new name, badge and telephone; the username stays.

    Raises:
        AccountRefused: ``needed`` or ``too_long``, with the field.
    """
    clean = checked_profile(replace(profile, username=actor.user.username))
    user = replace(actor.user, name=clean.name, badge=clean.badge, telephone=clean.telephone)
    with database.writing() as transaction:
        users.change_profile(transaction, user)
        append(transaction, Event(action="profile_changed", who=actor.who, at=now))
    return user


def choose(database: Database, user: User, *, language: str | None, theme: str | None) -> User:
    """Remember the language and theme that somebody chose; None leaves one as it is."""
    chosen = replace(user, language=language or user.language, theme=theme or user.theme)
    if chosen != user:
        with database.writing() as transaction:
            users.change_profile(transaction, chosen)
    return chosen


def checked_hash(password: str, username: str) -> str:
    """The hash of a new password; slow, so outside transactions.

    Raises:
        AccountRefused: a code of ``password_fault``.
    """
    fault = password_fault(password, username)
    if fault is not None:
        raise AccountRefused(fault, "password")
    return hash_password(password)


def checked_profile(profile: Profile) -> Profile:
    """The profile without outer spaces.

    Raises:
        AccountRefused: ``needed`` or ``too_long``, with the field.
    """
    texts = {field: getattr(profile, field).strip() for field in PROFILE_LIMITS}
    for field in ("username", "name"):
        if not texts[field]:
            raise AccountRefused("needed", field)
    for field, limit in PROFILE_LIMITS.items():
        if len(texts[field]) > limit:
            raise AccountRefused("too_long", field)
    return Profile(**texts)


def _refuse_old(database: Database, actor: Actor, session_id: str, now: datetime) -> NoReturn:
    """Count a wrong present password; whoever found a session open has five guesses, then none."""
    with database.writing() as transaction:
        locked = record_failure(transaction, actor.user.username, now).locked_until is not None
        event = Event(
            action="password_refused",
            who=actor.who,
            at=now,
            outcome="locked" if locked else "wrong",
            details={"subject": actor.user.id},
        )
        append(transaction, event)
        if locked:
            sessions.revoke(transaction, actor.user.id, session_id, now)
    raise AccountRefused("session_ended" if locked else "wrong_password", "old")


def _count_failure(
    database: Database, account: Account | None, credentials: Credentials, now: datetime
) -> Refused:
    with database.writing() as transaction:
        tries = record_failure(transaction, credentials.username, now)
        code: Literal["wrong", "locked"] = "locked" if tries.locked_until else "wrong"
        refused = Refused(code, tries.left, tries.locked_until)
        _note_sign_in(transaction, account, credentials, refused, now)
    return refused


def _late_refusal(transaction: Transaction, account: Account, now: datetime) -> Refused | None:
    """What changed while the password was being checked, or an account that is closed."""
    tries = tries_of(transaction, account.user.username, now)
    if tries.locked_until is not None:
        return Refused("locked", 0, tries.locked_until)
    today = users.account_named(transaction, account.user.username)
    if today is None or today.password_hash != account.password_hash:
        return Refused("wrong", tries.left)
    return Refused("disabled") if today.user.disabled else None


def _note_sign_in(
    transaction: Transaction,
    account: Account | None,
    credentials: Credentials,
    refused: Refused | None,
    now: datetime,
) -> None:
    user = account.user if account else None
    who = Who(
        agency_id=user.agency_id if user else None,
        user_id=user.id if user else None,
        request_id=credentials.request_id,
    )
    action = "sign_in_refused" if refused else "signed_in"
    outcome = refused.code if refused else "done"
    append(transaction, Event(action=action, who=who, at=now, outcome=outcome))


def _note(transaction: Transaction, action: str, actor: Actor, now: datetime) -> None:
    subject = {"subject": actor.user.id}
    append(transaction, Event(action=action, who=actor.who, at=now, details=subject))


def _stronger_hash(account: Account, password: str) -> str | None:
    return hash_password(password) if needs_rehash(account.password_hash) else None
