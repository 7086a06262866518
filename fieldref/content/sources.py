"""Every authority of the registry with the articles that rest on it, by code of law or kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from fieldref.content.articles import articles
from fieldref.content.citations import FILE, Citation, citation
from fieldref.content.loader import load
from fieldref.core.articles import Article

# How the keys of a shelf begin, in the order of the page; whatever is left stands on the last.
SHELVES: Final = ("fam", "pen", "ccp", "wic", "form", "")


@dataclass(frozen=True, slots=True)
class Cited:
    """An authority and the articles that name it, in the order of the guide."""

    citation: Citation
    articles: tuple[Article, ...]


@cache
def sources() -> Mapping[str, tuple[Cited, ...]]:
    """Shelf -> its authorities, in the order of the registry."""
    naming = _naming()
    found: dict[str, list[Cited]] = {shelf: [] for shelf in SHELVES}
    for key in load(FILE):
        found[_shelf(key)].append(Cited(citation(key), naming.get(key, ())))
    return {shelf: tuple(rows) for shelf, rows in found.items() if rows}


def _shelf(key: str) -> str:
    begun = key.partition("-")[0]
    return begun if begun in SHELVES else ""


def _naming() -> Mapping[str, tuple[Article, ...]]:
    found: dict[str, tuple[Article, ...]] = {}
    for key, each in _pairs():
        found[key] = (*found.get(key, ()), each)
    return found


def _pairs() -> Iterator[tuple[str, Article]]:
    for each in articles().values():
        yield from ((key, each) for key in each.every_cite())
