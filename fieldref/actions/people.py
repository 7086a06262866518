"""What supervisors and administrators do with their agency and its accounts."""

from __future__ import annotations

from datetime import datetime

from fieldref.actions.accounts import AccountRefused, Actor
from fieldref.storage import agencies, sessions, users
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.audit import Event, append
from fieldref.storage.db import Database, Transaction
from fieldref.storage.sign_in_failures import forget_failures
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
    require(actor, ADMINS)
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
