"""The people of an agency."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import Row, func, insert, select, update

from fieldref.storage.db import Transaction
from fieldref.storage.tables import users
from fieldref.storage.tokens import token_id

Role = Literal["officer", "dispatch", "supervisor", "instructor", "admin"]
_LONGEST = 100
ROLES: tuple[Role, ...] = get_args(Role)


class UsernameTaken(ValueError):
    """Somebody has this username."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who somebody is, as the form prints it."""

    username: str
    name: str
    badge: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Profile):
    """Somebody with an account. ``language`` and ``theme`` are None until chosen."""

    id: int
    agency_id: int
    role: Role
    language: str | None = None
    theme: str | None = None
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A user with the hash of the password."""

    user: User
    password_hash: str


def username_key(username: str) -> str:
    """The username as it is compared: case, width and outer spaces do not matter.

    At most 100 letters; of what is longer, which no account can have, a hash. The key of a key
    is the key itself.
    """
    if len(username) <= _LONGEST:
        key = unicodedata.normalize("NFKC", username).strip().casefold()
        if len(key) <= _LONGEST:
            return key
    # Normalising takes time with the square of the length, and anybody may send a name.
    return token_id(username)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """An account to be made."""

    agency_id: int
    role: Role
    profile: Profile
    password_hash: str
    at: datetime


def add_user(transaction: Transaction, new: NewUser) -> User:
    """A new account.

    Raises:
        UsernameTaken: nothing was written.
    """
    profile, username = new.profile, username_key(new.profile.username)
    if account_named(transaction, username) is not None:
        raise UsernameTaken
    key = transaction.execute(
        insert(users).values(
            agency_id=new.agency_id,
            username=username,
            name=profile.name,
            badge=profile.badge,
            telephone=profile.telephone,
            role=new.role,
            password_hash=new.password_hash,
            created_at=new.at,
        )
    ).inserted_primary_key
    return load_user(transaction, new.agency_id, int(key[0]) if key else 0)


def account_named(transaction: Transaction, username: str) -> Account | None:
    """The account with this username, in whatever agency."""
    query = select(users).where(users.c.username == username_key(username))
    row = transaction.execute(query).first()
    return None if row is None else Account(user_from_row(row), row.password_hash)


def load_user(transaction: Transaction, agency_id: int, user_id: int) -> User:
    """One of an agency's people.

    Raises:
        LookupError: the agency has none with this id.
    """
    return _account(transaction, agency_id, user_id).user


def load_account(transaction: Transaction, agency_id: int, user_id: int) -> Account:
    """One of an agency's people with the hash of the password.

    Raises:
        LookupError: the agency has none with this id.
    """
    return _account(transaction, agency_id, user_id)


def list_users(transaction: Transaction, agency_id: int) -> tuple[User, ...]:
    """An agency's people, by name."""
    query = select(users).where(users.c.agency_id == agency_id).order_by(users.c.name, users.c.id)
    return tuple(user_from_row(row) for row in transaction.execute(query))


def any_user(transaction: Transaction) -> bool:
    """Whether there is any account at all."""
    return transaction.execute(select(users.c.id).limit(1)).first() is not None


def count_active_admins(transaction: Transaction, agency_id: int) -> int:
    """How many people can still administer an agency."""
    query = select(func.count()).where(
        users.c.agency_id == agency_id, users.c.role == "admin", users.c.disabled.is_(False)
    )
    return transaction.execute(query).scalar_one()


def change_profile(transaction: Transaction, user: User) -> None:
    """Keep a user's name, badge, telephone, language and theme as given."""
    _change(
        transaction,
        user,
        name=user.name,
        badge=user.badge,
        telephone=user.telephone,
        language=user.language,
        theme=user.theme,
    )


def change_hash(transaction: Transaction, user: User, password_hash: str) -> None:
    """Put a new password hash in place."""
    _change(transaction, user, password_hash=password_hash)


def set_disabled(transaction: Transaction, user: User, disabled: bool) -> None:
    """Close an account to sign-in, or open it again."""
    _change(transaction, user, disabled=disabled)


def user_from_row(row: Row[Any]) -> User:
    """The user of a row that has the columns of ``users``."""
    return User(
        id=row.id,
        agency_id=row.agency_id,
        username=row.username,
        name=row.name,
        badge=row.badge,
        telephone=row.telephone,
        role=row.role,
        language=row.language,
        theme=row.theme,
        disabled=row.disabled,
    )


def _change(transaction: Transaction, user: User, **values: str | bool | None) -> None:
    same = (users.c.id == user.id) & (users.c.agency_id == user.agency_id)
    transaction.execute(update(users).where(same).values(values))


def _account(transaction: Transaction, agency_id: int, user_id: int) -> Account:
    query = select(users).where(users.c.id == user_id, users.c.agency_id == agency_id)
    row = transaction.execute(query).first()
    if row is None:
        raise LookupError(user_id)
    return Account(user_from_row(row), row.password_hash)
