"""Who is signed in, on which device. Kept here, so that a session can be ended from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, insert, select, update

from fieldref.storage.agencies import Agency, settings_from_json
from fieldref.storage.db import Transaction
from fieldref.storage.tables import agencies, sessions, users
from fieldref.storage.tokens import new_token, token_id
from fieldref.storage.users import User, user_from_row

_DEVICE_LENGTH = 60
_OPEN = sessions.c.revoked_at.is_(None)
_USER = [c for c in users.c if c.name not in {"password_hash", "created_at"}]
_CURRENT: Select[Any] = (
    select(
        *_USER,
        sessions.c.id.label("session_id"),
        sessions.c.created_at.label("session_created_at"),
        sessions.c.last_seen_at,
        sessions.c.expires_at,
        sessions.c.device,
        agencies.c.name.label("agency_name"),
        agencies.c.settings.label("agency_settings"),
    )
    .join_from(sessions, users, users.c.id == sessions.c.user_id)
    .join(agencies, agencies.c.id == users.c.agency_id)
    .where(sessions.c.id == bindparam("session"), _OPEN, users.c.disabled.is_(False))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLimits:
    """How long a session lives in all, how long unused, how often its use is noted."""

    absolute: timedelta = timedelta(hours=12)
    idle: timedelta = timedelta(minutes=30)
    touch: timedelta = timedelta(minutes=1)


LIMITS = SessionLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session as its owner may see it; ``id`` opens nothing."""

    id: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    device: str


@dataclass(frozen=True, slots=True)
class Current:
    """Who makes a request."""

    session: Session
    user: User
    agency: Agency


def create_session(
    transaction: Transaction, user: User, device: str, at: datetime, limits: SessionLimits = LIMITS
) -> str:
    """Sign a user in; the token for the cookie, which is kept nowhere else."""
    token = new_token()
    transaction.execute(
        insert(sessions).values(
            id=token_id(token),
            user_id=user.id,
            created_at=at,
            last_seen_at=at,
            expires_at=at + limits.absolute,
            device=device[:_DEVICE_LENGTH],
        )
    )
    return token


def find_current(
    transaction: Transaction, token: str, at: datetime, limits: SessionLimits = LIMITS
) -> Current | None:
    """Who holds this token; None where it is unknown, revoked, expired or was idle too long."""
    row = transaction.execute(_CURRENT, {"session": token_id(token)}).first()
    if row is None or not _is_live(row, at, limits):
        return None
    agency = Agency(row.agency_id, row.agency_name, settings_from_json(row.agency_settings))
    session = Session(
        id=row.session_id,
        created_at=row.session_created_at,
        last_seen_at=row.last_seen_at,
        expires_at=row.expires_at,
        device=row.device,
    )
    return Current(session, user_from_row(row), agency)


def is_touch_due(session: Session, at: datetime, limits: SessionLimits = LIMITS) -> bool:
    """Whether the last noted use is so old that this one must be noted."""
    return at - session.last_seen_at >= limits.touch


def touch(transaction: Transaction, session_id: str, at: datetime) -> None:
    """Note that a session was used."""
    same = (sessions.c.id == session_id) & _OPEN
    transaction.execute(update(sessions).where(same).values(last_seen_at=at))


def list_sessions(
    transaction: Transaction, user_id: int, at: datetime, limits: SessionLimits = LIMITS
) -> tuple[Session, ...]:
    """A user's live sessions, the last used first."""
    query = select(sessions).where(sessions.c.user_id == user_id, _OPEN)
    rows = transaction.execute(query.order_by(sessions.c.last_seen_at.desc(), sessions.c.id))
    return tuple(
        Session(
            id=row.id,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            expires_at=row.expires_at,
            device=row.device,
        )
        for row in rows
        if _is_live(row, at, limits)
    )


def started_before(transaction: Transaction, user_id: int, session: Session) -> datetime | None:
    """When the user signed in the last time before this session, live or not; None: never."""
    query = select(func.max(sessions.c.created_at)).where(
        sessions.c.user_id == user_id,
        sessions.c.id != session.id,
        sessions.c.created_at <= session.created_at,
    )
    return transaction.execute(query).scalar()


def last_seen(transaction: Transaction, agency_id: int) -> dict[int, datetime]:
    """When each of an agency's people last used a session: user -> moment."""
    query = (
        select(sessions.c.user_id, func.max(sessions.c.last_seen_at))
        .join_from(sessions, users, users.c.id == sessions.c.user_id)
        .where(users.c.agency_id == agency_id)
        .group_by(sessions.c.user_id)
    )
    return {user_id: at for user_id, at in transaction.execute(query)}


def revoke(transaction: Transaction, user_id: int, session_id: str, at: datetime) -> bool:
    """End one session of a user; False where this user has no such open one."""
    same = (sessions.c.id == session_id) & (sessions.c.user_id == user_id) & _OPEN
    return _revoke(transaction, same, at) > 0


def revoke_all(
    transaction: Transaction, user_id: int, at: datetime, keep: str | None = None
) -> int:
    """End every session of a user but the one with the id ``keep``; how many there were."""
    same = (sessions.c.user_id == user_id) & _OPEN
    if keep is not None:
        same &= sessions.c.id != keep
    return _revoke(transaction, same, at)


def _revoke(transaction: Transaction, same: ColumnElement[bool], at: datetime) -> int:
    count: int = transaction.execute(update(sessions).where(same).values(revoked_at=at)).rowcount
    return count


def _is_live(row: Row[Any], at: datetime, limits: SessionLimits) -> bool:
    return bool(at < row.expires_at and at - row.last_seen_at < limits.idle)
