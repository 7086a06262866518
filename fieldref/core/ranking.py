"""Which of several orders is followed: the answer, pair by pair and provision by provision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from fieldref.core.orders import HeldOrder, Value
from fieldref.core.priority_rules import Ruling

Reason = Literal["expired", "not_yet_in_force", "not_an_order", "takes_no_part"]


class ProvisionRanking(NamedTuple):
    """What is enforced on one provision, from which orders, and by which ruling.

    ``speaking`` names every order in force that says something on it. The tier is None where no
    tier of the list had to be asked.
    """

    provision: str
    enforce: Value
    sources: tuple[str, ...]
    speaking: tuple[str, ...]
    ruling: Ruling
    tier: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupRanking:
    """What holds for the orders of a protected and a restrained person that take part.

    Persons under the same orders share it.
    """

    orders: tuple[HeldOrder, ...]
    leading: str | None
    provisions: tuple[ProvisionRanking, ...]
    ruling: Ruling

    @property
    def settled(self) -> bool:
        """Whether the law settles the ranking and every provision."""
        return self.ruling.settled and all(one.ruling.settled for one in self.provisions)


@dataclass(frozen=True, slots=True)
class RankedPair:
    """A protected and a restrained person, with the orders enforced beside the ranking."""

    protected: str
    restrained: str
    group: GroupRanking
    beside: tuple[HeldOrder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The whole answer.

    ``not_counted`` gives the reason by order; ``noted`` the reasons and ``open_points`` the doubts
    that belong to single orders, each with the orders it is about.
    """

    pairs: tuple[RankedPair, ...]
    not_counted: Mapping[str, Reason]
    noted: Mapping[str, tuple[str, ...]]
    open_points: Mapping[str, tuple[str, ...]]
    rows: tuple[str, ...]
