"""Reads the facts of a priority question: the orders, and the moment asked about.

A key that may be absent may also be null. Without ``as_of`` the question is about the present
moment, which the caller hands in. What could not be read at all is ``Unreadable``; what was read
and cannot be true is a ``Contradiction``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldref.content.expiry_question import read_grant
from fieldref.content.held_order_reading import read_order
from fieldref.content.loader import Tree
from fieldref.core.errors import Contradiction, Problem, Unreadable
from fieldref.core.orders import HeldOrder
from fieldref.core.standing_orders import expires_before_issued

MOST_ORDERS: Final = 200
# Every pair is answered in full with each of its orders: more would be an answer that nobody
# can hold.
MOST_NAMED: Final = 2000
_KEYS: Final = frozenset({"as_of", "orders"})


@dataclass(frozen=True, slots=True)
class PriorityQuestion:
    """Which of these orders is enforced at a moment of California civil time."""

    as_of: datetime
    orders: tuple[HeldOrder, ...]


def read_question(tree: Tree, now: datetime) -> PriorityQuestion:
    """The question in an object of the public contract; ``now`` stands in for an absent as_of.

    Raises:
        Unreadable: with every part that could not be read, by its path (orders.1.terms.contact).
        Contradiction: an id given twice, an order that ends before it was issued or protects
            the person it restrains.
    """
    problems = [Problem(key or "document", "unknown_key") for key in tree.keys() - _KEYS]
    as_of = _moment(tree.get("as_of"), now, problems)
    orders = _orders(tree, problems)
    if problems:
        raise Unreadable(*problems)
    contradictions = tuple(_contradictions(orders))
    if contradictions:
        raise Contradiction(*contradictions)
    return PriorityQuestion(as_of, orders)


def _moment(value: object, now: datetime, problems: list[Problem]) -> datetime:
    """The moment asked about: a day and a time, never a day alone."""
    if value is None:
        return now
    if not isinstance(value, str):
        problems.append(Problem("as_of", "wrong_type"))
        return now
    try:
        moment = read_grant(value, "as_of")
    except Unreadable as unreadable:
        problems.extend(unreadable.problems)
        return now
    if moment.hour is None:
        problems.append(Problem("as_of", "impossible_moment"))
        return now
    return datetime.combine(moment.day, moment.hour)


def _orders(tree: Tree, problems: list[Problem]) -> tuple[HeldOrder, ...]:
    values = tree.get("orders")
    fault = _fault_of_list(values, given="orders" in tree)
    if fault or not isinstance(values, list):
        problems.append(Problem("orders", fault or "wrong_type", {"most": str(MOST_ORDERS)}))
        return ()
    read = (read_order(value, f"orders.{n}", problems) for n, value in enumerate(values))
    orders = tuple(order for order in read if order is not None)
    if sum(len(order.protected) for order in orders) > MOST_NAMED:
        problems.append(Problem("orders", "too_many_named", {"most": str(MOST_NAMED)}))
    return orders


def _fault_of_list(values: object, *, given: bool) -> str | None:
    if not given:
        return "missing"
    if not isinstance(values, list):
        return "wrong_type"
    if len(values) > MOST_ORDERS:
        return "too_many"
    return None if values else "empty"


def _contradictions(orders: tuple[HeldOrder, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, order in enumerate(orders):
        if order.id in seen:
            yield Problem(f"orders.{number}.id", "repeated")
        seen.add(order.id)
        if expires_before_issued(order):
            yield Problem(f"orders.{number}.expires_on", "ends_before_issued")
        if order.restrained in order.protected:
            yield Problem(f"orders.{number}.restrained", "protects_restrained")
