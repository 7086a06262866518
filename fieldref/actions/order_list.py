"""The list of an agency's orders: what ends next first, unserved before served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from fieldref.actions.desk import CALIFORNIA, Desk, OpenOrder, opened
from fieldref.core.standing import Kept, Standing, Status, standing, urgency
from fieldref.storage.db import Transaction
from fieldref.storage.order import DamagedOrder, StoredOrder
from fieldref.storage.order_index import IndexedOrder, index_orders
from fieldref.storage.users import list_users

ROWS = 50
Filter = Literal["all", "draft", "called", "granted", "served", "denied", "ended"]
FILTERS: tuple[Filter, ...] = (
    "all", "granted", "served", "draft", "called", "denied", "ended",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestion:
    """Which orders are asked for: one's own or the agency's, of which status, which page from 1.

    ``granted`` means in force and not delivered on paper.
    """

    own: bool = True
    status: Filter = "all"
    page: int = 1


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """A row: the order, how it stands, and whose it is."""

    order: OpenOrder | DamagedOrder
    standing: Standing
    officer: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class OrderList:
    """One page of a list; ``counts`` tells how many orders each filter shows."""

    rows: tuple[ListedOrder, ...]
    page: int
    pages: int
    total: int
    counts: Mapping[Filter, int]


def list_orders(desk: Desk, question: ListQuestion, now: datetime) -> OrderList:
    """A page of the list; ``now`` is aware. Only the orders of that page are opened.

    A page beyond the last shows the last.
    """
    civil = now.astimezone(CALIFORNIA).replace(tzinfo=None)
    with desk.database.reading() as transaction:
        everything = _index(desk, transaction, question)
        found = {each.id: standing(kept_of(each), civil) for each in everything}
        wanted = [each for each in everything if question.status in ("all", found[each.id].status)]
        wanted.sort(key=lambda each: (*urgency(found[each.id], each.updated_at), each.id))
        pages = max(1, -(-len(wanted) // ROWS))
        page = min(max(1, question.page), pages)
        shown = wanted[(page - 1) * ROWS : page * ROWS]
        rows = _rows(desk, transaction, [each.id for each in shown], found)
    return OrderList(rows, page, pages, len(wanted), _counts(found.values()))


def find_orders(desk: Desk, case_number: str, now: datetime) -> tuple[ListedOrder, ...]:
    """The agency's orders with a case number; spaces, hyphens and case do not matter.

    That somebody searched is on record, the number is not.
    """
    civil = now.astimezone(CALIFORNIA).replace(tzinfo=None)
    with desk.database.reading() as transaction:
        found = desk.orders(transaction).find(case_number=case_number)
        officers = _officers(desk, transaction)
    with desk.database.writing() as transaction:
        desk.note(transaction, "orders_searched", now, details={"found": len(found)})
    rows = [_row(order, standing(kept_of(order), civil), officers) for order in found]
    return tuple(sorted(rows, key=lambda r: urgency(r.standing, r.updated_at)))


def stands(order: OpenOrder, now: datetime) -> Standing:
    """How an opened order stands at a moment; ``now`` is aware."""
    return standing(kept_of(order.stored), now.astimezone(CALIFORNIA).replace(tzinfo=None))


def kept_of(order: IndexedOrder | StoredOrder | DamagedOrder) -> Kept:
    """What is known of an order without opening it."""
    at = order.expires_at
    return Kept(
        status=order.status,
        expires_on=order.expires_on,
        expires_at=time.fromisoformat(at) if at else None,
    )


def _index(
    desk: Desk, transaction: Transaction, question: ListQuestion
) -> tuple[IndexedOrder, ...]:
    owner = desk.user_id if question.own else None
    return index_orders(transaction, desk.agency_id, owner)


def _rows(
    desk: Desk, transaction: Transaction, order_ids: Sequence[str], found: Mapping[str, Standing]
) -> tuple[ListedOrder, ...]:
    officers = _officers(desk, transaction)
    stored = desk.orders(transaction).load_all(order_ids)
    return tuple(_row(order, found[order.id], officers) for order in stored)


def _row(
    order: StoredOrder | DamagedOrder, standing: Standing, officers: Mapping[int, str]
) -> ListedOrder:
    shown = order if isinstance(order, DamagedOrder) else opened(order)
    return ListedOrder(shown, standing, officers.get(order.owner_id, ""), order.updated_at)


def _officers(desk: Desk, transaction: Transaction) -> dict[int, str]:
    return {user.id: user.name for user in list_users(transaction, desk.agency_id)}


def _counts(found: Iterable[Standing]) -> Mapping[Filter, int]:
    by_status: Counter[Status] = Counter(each.status for each in found)
    counts: dict[Filter, int] = {"all": by_status.total()}
    for status, count in by_status.items():
        counts[status] = count
    return counts
