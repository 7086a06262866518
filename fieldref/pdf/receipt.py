"""A decision receipt on Letter paper: the lines of the receipt, page by page, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from fieldref.core.forms import Area
from fieldref.core.receipt_paper import Line, ReceiptPaper
from fieldref.pdf.faces import visible
from fieldref.pdf.sheet import About, Sheet
from fieldref.pdf.wrapping import LEADING, Setting, set_at

_BODY: Final = Area(54, 54, 504, 662)
_FOOT: Final = Area(54, 738, 504, 10)
_TITLE_SIZE: Final = 14.0
_HEAD_SIZE: Final = 10.5
_SIZE: Final = 9.5
_FOOT_SIZE: Final = 8.0
_INDENT: Final = 14.0
_GAP: Final = {0: 9.0, 1: 2.5, 2: 0.5}
# Bold words are up to this much wider than the plain ones by which a line is measured.
_BOLD: Final = 1.2
_LANGUAGES: Final = {"en": "en-US", "es": "es-US"}


@dataclass(frozen=True, slots=True)
class _Placed:
    """One line of writing at its place on a page."""

    text: str
    x: float
    top: float
    size: float
    bold: bool


@dataclass(slots=True)
class _Pages:
    """Pages being filled from the top; ``free`` is where the next line goes."""

    pages: list[list[_Placed]] = field(default_factory=lambda: [[]])
    free: float = _BODY.y

    def add(self, setting: Setting, x: float, *, bold: bool, gap: float, after: float) -> None:
        """Lines one below the other; the first keeps ``after`` points below it on its page."""
        self.free += gap if self.pages[-1] else 0.0
        need = setting.leading + after
        for text in setting.lines:
            if self.free + need > _BODY.bottom:
                self.pages.append([])
                self.free = _BODY.y
            self.pages[-1].append(_Placed(text, x, self.free, setting.size, bold))
            self.free += setting.leading
            need = setting.leading


def draw_receipt(paper: ReceiptPaper) -> bytes:
    """The PDF of a receipt; equal receipts give equal bytes.

    A letter that the face lacks stands as its code, ``[U+4E2D]``.
    """
    lines = [Line(visible(line.text), line.level) for line in paper.lines]
    letters = "".join(line.text for line in lines)
    sheet = Sheet(About(paper.title, _LANGUAGES[paper.lang], paper.created), letters)
    pages = _paged(paper.title, lines)
    for number, page in enumerate(pages, start=1):
        sheet.page()
        for placed in page:
            place = Area(placed.x, placed.top, _BODY.width, placed.size)
            sheet.write_in(placed.text, place, "left", placed.size, placed.bold)
        _foot(sheet, paper.title, paper.page.format(page=number, pages=len(pages)))
    return sheet.output()


def _paged(title: str, lines: Iterable[Line]) -> list[list[_Placed]]:
    found = _Pages()
    for setting, line in _set(Line(title, level=0), _TITLE_SIZE, lines):
        head = line.level == 0
        indent = _INDENT * max(0, line.level - 1)
        # A heading stays with the first lines of what it heads.
        after = 3 * _SIZE * LEADING if head else 0.0
        found.add(setting, _BODY.x + indent, bold=head, gap=_GAP[line.level], after=after)
    return found.pages


def _set(title: Line, size: float, lines: Iterable[Line]) -> Iterator[tuple[Setting, Line]]:
    yield _broken(title, size), title
    for line in lines:
        yield _broken(line, _SIZE if line.level else _HEAD_SIZE), line


def _broken(line: Line, size: float) -> Setting:
    indent = _INDENT * max(0, line.level - 1)
    width = _BODY.width - indent
    return set_at(line.text, size, width if line.level else width / _BOLD)


def _foot(sheet: Sheet, title: str, page: str) -> None:
    sheet.write_in(title, _FOOT, "left", _FOOT_SIZE, bold=False)
    sheet.write_in(page, _FOOT, "right", _FOOT_SIZE, bold=False)
