"""Which subdivision of a section its words stand in: 836, (c), (2)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from string import ascii_lowercase, ascii_uppercase

Labels = tuple[str, ...]
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
# The series in which the codes count, from the outermost: (a) (1) (A) (i) (I).
_SERIES: tuple[Labels, ...] = (
    tuple(ascii_lowercase),
    tuple(str(number) for number in range(1, 100)),
    tuple(ascii_uppercase),
    _ROMANS,
    tuple(roman.upper() for roman in _ROMANS),
)
_OPENING = re.compile(r"(?:\(\w{1,5}\) ?)+")
_Place = dict[int, str]


def subdivisions(paragraphs: Iterable[str]) -> tuple[tuple[int, Labels], ...]:
    """Where each paragraph of a section begins in its folded text, and its labels."""
    return tuple(_marks(paragraphs))


def at(marks: tuple[tuple[int, Labels], ...], offset: int) -> Labels:
    """The labels under which a place of a section's text stands: c, 2."""
    number = bisect_right([start for start, _labels in marks], offset) - 1
    return marks[number][1] if number >= 0 else ()


def _marks(paragraphs: Iterable[str]) -> Iterator[tuple[int, Labels]]:
    labelled = [(paragraph, _labels(paragraph)) for paragraph in paragraphs]
    coming = [label for _paragraph, labels in labelled for label in labels]
    place: _Place = {}
    offset = passed = 0
    for paragraph, labels in labelled:
        for label in labels:
            passed += 1
            place = _entered(place, label, coming[passed] if passed < len(coming) else "")
        yield offset, tuple(place[level] for level in sorted(place))
        offset += len(paragraph) + 1


def _labels(paragraph: str) -> list[str]:
    opening = _OPENING.match(paragraph)
    return re.findall(r"\w+", opening.group()) if opening else []


def _entered(place: _Place, label: str, coming: str) -> _Place:
    """The place after a label: the innermost series that it can go on with or begin."""
    fitting = [level for level, series in enumerate(_SERIES) if label in series]
    if not fitting:
        return place
    level = next((n for n in reversed(fitting) if _fits(place, n, label, coming)), fitting[0])
    return {**{n: mark for n, mark in place.items() if n < level}, level: label}


def _fits(place: _Place, level: int, label: str, coming: str) -> bool:
    series = _SERIES[level]
    number = series.index(label)
    if number:
        return place.get(level) == series[number - 1]
    # After (h), (i) is a letter unless (ii) comes next.
    return level < 3 or (level - 1 in place and coming.lower() in ("i", "ii"))
