"""Wrong passwords, counted by the username typed.

A name nobody has is counted like one that somebody has: no answer tells which it was. Only the
hash of the name is kept, since people type passwords into the wrong field, and not for long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from fieldref.storage.db import Transaction
from fieldref.storage.tables import sign_in_failures as failures
from fieldref.storage.tokens import token_id
from fieldref.storage.users import username_key

ALLOWED = 5
WINDOW = timedelta(minutes=15)
LOCK = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Tries:
    """How many tries a username has left, and until when it is locked, if it is."""

    left: int
    locked_until: datetime | None = None


def tries_of(transaction: Transaction, username: str, at: datetime) -> Tries:
    """How matters stand with a username now."""
    key = token_id(username_key(username))
    row = transaction.execute(select(failures).where(failures.c.username_hash == key)).first()
    if row is None:
        return Tries(ALLOWED)
    if row.locked_until is not None:
        return Tries(0, row.locked_until) if at < row.locked_until else Tries(ALLOWED)
    return Tries(ALLOWED - row.failed) if at - row.since_at < WINDOW else Tries(ALLOWED)


def record_failure(transaction: Transaction, username: str, at: datetime) -> Tries:
    """Count a wrong password; the fifth within fifteen minutes locks for fifteen."""
    before = tries_of(transaction, username, at)
    since = _since(transaction, username) if before.left < ALLOWED else at
    left = max(0, before.left - 1)
    locked_until = before.locked_until or (at + LOCK if left == 0 else None)
    forget_failures(transaction, username)
    _forget_stale(transaction, at)
    transaction.execute(
        insert(failures).values(
            username_hash=token_id(username_key(username)),
            failed=ALLOWED - left,
            since_at=since,
            locked_until=locked_until,
        )
    )
    return Tries(left, locked_until)


def forget_failures(transaction: Transaction, username: str) -> bool:
    """Begin anew for a username; whether there was anything to forget."""
    same = failures.c.username_hash == token_id(username_key(username))
    return transaction.execute(delete(failures).where(same)).rowcount > 0


def _since(transaction: Transaction, username: str) -> datetime | None:
    same = failures.c.username_hash == token_id(username_key(username))
    return transaction.execute(select(failures.c.since_at).where(same)).scalar()


def _forget_stale(transaction: Transaction, at: datetime) -> None:
    stale = (failures.c.since_at < at - WINDOW) & (
        failures.c.locked_until.is_(None) | (failures.c.locked_until < at)
    )
    transaction.execute(delete(failures).where(stale))
