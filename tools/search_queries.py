"""Writes docs/search-queries.md: what people ask the guide, and at which place it answers.

python -m tools.search_queries          write it
python -m tools.search_queries --check  exit 1 where it is not what the search finds
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import yaml

from fieldref.content.loader import Tree
from fieldref.content.search import search
from fieldref.core.words import LANGUAGES
from fieldref.paths import ROOT

CASES = ROOT / "tests" / "cases" / "search.yaml"
FILE = ROOT / "docs" / "search-queries.md"
NAMES = {"en": "English", "es": "Spanish"}
FIRST, THREE = 1, 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of the labelled set and the place of its expected hit, None where it is not found."""

    query: str
    lang: str
    expected: str
    place: int | None

    def within(self, most: int) -> bool:
        """Whether what was expected is among the first so many."""
        return self.place is not None and self.place <= most


def cases() -> list[Tree]:
    """The labelled queries."""
    queries: list[Tree] = yaml.safe_load(CASES.read_text(encoding="utf-8"))["queries"]
    return queries


@cache
def asked() -> tuple[Asked, ...]:
    """Every labelled query, asked."""
    return tuple(_asked(case) for case in cases())


def share(most: int) -> float:
    """The share of queries that find what was expected among the first so many."""
    return sum(each.within(most) for each in asked()) / len(asked())


def report() -> str:
    """The document."""
    rows = (_row(each) for each in asked())
    return "\n".join(chain(_head(), rows)) + "\n"


def _head() -> Iterator[str]:
    yield "# What people ask the guide, and where it answers"
    yield ""
    yield "Written by `python -m tools.search_queries` from `tests/cases/search.yaml`, which says"
    yield "how the queries came about. The place is that of the expected hit."
    yield ""
    yield "| language | queries | first | in the first three |"
    yield "| --- | --- | --- | --- |"
    for langs, name in (*(((lang,), NAMES[lang]) for lang in LANGUAGES), (LANGUAGES, "both")):
        yield _total([each for each in asked() if each.lang in langs], name)
    yield ""
    yield "| asked | language | expected | place |"
    yield "| --- | --- | --- | --- |"


def _total(rows: list[Asked], name: str) -> str:
    first, three = (sum(each.within(most) for each in rows) for most in (FIRST, THREE))
    count = len(rows)
    return f"| {name} | {count} | {first} ({first / count:.1%}) | {three} ({three / count:.1%}) |"


def _row(each: Asked) -> str:
    place = each.place or "not found"
    return f"| {each.query} | {NAMES[each.lang]} | `{each.expected}` | {place} |"


def _asked(case: Tree) -> Asked:
    found = [_name(hit) for hit in search(case["q"], case["lang"])["results"]]
    place = found.index(case["expect"]) + 1 if case["expect"] in found else None
    return Asked(case["q"], case["lang"], case["expect"], place)


def _name(hit: Tree) -> str:
    """An article by its name alone, anything else with its kind."""
    return str(hit["slug"] if hit["kind"] == "article" else f"{hit['kind']}:{hit['slug']}")


def main(arguments: list[str]) -> int:
    """Write or compare; 0 where the document says what the search finds."""
    text = report()
    if "--check" not in arguments:
        FILE.write_text(text, encoding="utf-8")
    print(f"Labelled queries: {share(FIRST):.1%} first, {share(THREE):.1%} among the first three")
    return int(FILE.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
