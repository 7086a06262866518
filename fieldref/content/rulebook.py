"""The decision tables of data/rules: which facts they read, their rows, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from fieldref.content.loader import Tree, load
from fieldref.core.tables import Row, Table

FACTS = "rules/facts.yaml"
# What stands in a row beside its outcome.
_RULE = ("id", "in_force", "when")


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact: the values it may have (None: a form code), and what it is computed from, if so."""

    name: str
    values: frozenset[str] | None
    computed_from: str | None
    words: Tree

    def asked(self) -> str:
        """The fact that people are asked for it."""
        return self.computed_from or self.name


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One topic: its tables (the first gives the verdict, the others add to it) and its words."""

    id: str
    edition: date
    inputs: tuple[str, ...]
    tables: tuple[Table, ...]
    words: Tree

    def act(self, code: str) -> Tree:
        """What there is to do, by its code."""
        return self._words("acts", code)

    def open_point(self, code: str) -> Tree:
        """What the law leaves open, by its code."""
        return self._words("open_points", code)

    def charge(self, code: str) -> Tree:
        """A violation that it may be, by its code."""
        return self._words("charges", code)

    def verdict(self, code: str) -> Tree:
        """How a verdict is called: headline, the sentence for the radio, its tone."""
        return self._words("verdicts", code)

    def _words(self, part: str, code: str) -> Tree:
        found: Tree = self.words[part][code]
        return found


@cache
def rulebook(topic: str) -> Rulebook:
    """The rules of a topic ("notice", "arrest") with every row, whenever it was law."""
    tree = load(f"rules/{topic}.yaml")
    return Rulebook(
        id=tree["id"],
        edition=tree["edition"],
        inputs=tuple(tree["inputs"]),
        tables=tuple(table(part) for part in tree["tables"]),
        words=tree,
    )


@lru_cache(maxsize=64)
def tables_on(topic: str, day: date) -> tuple[Table, ...]:
    """The tables of a topic as they are law on a day."""
    return tuple(one.on(day) for one in rulebook(topic).tables)


def table(tree: Tree) -> Table:
    """A table of a data file."""
    return Table(tree["id"], tuple(_row(row) for row in tree["rows"]))


@cache
def fact_specs() -> Mapping[str, FactSpec]:
    """Every fact by name."""
    return {name: _spec(name, words) for name, words in load(FACTS)["facts"].items()}


def _row(tree: Tree) -> Row:
    outcome: dict[str, Any] = {key: value for key, value in tree.items() if key not in _RULE}
    return Row(
        id=tree["id"],
        when={name: frozenset(values) for name, values in tree["when"].items()},
        outcome=outcome,
        since=tree["in_force"]["from"],
        until=tree["in_force"].get("to"),
    )


def _spec(name: str, words: Tree) -> FactSpec:
    values = words.get("values")
    return FactSpec(
        name=name,
        values=None if values is None else frozenset(values),
        computed_from=words.get("from"),
        words=words,
    )
