"""Decision tables: equality only, first match, three-valued.

A row says which values each named fact must have, and what follows. A fact that was not asked yet
is absent; "unknown" is an answer like any other. Nothing here computes, compares or counts: what
equality cannot say is computed before and handed in as a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

Facts = Mapping[str, str]
VERDICT: Final = "verdict"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rule: the values that facts must have (``when``), what follows (``outcome``), and the
    days on which it is law (``since`` and, where it has ended, ``until``, both included).
    """

    id: str
    when: Mapping[str, frozenset[str]]
    outcome: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    since: date = date.min
    until: date | None = None

    @property
    def verdict(self) -> str | None:
        """The verdict that the row gives, if it gives one."""
        found = self.outcome.get(VERDICT)
        return None if found is None else str(found)

    def is_law(self, day: date) -> bool:
        """Whether the row applies on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def matches(self, facts: Facts) -> bool | None:
        """True or False where the given facts decide it; None where an absent one still could."""
        undetermined = False
        for name, values in self.when.items():
            given = facts.get(name)
            if given is None:
                undetermined = True
            elif given not in values:
                return False
        return None if undetermined else True

    def first_absent(self, facts: Facts) -> str | None:
        """The fact of this row to ask for next."""
        return next((name for name in self.when if name not in facts), None)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order in which they are tried."""

    id: str
    rows: tuple[Row, ...]

    def on(self, day: date) -> Table:
        """The table as it is law on a day."""
        return Table(self.id, tuple(row for row in self.rows if row.is_law(day)))

    def reads(self) -> frozenset[str]:
        """Every fact that some row reads."""
        return frozenset(name for row in self.rows for name in row.when)


@dataclass(frozen=True, slots=True)
class Decision:
    """The row that decides, or None and the facts still ``missing``, the next to ask first.

    Both empty: the table has no rule for these facts.
    """

    row: Row | None
    missing: tuple[str, ...] = ()


def decide(table: Table, facts: Facts) -> Decision:
    """The first row that matches, if no absent fact could lead to another verdict.

    A row that reads an absent fact might match or not. The walk goes on past it; a later row that
    does match decides only where every such row before it gives the same verdict. So no verdict is
    ever one that some value of an absent fact would contradict.
    """
    open_rows: list[Row] = []
    for row in table.rows:
        matched = row.matches(facts)
        if matched is None:
            open_rows.append(row)
        elif matched:
            if all(before.verdict == row.verdict for before in open_rows):
                return Decision(row)
            break
    return Decision(None, _missing(open_rows, facts))


def first_match(table: Table, facts: Facts) -> Row | None:
    """The first row all of whose facts are given and match; for tables that add to a verdict."""
    return next((row for row in table.rows if row.matches(facts)), None)


def _missing(rows: Iterable[Row], facts: Facts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_absent(rows, facts)))


def _absent(rows: Iterable[Row], facts: Facts) -> Iterator[str]:
    for row in rows:
        name = row.first_absent(facts)
        if name is not None:
            yield name
