"""How strict a term is, and which of several orders was issued last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from fieldref.core.orders import HeldOrder, Value

Rank = Literal["epo", "civil", "criminal"]
NO_CONTACT: Final = 2
_CONTACT: Final = {"none": NO_CONTACT, "peaceful": 1}


@dataclass(frozen=True, slots=True, eq=False)
class Contender:
    """An order in force that takes part in the ranking, and how strict each of its terms is.

    ``rank_in_doubt``: whether it is civil or criminal was not said. ``force_in_doubt``: it may
    have ended. Two contenders are the same only if they are the same object.
    """

    id: str
    order: HeldOrder
    rank: Rank
    strict: Mapping[str, int]
    rank_in_doubt: bool = False
    force_in_doubt: bool = False


# One order's term on the provision at issue, with its strictness.
Spoken = tuple[Contender, int]


def strictness(value: Value) -> int:
    """Greater is more restrictive: no contact over peaceful contact, more yards over fewer.

    An order that is silent on a provision is at 0, below every term.
    """
    return _CONTACT[value] if isinstance(value, str) else int(value)


def latest(contenders: Sequence[Contender]) -> tuple[Contender, ...]:
    """Those that may have been issued last: several where dates and times cannot tell them apart.

    Of orders of one day, one without a time may be before or after any other; so may one
    without a date be, of all of them.
    """
    days = [day for one in contenders if (day := one.order.issued_on) is not None]
    undated = tuple([one for one in contenders if one.order.issued_on is None])
    if not days:
        return undated
    return (*_latest_dated(contenders, max(days)), *undated)


def _latest_dated(contenders: Sequence[Contender], day: date) -> tuple[Contender, ...]:
    today = tuple([one for one in contenders if one.order.issued_on == day])
    if len(today) == 1:
        return today
    last = max((at for one in today if (at := one.order.issued_at) is not None), default=None)
    return tuple(one for one in today if one.order.issued_at in (None, last))


def may_be_as_late(one: Contender, last: tuple[Contender, ...]) -> bool:
    """Whether an order may have been issued no earlier than those that were issued last."""
    order, other = one.order, last[0].order
    if order.issued_on is None or other.issued_on is None:
        return True
    if order.issued_on != other.issued_on:
        return order.issued_on > other.issued_on
    at = next((a for each in last if (a := each.order.issued_at) is not None), None)
    return order.issued_at is None or at is None or order.issued_at >= at
