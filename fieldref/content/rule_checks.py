"""Checks what the shape of a rule file cannot say: facts, codes, rows that nothing reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from fieldref.content.court_forms import form_codes
from fieldref.content.decision_answer import read_off
from fieldref.content.decision_question import read_facts
from fieldref.content.loader import Tree
from fieldref.content.rulebook import table
from fieldref.core.errors import Contradiction, Unreadable
from fieldref.core.tables import Table

TOPICS = ("notice", "arrest")
# What the first table hands to the tables that add to its verdict.
OUTCOMES = ("verdict", "route")
_LISTED = {"do": "acts", "open": "open_points", "charges": "charges"}


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A fault at a place of a rule file."""

    file: str
    path: tuple[str | int, ...]
    text: str


def rule_faults(trees: Mapping[str, Tree], cases: Path) -> Iterator[RuleFault]:
    """Everything wrong with the rules among some data files, by name below data/.

    Whether every row is reached is seen only where there are cases.
    """
    if cases.is_dir():
        yield from unreached(trees, cases)
    facts: Tree = trees["rules/facts.yaml"]["facts"]
    for topic in TOPICS:
        file = f"rules/{topic}.yaml"
        yield from _of_rows(file, trees[file], facts)
        yield from _of_codes(file, trees[file])
    yield from _unread(trees, facts)


def _rows(tree: Tree) -> Iterator[tuple[tuple[str | int, ...], Tree]]:
    for number, part in enumerate(tree["tables"]):
        for place, row in enumerate(part["rows"]):
            yield ("tables", number, "rows", place), row


def _of_rows(file: str, tree: Tree, facts: Tree) -> Iterator[RuleFault]:
    seen: set[str] = set()
    for path, row in _rows(tree):
        if row["id"] in seen:
            yield RuleFault(file, path, f"row id {row['id']!r} stands twice")
        seen.add(row["id"])
        for name, values in row["when"].items():
            for value in values:
                if not _may_be(name, value, facts, tree):
                    text = f"{row['id']} reads {name} = {value!r}, which it can never be"
                    yield RuleFault(file, (*path, "when", name), text)
        if "verdict" in row and "quote" not in row:
            yield RuleFault(file, path, f"{row['id']} gives a verdict and quotes no law")


def _may_be(name: str, value: str, facts: Tree, tree: Tree) -> bool:
    if name == "verdict":
        return value in tree["verdicts"]
    if name == "route":
        return value in tree["inputs"]
    if name == "form":
        return value in form_codes()
    return name in facts and value in facts[name]["values"]


def _of_codes(file: str, tree: Tree) -> Iterator[RuleFault]:
    """Codes that rows name and the file does not put into words, and the other way round."""
    for key, part in _LISTED.items():
        known = tree.get(part, {})
        used: set[str] = set()
        for path, row in _rows(tree):
            used.update(row.get(key, ()))
            for code in set(row.get(key, ())) - known.keys():
                yield RuleFault(file, (*path, key), f"{row['id']}: {code!r} has no words")
        for code in known.keys() - used:
            yield RuleFault(file, (part, code), f"{code!r} is said by no row")


def _unread(trees: Mapping[str, Tree], facts: Tree) -> Iterator[RuleFault]:
    read: set[str] = set()
    for topic in TOPICS:
        for _path, row in _rows(trees[f"rules/{topic}.yaml"]):
            read.update(row["when"])
    read.update(fact["from"] for name, fact in facts.items() if "from" in fact and name in read)
    for name in facts.keys() - read:
        yield RuleFault("rules/facts.yaml", ("facts", name), f"no row reads the fact {name!r}")


def unreached(trees: Mapping[str, Tree], folder: Path) -> Iterator[RuleFault]:
    """Rows that no case of a folder of case files reaches."""
    for topic in TOPICS:
        file = f"rules/{topic}.yaml"
        tables = [table(part) for part in trees[file]["tables"]]
        cases = yaml.safe_load((folder / f"{topic}.yaml").read_text(encoding="utf-8"))["cases"]
        reached = {row for case in cases for row in _speaking(topic, tables, case["facts"])}
        for path, row in _rows(trees[file]):
            if row["id"] not in reached:
                yield RuleFault(file, path, f"no case reaches {row['id']}")


def _speaking(topic: str, tables: list[Table], facts: Tree) -> Iterator[str]:
    try:
        found = read_off(tables, read_facts(topic, facts))
    except (Contradiction, Unreadable):
        return
    yield from (row.id for row in found.rows)
