"""How an agency and its people come in: the set-up link, invitations, links for a new password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.accounts import (
    PROFILE_LIMITS,
    AccountRefused,
    Actor,
    checked_hash,
    checked_profile,
)
from fieldref.actions.people import ADMINS, require, user_of_agency
from fieldref.storage import agencies, invitations, sessions, users
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.audit import Event, Who, append
from fieldref.storage.db import Database, Transaction
from fieldref.storage.invitations import Invitation, Kind, OpenInvitation
from fieldref.storage.sign_in_failures import forget_failures
from fieldref.storage.users import NewUser, Profile, Role, User, UsernameTaken

AGENCY_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody who follows a link tells of themselves."""

    profile: Profile
    password: str


def set_up_link(database: Database, now: datetime) -> str | None:
    """The token of a link that makes the first agency and its administrator; None where there
    are accounts. A newer link ends the older one.
    """
    with database.reading() as transaction:
        if users.any_user(transaction):
            return None
    with database.writing() as transaction:
        return invitations.create_invitation(transaction, Invitation(kind="set_up"), now)


def look_at_link(database: Database, token: str, kind: Kind, now: datetime) -> Invitation | None:
    """What a link is for; None where it does not work (any more)."""
    with database.reading() as transaction:
        return invitations.find_invitation(transaction, token, kind, now)


def set_up(
    database: Database, token: str, agency_name: str, joining: Joining, now: datetime
) -> User:
    """The first agency's administrator, made by the set-up link.

    Raises:
        AccountRefused: ``link_invalid``, ``needed``, ``too_long``, or a code of ``password_fault``.
    """
    name = _checked_agency_name(agency_name)
    profile = checked_profile(joining.profile)
    require_link(database, token, "set_up", now)
    password_hash = checked_hash(joining.password, profile.username)
    with database.writing() as transaction:
        _consume(transaction, token, "set_up", now)
        if users.any_user(transaction):
            raise AccountRefused("link_invalid")
        agency = agencies.add_agency(transaction, name, AgencySettings(), now)
        event = Event(
            action="agency_set_up",
            who=Who(agency_id=agency.id),
            at=now,
            details={"agency": agency.id},
        )
        append(transaction, event)
        return _join(transaction, agency.id, "admin", (profile, password_hash), now)


def invite(database: Database, actor: Actor, role: Role, now: datetime, name: str = "") -> str:
    """The token of a link that makes one account of this role in the actor's agency; ``name`` is
    offered to whoever follows it, who may spell it otherwise.

    Raises:
        AccountRefused: ``not_allowed``, or ``too_long`` (the name).
    """
    require(actor, ADMINS)
    if len(name) > PROFILE_LIMITS["name"]:
        raise AccountRefused("too_long", "name")
    agency_id = actor.user.agency_id
    invitation = Invitation(kind="account", agency_id=agency_id, role=role, name=name)
    with database.writing() as transaction:
        details = {"role": role}
        append(transaction, Event(action="user_invited", who=actor.who, at=now, details=details))
        return invitations.create_invitation(transaction, invitation, now)


