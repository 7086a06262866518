"""A decision receipt on Letter paper: the lines of the receipt, page by page, nothing left out."""

from __future__ import annotations

from typing import Final

from fieldref.core.forms import Area
from fieldref.core.lined_paper import Line, LinedPaper
from fieldref.pdf.faces import visible
from fieldref.pdf.paged import Pages, Style, draw_pages, language_of
from fieldref.pdf.sheet import About, Sheet

_STYLE: Final = Style(
    body=Area(54, 54, 504, 662),
    title=14.0,
    indent=14.0,
    sizes=(10.5, 9.5, 9.5),
    gaps=(9.0, 2.5, 0.5),
)
_FOOT: Final = Area(54, 738, 504, 10)
_FOOT_SIZE: Final = 8.0


def draw_receipt(paper: LinedPaper) -> bytes:
    """The PDF of a receipt; equal receipts give equal bytes.

    A letter that the face lacks stands as its code, ``[U+4E2D]``.
    """
    lines = [Line(visible(line.text), line.level) for line in paper.lines]
    letters = "".join(line.text for line in lines)
    sheet = Sheet(About(paper.title, language_of(paper.lang), paper.created), letters)
    pages = Pages(_STYLE)
    pages.title(paper.title)
    pages.lines(lines)

    def foot(number: int, count: int) -> None:
        page = paper.page.format(page=number, pages=count)
        sheet.write_in(paper.title, _FOOT, "left", _FOOT_SIZE, bold=False)
        sheet.write_in(page, _FOOT, "right", _FOOT_SIZE, bold=False)

    draw_pages(sheet, pages, foot)
    return sheet.output()
