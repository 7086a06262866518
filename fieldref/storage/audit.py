"""What happened, one line after another, never changed and never a word about a person.

Every line holds the hash of the line before it, so that one changed, removed or slipped in later
is found by ``verify_chain``. Lines cut off at the end are not: compare the last hash with one
noted elsewhere for that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, insert, select

from fieldref.storage.db import Transaction
from fieldref.storage.tables import events

_START = "0" * 64
_CODE = re.compile(r"[A-Za-z0-9_.:\-]{0,200}")
_LAST = select(events.c.sequence, events.c.hash).order_by(events.c.sequence.desc()).limit(1)

Details = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class _Declared:
    """What an action's line must hold: an order or none, and exactly these details."""

    order: bool = False
    details: frozenset[str] = frozenset()


def _of_order(*details: str) -> _Declared:
    return _Declared(order=True, details=frozenset(details))


def _of_people(*details: str) -> _Declared:
    return _Declared(details=frozenset(details))


ACTIONS: Mapping[str, _Declared] = {
    "agency_set_up": _of_people("agency"),
    "agency_changed": _of_people(),
    "signed_in": _of_people(),
    "sign_in_refused": _of_people(),
    "signed_out": _of_people(),
    "session_revoked": _of_people("subject"),
    "password_changed": _of_people("subject"),
    "password_refused": _of_people("subject"),
    "profile_changed": _of_people(),
    "user_invited": _of_people("role"),
    "invitation_withdrawn": _of_people(),
    "user_joined": _of_people("subject", "role"),
    "password_link_made": _of_people("subject"),
    "user_disabled": _of_people("subject"),
    "user_enabled": _of_people("subject"),
    "lock_released": _of_people("subject"),
    "demo_seeded": _of_people("agency"),
    "receipt_kept": _of_people("receipt", "tool"),
    "receipt_opened": _of_people("receipt"),
    "receipt_discarded": _of_people("receipt"),
    "orders_searched": _of_people("found"),
    "order_created": _of_order(),
    "order_copied": _of_order("source"),
    "order_opened": _of_order(),
    "order_saved": _of_order("fields"),
    "order_called": _of_order("result"),
    "order_granted": _of_order(),
    "order_amended": _of_order("number"),
    "order_printed": _of_order("kind"),
    "order_served": _of_order(),
    "order_told": _of_order(),
    "service_attempted": _of_order(),
    "order_deleted": _of_order(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who did it, for which agency, in which request; all absent where nobody is signed in."""

    agency_id: int | None = None
    user_id: int | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened. ``outcome`` and every detail are codes or numbers."""

    action: str
    who: Who
    at: datetime
    outcome: str = "done"
    order_id: str | None = None
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A written event and its place in the chain."""

    sequence: int
    event: Event
    hash: str


def append(transaction: Transaction, event: Event) -> None:
    """Write an event in the transaction of the change that it tells of.

    Raises:
        ValueError: an unknown action, a missing or surplus field, or text that is no code.
    """
    _check_declared(event)
    last = transaction.execute(_LAST).first()
    sequence, before = (last.sequence + 1, last.hash) if last else (1, _START)
    transaction.execute(
        insert(events).values(
            sequence=sequence,
            at=event.at,
            agency_id=event.who.agency_id,
            user_id=event.who.user_id,
            action=event.action,
            order_id=event.order_id,
            request_id=event.who.request_id,
            outcome=event.outcome,
            details=_json(dict(event.details)),
            hash=_hash(before, sequence, event),
        )
    )


def lines(
    transaction: Transaction, agency_id: int, order_id: str | None = None
) -> tuple[Line, ...]:
    """What happened in an agency, or to one of its orders, the first first."""
    query = select(events).where(events.c.agency_id == agency_id).order_by(events.c.sequence)
    if order_id is not None:
        query = query.where(events.c.order_id == order_id)
    return tuple(_line(row) for row in transaction.execute(query))


def latest(
    transaction: Transaction, agency_id: int, before: int | None, count: int
) -> tuple[Line, ...]:
    """The last ``count`` lines of an agency, those before a line's number where one is given; the
    newest first.
    """
    query = select(events).where(events.c.agency_id == agency_id)
    if before is not None:
        query = query.where(events.c.sequence < before)
    rows = transaction.execute(query.order_by(events.c.sequence.desc()).limit(count))
    return tuple(_line(row) for row in rows)


def verify_chain(transaction: Transaction) -> int | None:
    """The number of the first line that does not follow from the one before; None: all do."""
    everything = select(events).order_by(events.c.sequence).execution_options(yield_per=1000)
    with transaction.execute(everything) as rows:
        return _first_break(rows)


def _first_break(rows: Iterable[Row[Any]]) -> int | None:
    before = _START
    for expected, row in enumerate(rows, start=1):
        if row.sequence != expected or row.hash != _hash(before, expected, _line(row).event):
            return expected
        before = row.hash
    return None


def _check_declared(event: Event) -> None:
    declared = ACTIONS.get(event.action)
    if declared is None:
        raise ValueError(f"undeclared action {event.action!r}")
    if (event.order_id is not None) is not declared.order:
        raise ValueError(f"{event.action} {'needs an' if declared.order else 'has no'} order")
    if event.details.keys() != declared.details:
        raise ValueError(f"{event.action} needs exactly {sorted(declared.details)}")
    if not all(_CODE.fullmatch(str(text)) for text in (event.outcome, *event.details.values())):
        raise ValueError(f"{event.action}: only codes and numbers may be written")


def _line(row: Row[Any]) -> Line:
    return Line(
        sequence=row.sequence,
        hash=row.hash,
        event=Event(
            action=row.action,
            who=Who(agency_id=row.agency_id, user_id=row.user_id, request_id=row.request_id),
            at=row.at,
            outcome=row.outcome,
            order_id=row.order_id,
            details=json.loads(row.details),
        ),
    )


def _hash(before: str, sequence: int, event: Event) -> str:
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    who = event.who
    fields = [before, sequence, at, who.agency_id, who.user_id, who.request_id]
    fields += [event.action, event.order_id, event.outcome, dict(event.details)]
    return sha256(_json(fields).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
