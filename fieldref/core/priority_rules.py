"""The decision tables of the priorities for enforcement, each set of facts looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from fieldref.core.tables import Row, Table, first_match


class FactTuple(Protocol):
    """Facts by name, as a named tuple of values."""

    def _asdict(self) -> dict[str, Any]: ...


class OrderFacts(NamedTuple):
    """What decides which class an order belongs to."""

    family: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rows that apply say: the first decides, the others add reasons and doubts.

    ``follow`` names whose value is followed, or which class an order has, or who leads.
    """

    follow: str
    tier: int | None
    settled: bool
    because: tuple[str, ...]
    open_points: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The tables of one edition by part: the first of a part decides, the others add to it."""

    edition: date
    parts: Mapping[str, tuple[Table, ...]]
    _known: dict[tuple[str, FactTuple], Ruling] = field(default_factory=dict)

    def ruling(self, part: str, facts: FactTuple) -> Ruling:
        """What a part says of some facts.

        Raises:
            LookupError: no row decides; the tables are tested to leave no facts without one.
        """
        found = self._known.get((part, facts))
        if found is None:
            found = self._known[part, facts] = self._ruled(part, facts._asdict())
        return found

    def _ruled(self, part: str, facts: dict[str, str]) -> Ruling:
        first, *others = self.parts[part]
        row = first_match(first, facts)
        if row is None:
            raise LookupError(f"{part}: no row for {facts}")
        whole = {**facts, "tier": str(row.outcome.get("tier") or "none")}
        added = [found for one in others if (found := first_match(one, whole))]
        return _joined(row, added)


def _joined(row: Row, added: list[Row]) -> Ruling:
    rows = (row, *added)
    return Ruling(
        follow=row.outcome["follow"],
        tier=row.outcome.get("tier"),
        settled=all(one.outcome.get("settled", True) for one in rows),
        because=_listed(rows, "because"),
        open_points=_listed(rows, "open"),
        rows=tuple(one.id for one in rows),
    )


def _listed(rows: tuple[Row, ...], key: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(code for row in rows for code in row.outcome.get(key, ())))
