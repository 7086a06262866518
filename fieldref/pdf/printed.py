"""The printed words of a form, broken into lines once and drawn many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fieldref.core.forms import Paragraph
from fieldref.pdf.sheet import ASCENT, Sheet
from fieldref.pdf.wrapping import ranges, width_of

LEADING = 1.17


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of one line in one weight, at its place on the page (points)."""

    text: str
    x: float
    baseline: float
    bold: bool


def draw_paragraph(sheet: Sheet, paragraph: Paragraph) -> None:
    """Writes a paragraph of the form into its area."""
    for segment in segments(paragraph):
        sheet.write(segment.text, segment.x, segment.baseline, paragraph.size, segment.bold)


@lru_cache(maxsize=1024)
def segments(paragraph: Paragraph) -> tuple[Segment, ...]:
    """A paragraph as what is written where; its lead in bold."""
    words = paragraph.text.split()
    lead = len(paragraph.lead.split())
    sizes = [_room_for(word, paragraph.size, n < lead) for n, word in enumerate(words)]
    space = width_of(" ", paragraph.size)
    found: list[Segment] = []
    for row, part in enumerate(ranges(words, sizes, paragraph.area.width, space)):
        bold = max(0, lead - part.start)
        top = paragraph.area.y + row * LEADING * paragraph.size
        line = words[part]
        found.extend(_line(paragraph, line[:bold], line[bold:], top + ASCENT * paragraph.size))
    return tuple(found)


def height_of(paragraph: Paragraph) -> float:
    """How much of its area a paragraph needs from the top, in points."""
    rows = len({segment.baseline for segment in segments(paragraph)})
    return rows * LEADING * paragraph.size


def _room_for(word: str, size: float, bold: bool) -> float:
    """A word and, in bold, what its space is wider than a plain one."""
    extra = width_of(" ", size, bold=True) - width_of(" ", size) if bold else 0.0
    return width_of(word, size, bold) + extra


def _line(
    paragraph: Paragraph, bold: Sequence[str], plain: Sequence[str], baseline: float
) -> list[Segment]:
    texts = [(" ".join(words), is_bold) for words, is_bold in ((bold, True), (plain, False))]
    widths = [width_of(text, paragraph.size, is_bold) for text, is_bold in texts]
    gap = width_of(" ", paragraph.size) if bold and plain else 0.0
    room = paragraph.area.width - sum(widths) - gap
    x = paragraph.area.x + {"left": 0.0, "center": room / 2, "right": room}[paragraph.align]
    places = (x, x + widths[0] + gap)
    return [
        Segment(text, place, baseline, is_bold)
        for (text, is_bold), place in zip(texts, places, strict=True)
        if text
    ]
