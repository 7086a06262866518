"""The counties and their courts as read from data/calendar/counties/."""

from __future__ import annotations

from datetime import time
from functools import cache

from fieldref.content.loader import Tree, load, names
from fieldref.core.courts import County, CountyClosure, Courthouse
from fieldref.core.words import Words

FOLDER = "calendar/counties"


class UnknownCounty(KeyError):
    """A slug that names no county of California; ``slug`` is what was asked for."""

    code = "unknown_county"

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


@cache
def counties() -> tuple[County, ...]:
    """The 58 counties by name; read once per process."""
    return tuple(sorted(map(_county, map(load, names(FOLDER))), key=lambda each: each.name.en))


def county(slug: str) -> County:
    """The county with a slug such as ``los-angeles``.

    Raises:
        UnknownCounty: no county has it.
    """
    found = _by_slug().get(slug)
    if found is None:
        raise UnknownCounty(slug)
    return found


@cache
def _by_slug() -> dict[str, County]:
    return {each.slug: each for each in counties()}


def _county(tree: Tree) -> County:
    return County(
        slug=tree["slug"],
        name=Words(**tree["name"]),
        doubt=_words(tree["doubt"]),
        courts=tuple(_courthouse(row) for row in tree["courts"]),
        closures=tuple(_closure(row) for row in tree["closures"]),
    )


def _courthouse(row: Tree) -> Courthouse:
    closes = row["counter_closes"]
    read = {
        "counter_hours": _words(row["counter_hours"]),
        "counter_closes": None if closes is None else time.fromisoformat(closes),
    }
    return Courthouse(**(row | read))


def _closure(row: Tree) -> CountyClosure:
    return CountyClosure(row["day"], Words(**row["reason"]), row["source"])


def _words(tree: Tree | None) -> Words | None:
    return None if tree is None else Words(**tree)
