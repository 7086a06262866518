"""Sorts orders into those that are ranked, those enforced beside them, and those not counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from fieldref.core.orders import HeldOrder
from fieldref.core.priority_rules import OrderFacts, Rules, Ruling
from fieldref.core.ranking import Reason
from fieldref.core.standing_orders import doubt, standing
from fieldref.core.strictness import Contender, Rank, strictness

_RANKS: dict[str, Rank] = {"epo": "epo", "civil": "civil", "criminal": "criminal"}
RANK_DOUBT = "kind_not_stated"


@dataclass(slots=True)
class Sorted:
    """Orders by what becomes of them; and which single orders a reason or a doubt is about."""

    contenders: list[Contender] = field(default_factory=list)
    beside: list[HeldOrder] = field(default_factory=list)
    not_counted: dict[str, Reason] = field(default_factory=dict)
    noted: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    open_points: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[str, None] = field(default_factory=dict)


def sort_out(orders: Iterable[HeldOrder], as_of: datetime, rules: Rules) -> Sorted:
    """Every order in its place, in the order of their names."""
    found = Sorted()
    for order in sorted(orders, key=lambda one: one.id):
        ruling = rules.ruling("class", OrderFacts(order.family, order.kind or "unstated"))
        found.rows.update(dict.fromkeys(ruling.rows))
        _place(found, order, ruling, as_of)
    return found


def _place(found: Sorted, order: HeldOrder, ruling: Ruling, as_of: datetime) -> None:
    if ruling.follow == "not_an_order":
        found.not_counted[order.id] = "not_an_order"
        return
    stands = standing(order, as_of)
    if stands != "in_force":
        found.not_counted[order.id] = stands
        return
    doubted = doubt(order, as_of)
    _note(found, order, ruling, doubted)
    if ruling.follow == "beside":
        found.beside.append(order)
        found.not_counted[order.id] = "takes_no_part"
        return
    found.contenders.append(_contender(order, ruling, in_doubt=doubted is not None))


def _contender(order: HeldOrder, ruling: Ruling, *, in_doubt: bool) -> Contender:
    return Contender(
        id=order.id,
        order=order,
        rank=_RANKS[ruling.follow],
        strict={name: strictness(value) for name, value in order.terms.items()},
        rank_in_doubt=RANK_DOUBT in ruling.open_points,
        force_in_doubt=in_doubt,
    )


def _note(found: Sorted, order: HeldOrder, ruling: Ruling, doubted: str | None) -> None:
    for code in ruling.because:
        found.noted[code].append(order.id)
    for code in (*ruling.open_points, *([doubted] if doubted else ())):
        found.open_points[code].append(order.id)
