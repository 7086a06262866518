"""The priorities for enforcement as data: the wording adopted in 2023, and the 2022 proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Final

from fieldref.content.loader import Tree, load
from fieldref.content.rulebook import table
from fieldref.core.orders import HeldOrder
from fieldref.core.priority import Ranker, by_provision, rank
from fieldref.core.priority_draft import by_whole_order
from fieldref.core.priority_rules import Rules
from fieldref.core.ranking import Ranking
from fieldref.core.tables import Table

ADOPTED: Final = "2023-01-01"
PROPOSED: Final = "2022-03-22"
FILE: Final = "rules/priority.yaml"
_FILES: Mapping[str, tuple[str, ...]] = {
    ADOPTED: (FILE,),
    PROPOSED: ("rules/priority-2022.yaml", FILE),
}
_RANKERS: Mapping[str, Ranker] = {ADOPTED: by_provision, PROPOSED: by_whole_order}
EDITIONS: Final = tuple(_FILES)


@dataclass(frozen=True, slots=True, eq=False)
class PriorityBook:
    """One edition: its rules, and the words for every code that its rows name.

    ``reasons`` stand in the order in which a person would say them.
    """

    edition: str
    reasons: Mapping[str, Tree]
    open_points: Mapping[str, Tree]
    lines: Mapping[str, Tree]

    def rank(self, orders: tuple[HeldOrder, ...], as_of: datetime) -> Ranking:
        """What this edition says of some orders at a moment."""
        day = max(as_of.date(), date.fromisoformat(self.edition))
        return rank(orders, as_of, rules_on(self.edition, day), _RANKERS[self.edition])


@cache
def priority_book(edition: str = ADOPTED) -> PriorityBook:
    """An edition by its date. Raises KeyError for any other date."""
    trees = [load(file) for file in _FILES[edition]]
    return PriorityBook(
        edition=edition,
        reasons=_joined(trees, "reasons"),
        open_points=_joined(trees, "open_points"),
        lines={**trees[-1]["lines"], **trees[0]["lines"]},
    )


@lru_cache(maxsize=64)
def rules_on(edition: str, day: date) -> Rules:
    """The rules of an edition as its rows apply on a day."""
    parts: dict[str, tuple[Table, ...]] = {}
    for file in reversed(_FILES[edition]):
        parts.update(_parts(file, day))
    return Rules(date.fromisoformat(edition), parts)


def _parts(file: str, day: date) -> dict[str, tuple[Table, ...]]:
    """The tables by part; a table named ``pair.kind`` adds to the part ``pair``."""
    found: dict[str, tuple[Table, ...]] = {}
    for tree in load(file)["tables"]:
        part = tree["id"].partition(".")[0]
        found[part] = (*found.get(part, ()), table(tree).on(day))
    return found


def _joined(trees: list[Tree], key: str) -> dict[str, Tree]:
    return {code: words for tree in trees for code, words in tree[key].items()}
