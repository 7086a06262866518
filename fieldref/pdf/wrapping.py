"""Breaks texts into lines and finds the size at which they fit. Nothing is ever cut off.

A line breaks at white space; a word wider than the line breaks between letters. A line does not
end in a hyphen where that can be avoided, because programs that read text back from a PDF take
such a hyphen for a word break and drop it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldref.core.forms import Area
from fieldref.pdf.faces import widths

LARGEST = 10.0
SMALLEST = 8.0
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)
LEADING = 1.16


@dataclass(frozen=True, slots=True)
class Setting:
    """A text broken into lines at one type size, in points."""

    size: float
    lines: tuple[str, ...]

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.leading * len(self.lines)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is at a type size, in points."""
    return _width(text, widths("B" if bold else "")) * size / 1000


def set_at(text: str, size: float, width: float, *, bold: bool = False) -> Setting:
    """A text broken into lines of at most ``width`` points; its own line ends are kept."""
    return Setting(size, tuple(_lines(text, width * 1000 / size, widths("B" if bold else ""))))


def fitted(text: str, area: Area, several_lines: bool) -> Setting | None:
    """A text at the largest size at which it fits an area whole; None where it never does."""
    if not several_lines:
        return _on_one_line(" ".join(text.split()), area.width)
    for size in SIZES:
        if _surely_too_long(text, size, area):
            continue
        setting = set_at(text, size, area.width)
        if setting.height <= area.height:
            return setting
    return None


def ranges(
    words: Sequence[str], sizes: Sequence[float], limit: float, space: float
) -> Iterator[slice]:
    """Where to break words of known widths into lines, as slices of the words."""
    start, used = 0, 0.0
    for here, size in enumerate(sizes):
        while start < here and used + space + size > limit:
            stop = _stop(words, start, here)
            yield slice(start, stop)
            start = stop
            used = sum(sizes[start:here]) + space * max(0, here - start - 1)
        used += size + (space if here > start else 0)
    yield slice(start, len(words))


def _stop(words: Sequence[str], start: int, here: int) -> int:
    stop = here
    while stop > start + 1 and words[stop - 1].endswith("-"):
        stop -= 1
    return stop if not words[stop - 1].endswith("-") else here


def _on_one_line(text: str, width: float) -> Setting | None:
    natural = width_of(text, 1.0)
    for size in SIZES:
        if natural * size <= width:
            return Setting(size, (text,))
    return None


def _surely_too_long(text: str, size: float, area: Area) -> bool:
    rows = int(area.height // (size * LEADING))
    return width_of(text, size) > rows * area.width + rows * size


def _lines(text: str, limit: float, known: Mapping[str, float]) -> Iterator[str]:
    for line in text.replace("\t", "\n").splitlines():
        words = [piece for word in line.split() for piece in _pieces(word, limit, known)]
        sizes = [_width(word, known) for word in words]
        for part in ranges(words, sizes, limit, known[" "]):
            yield " ".join(words[part])


def _pieces(word: str, limit: float, known: Mapping[str, float]) -> Iterator[str]:
    """A word, or where it is wider than the line, its parts of at most one line."""
    if _width(word, known) <= limit:
        yield word
        return
    start, used = 0, 0.0
    for here, letter in enumerate(word):
        if here > start and used + known[letter] > limit:
            stop = _stop(word, start, here)
            yield word[start:stop]
            start, used = stop, _width(word[stop:here], known)
        used += known[letter]
    yield word[start:]


def _width(text: str, known: Mapping[str, float]) -> float:
    return sum(map(known.__getitem__, text))
