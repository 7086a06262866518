"""What a list sees of an agency's orders without opening a single document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from fieldref.storage.db import Transaction
from fieldref.storage.tables import orders


@dataclass(frozen=True, slots=True)
class IndexedOrder:
    """An order from the outside; ``expires_at`` is ``HH:MM`` California time or absent."""

    id: str
    owner_id: int
    status: str
    expires_on: date | None
    expires_at: str | None
    updated_at: datetime


def index_orders(
    transaction: Transaction, agency_id: int, owner_id: int | None = None
) -> tuple[IndexedOrder, ...]:
    """The agency's orders, or those of one of its people, in no order."""
    query = select(
        orders.c.id,
        orders.c.owner_id,
        orders.c.status,
        orders.c.expires_on,
        orders.c.expires_at,
        orders.c.updated_at,
    ).where(orders.c.agency_id == agency_id, orders.c.deleted.is_(False))
    if owner_id is not None:
        query = query.where(orders.c.owner_id == owner_id)
    return tuple(IndexedOrder(*row) for row in transaction.execute(query))
