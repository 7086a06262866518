"""Shows in a hit what was meant: the words that stand for what was typed, however it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from fieldref.content.search_terms import in_every_language, words

# A word with its apostrophe, a number with its part behind the point, or what is between them.
_PART = re.compile(r"\d+\.\d+|[^\W_]+(?:['’][^\W_]+)*|[\W_]+")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``meant`` where it is what was asked for."""

    text: str
    meant: bool = False


def marked(text: str, meant: frozenset[str]) -> tuple[Piece, ...]:
    """A text in pieces that together are the text; neighbours are never alike."""
    parts = [(part, _is_meant(part, meant)) for part in _PART.findall(text)]
    return tuple(_joined(_closed(parts)))


def _closed(parts: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """What is between two words that were meant belongs to them: "DV-110" is one piece."""
    for place, (part, meant) in enumerate(parts):
        around = [*parts[place - 1 : place], *parts[place + 1 : place + 2]]
        between = not _meanings(part) and len(around) == 2
        yield part, meant or (between and all(each for _part, each in around))


def _joined(parts: Iterator[tuple[str, bool]]) -> Iterator[Piece]:
    for meant, group in groupby(parts, key=lambda part: part[1]):
        yield Piece("".join(part for part, _meant in group), meant)


def _is_meant(part: str, meant: frozenset[str]) -> bool:
    return not meant.isdisjoint(_meanings(part))


@lru_cache(maxsize=20_000)
def _meanings(part: str) -> frozenset[str]:
    """What a word may stand for; nothing where it is no word."""
    return frozenset(each for word in words(part) for each in in_every_language(word))
