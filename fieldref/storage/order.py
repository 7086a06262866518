"""What an order is in the database, and how asking for one can fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fieldref.storage.papers import Paper


class OrderNotFound(LookupError):
    """This agency has no such order."""


class IdRefused(ValueError):
    """An order cannot be made with this id. Why is not said: the id may be another agency's."""


class StaleOrder(Exception):
    """The order was changed since it was read; read it again."""


class OrderLocked(Exception):
    """The order was granted: it changes only by amendment, or by what follows the grant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """What lists and searches see without opening the document.

    ``expires_at`` is ``HH:MM`` California time, only where a judge or the agency's rule gave it.
    """

    status: str = "draft"
    expires_on: date | None = None
    expires_at: str | None = None
    granted_at: datetime | None = None
    served: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOrder(OrderFacts):
    """An order as it is kept."""

    id: str
    agency_id: int
    owner_id: int
    created_at: datetime
    updated_at: datetime
    version: int
    paper: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedOrder(OrderFacts):
    """An order that does not open: it was changed from outside, so its facts may be false."""

    id: str
    owner_id: int
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """A whole new state of an order, made from the version ``expected_version``.

    ``beyond_lock`` says that it records what follows a grant (service, terms told, an attempt).
    """

    paper: Paper
    facts: OrderFacts
    expected_version: int
    at: datetime
    beyond_lock: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderVersion:
    """An order's paper as it stood until an amendment replaced it, and why it was replaced."""

    number: int
    reason: str
    paper: Paper
    by_id: int
    at: datetime
