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
    sizes = [width_of(w, paragraph.size, n < lead) for n, w in enumerate(words)]
    limit = paragraph.area.width * 1000 / paragraph.size
    found: list[Segment] = []
    for number, part in enumerate(ranges(words, [s * 1000 / paragraph.size for s in sizes], limit)):
        top = paragraph.area.y + number * LEADING * paragraph.size
        bold, plain = (
            words[part][: max(0, lead - part.start)],
            words[part][max(0, lead - part.start) :],
        )
        found.extend(_line(paragraph, bold, plain, top + ASCENT * paragraph.size))
    return tuple(found)


def height_of(paragraph: Paragraph) -> float:
    """How much of its area a paragraph needs from the top, in points."""
    rows = len({segment.baseline for segment in segments(paragraph)})
    return rows * LEADING * paragraph.size


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
