"""What supervisors and administrators do with their agency and its accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.accounts import AccountRefused, Actor
from fieldref.storage import agencies, audit, sessions, users
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.audit import Event, append
from fieldref.storage.db import Database, Transaction
from fieldref.storage.sign_in_failures import forget_failures, tries_of
from fieldref.storage.users import Role, User

LEADERS: tuple[Role, ...] = ("supervisor", "admin")
ADMINS: tuple[Role, ...] = ("admin",)


def release_lock(database: Database, actor: Actor, user_id: int, now: datetime) -> None:
    """Let somebody of the agency try to sign in again at once.

    Raises:
        AccountRefused: ``not_allowed``, ``unknown_user``.
    """
    require(actor, LEADERS)
    with database.writing() as transaction:
        user = user_of_agency(transaction, actor, user_id)
        forget_failures(transaction, user.username)
        _note(transaction, "lock_released", actor, user, now)


def disable_user(database: Database, actor: Actor, user_id: int, now: datetime) -> None:
    """Close an account of the agency and end its sessions; its orders stay.

    Raises:
        AccountRefused: ``not_allowed``, ``unknown_user``, ``last_admin``.
    """
    require(actor, ADMINS)
    with database.writing() as transaction:
        user = user_of_agency(transaction, actor, user_id)
        if user.role == "admin" and users.count_active_admins(transaction, user.agency_id) <= 1:
            raise AccountRefused("last_admin")
        users.set_disabled(transaction, user, True)
        sessions.revoke_all(transaction, user.id, now)
        _note(transaction, "user_disabled", actor, user, now)


def enable_user(database: Database, actor: Actor, user_id: int, now: datetime) -> None:
    """Open a closed account again.

    Raises:
        AccountRefused: ``not_allowed``, ``unknown_user``.
    """
    require(actor, ADMINS)
    with database.writing() as transaction:
        user = user_of_agency(transaction, actor, user_id)
        users.set_disabled(transaction, user, False)
        _note(transaction, "user_enabled", actor, user, now)


def end_sessions(database: Database, actor: Actor, user_id: int, now: datetime) -> int:
    """Sign somebody of the agency out everywhere, as after a phone is lost; how many sessions.

    Raises:
        AccountRefused: ``not_allowed``, ``unknown_user``.
    """
    require(actor, ADMINS)
    with database.writing() as transaction:
        user = user_of_agency(transaction, actor, user_id)
        _note(transaction, "session_revoked", actor, user, now)
        return sessions.revoke_all(transaction, user.id, now)


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody's account stands: locked until when, if it is, and when it was last used."""

    user: User
    locked_until: datetime | None
    last_seen: datetime | None


def standings(database: Database, actor: Actor, now: datetime) -> tuple[Standing, ...]:
    """How the account of each of the agency's people stands, by name.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, ADMINS)
    with database.reading() as transaction:
        seen = sessions.last_seen(transaction, actor.user.agency_id)
        return tuple(
            Standing(
                user,
                tries_of(transaction, user.username, now).locked_until,
                seen.get(user.id),
            )
            for user in users.list_users(transaction, actor.user.agency_id)
        )


@dataclass(frozen=True, slots=True)
class Record:
    """A part of an agency's audit record, the newest line first, and the names of its people."""

    lines: tuple[audit.Line, ...]
    names: Mapping[int, str]


def record_of(
    database: Database, actor: Actor, before: int | None = None, count: int = 100
) -> Record:
    """What was done in the agency, before a line's number where one is given.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, ADMINS)
    agency_id = actor.user.agency_id
    with database.reading() as transaction:
        people = users.list_users(transaction, agency_id)
        return Record(
            audit.latest(transaction, agency_id, before, count),
            {user.id: user.name for user in people},
        )


def check_record(database: Database, actor: Actor) -> int | None:
    """The number of the first line of the whole installation that does not follow from the one
    before, or None. Reads every line: 30,000 in a second.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, ADMINS)
    with database.reading() as transaction:
        return audit.verify_chain(transaction)


def people_of(database: Database, actor: Actor) -> tuple[User, ...]:
    """The agency's people, by name.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, LEADERS)
    with database.reading() as transaction:
        return users.list_users(transaction, actor.user.agency_id)


def change_agency(
    database: Database, actor: Actor, settings: AgencySettings, now: datetime
) -> None:
    """Keep the agency's new on-call list, county and expiry time.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, LEADERS)
    with database.writing() as transaction:
        agencies.change_settings(transaction, actor.user.agency_id, settings)
        append(transaction, Event(action="agency_changed", who=actor.who, at=now))


def require(actor: Actor, roles: tuple[Role, ...]) -> None:
    """Make sure that the actor has one of these roles.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    if actor.user.role not in roles:
        raise AccountRefused("not_allowed")


def user_of_agency(transaction: Transaction, actor: Actor, user_id: int) -> User:
    """Somebody of the actor's agency.

    Raises:
        AccountRefused: ``unknown_user``; another agency's people are unknown.
    """
    try:
        return users.load_user(transaction, actor.user.agency_id, user_id)
    except LookupError as error:
        raise AccountRefused("unknown_user") from error


def _note(transaction: Transaction, action: str, actor: Actor, user: User, now: datetime) -> None:
    subject = {"subject": user.id}
    append(transaction, Event(action=action, who=actor.who, at=now, details=subject))