def open_invitations(database: Database, actor: Actor, now: datetime) -> tuple[OpenInvitation, ...]:
    """The agency's invitations that nobody has followed yet.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, ADMINS)
    with database.reading() as transaction:
        return invitations.list_open(transaction, actor.user.agency_id, now)


def withdraw_invitation(
    database: Database, actor: Actor, invitation_id: str, now: datetime
) -> bool:
    """End an invitation of the agency that nobody has followed; False where there is none such.

    Raises:
        AccountRefused: ``not_allowed``.
    """
    require(actor, ADMINS)
    with database.writing() as transaction:
        found = invitations.withdraw(transaction, actor.user.agency_id, invitation_id, now)
        if found:
            append(transaction, Event(action="invitation_withdrawn", who=actor.who, at=now))
    return found


def accept_invitation(database: Database, token: str, joining: Joining, now: datetime) -> User:
    """The account that an invitation makes.

    Raises:
        AccountRefused: ``link_invalid``, ``username_taken``, ``needed``, ``too_long``, or a code
            of ``password_fault``.
    """
    profile = checked_profile(joining.profile)
    require_link(database, token, "account", now)
    password_hash = checked_hash(joining.password, profile.username)
    with database.writing() as transaction:
        invitation = _consume(transaction, token, "account", now)
        if invitation.agency_id is None or invitation.role is None:
            raise AccountRefused("link_invalid")
        who_joins = (profile, password_hash)
        return _join(transaction, invitation.agency_id, invitation.role, who_joins, now)


def password_link(database: Database, actor: Actor, user_id: int, now: datetime) -> str:
    """The token of a link by which somebody of the agency chooses a new password.

    Raises:
        AccountRefused: ``not_allowed``, ``unknown_user``.
    """
    require(actor, ADMINS)
    with database.writing() as transaction:
        user = user_of_agency(transaction, actor, user_id)
        details = {"subject": user.id}
        event = Event(action="password_link_made", who=actor.who, at=now, details=details)
        append(transaction, event)
        invitation = Invitation(kind="password", agency_id=user.agency_id, user_id=user.id)
        return invitations.create_invitation(transaction, invitation, now)


def use_password_link(database: Database, token: str, password: str, now: datetime) -> User:
    """Put the new password in place; every session of the user ends, a lock is released.

    Raises:
        AccountRefused: ``link_invalid``, or a code of ``password_fault``.
    """
    with database.reading() as transaction:
        user = _subject(transaction, _valid(transaction, token, "password", now))
    password_hash = checked_hash(password, user.username)
    with database.writing() as transaction:
        _consume(transaction, token, "password", now)
        users.change_hash(transaction, user, password_hash)
        sessions.revoke_all(transaction, user.id, now)
        forget_failures(transaction, user.username)
        who = Who(agency_id=user.agency_id, user_id=user.id)
        details = {"subject": user.id}
        append(transaction, Event(action="password_changed", who=who, at=now, details=details))
    return user


def require_link(database: Database, token: str, kind: Kind, now: datetime) -> None:
    """Make sure that a link works, before anything slow is done for whoever holds it.

    Raises:
        AccountRefused: ``link_invalid``.
    """
    with database.reading() as transaction:
        _valid(transaction, token, kind, now)


def _valid(transaction: Transaction, token: str, kind: Kind, now: datetime) -> Invitation:
    found = invitations.find_invitation(transaction, token, kind, now)
    if found is None:
        raise AccountRefused("link_invalid")
    return found


def _consume(transaction: Transaction, token: str, kind: Kind, now: datetime) -> Invitation:
    found = _valid(transaction, token, kind, now)
    invitations.use_invitation(transaction, token, now)
    return found


def _subject(transaction: Transaction, invitation: Invitation) -> User:
    if invitation.agency_id is None or invitation.user_id is None:
        raise AccountRefused("link_invalid")
    return users.load_user(transaction, invitation.agency_id, invitation.user_id)


def _join(
    transaction: Transaction,
    agency_id: int,
    role: Role,
    who_joins: tuple[Profile, str],
    now: datetime,
) -> User:
    profile, password_hash = who_joins
    new = NewUser(
        agency_id=agency_id, role=role, profile=profile, password_hash=password_hash, at=now
    )
    try:
        user = users.add_user(transaction, new)
    except UsernameTaken as error:
        raise AccountRefused("username_taken", "username") from error
    details = {"subject": user.id, "role": role}
    who = Who(agency_id=agency_id, user_id=user.id)
    append(transaction, Event(action="user_joined", who=who, at=now, details=details))
    return user


def _checked_agency_name(name: str) -> str:
    clean = name.strip()
    if not clean:
        raise AccountRefused("needed", "agency")
    if len(clean) > AGENCY_NAME_LIMIT:
        raise AccountRefused("too_long", "agency")
    return clean
