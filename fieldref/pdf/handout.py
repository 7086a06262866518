"""An article on Letter paper: the answer first, then everything that its page says, then notes."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final

from fieldref.core.forms import Area
from fieldref.core.lined_paper import HEAD
from fieldref.core.printed_papers import Handout, Paper
from fieldref.pdf.paged import Pages, Style, draw_pages, language_of
from fieldref.pdf.sheet import About, Sheet
from fieldref.pdf.wrapping import set_at

_STYLE: Final = Style(
    body=Area(60, 54, 492, 640),
    title=18.0,
    indent=16.0,
    sizes=(13.0, 11.0, 11.0, 9.0),
    gaps=(12.0, 4.0, 1.0, 2.5),
)
_ANSWER: Final = 13.0
_FOOT: Final = Area(60, 716, 492, 10)
_FOOT_SIZE: Final = 8.0
_NOTES, _NOTE_HEIGHT = 5, 24.0


def draw_handout(paper: Handout) -> bytes:
    """The PDF of a handout; equal handouts give equal bytes."""
    texts = (paper.title, paper.answer, *(line.text for line in paper.lines))
    sheet = Sheet(about(paper), "".join(texts))

    def foot(number: int, count: int) -> None:
        said = set_at(paper.foot.sentences, _FOOT_SIZE, _FOOT.width)
        sheet.block(said, _FOOT.x, _FOOT.y)
        last = Area(_FOOT.x, _FOOT.y + said.height, _FOOT.width, _FOOT_SIZE)
        sheet.write_in(paper.foot.address, last, "left", _FOOT_SIZE, bold=False)
        page = paper.page.format(page=number, pages=count)
        sheet.write_in(page, last, "right", _FOOT_SIZE, bold=False)

    draw_pages(sheet, _paged(paper), foot)
    return sheet.output()


def about(paper: Paper) -> About:
    """What the PDF of a paper says about itself; it is dated by its law, not by its printing."""
    created = datetime.combine(paper.checked, time())
    return About(paper.title, language_of(paper.lang), created)


def _paged(paper: Handout) -> Pages:
    pages = Pages(_STYLE)
    pages.title(paper.title)
    pages.skip(8.0)
    answer = set_at(paper.answer, _ANSWER, _STYLE.body.width, bold=True)
    pages.add(answer, _STYLE.body.x, bold=True)
    pages.lines(paper.lines)
    _notes(pages, paper.notes)
    return pages


def _notes(pages: Pages, head: str) -> None:
    """Lines to write on, under their heading and together with it."""
    pages.skip(_STYLE.gaps[HEAD])
    heading = set_at(head, _STYLE.sizes[HEAD], _STYLE.body.width, bold=True)
    pages.add(heading, _STYLE.body.x, bold=True, after=_NOTES * _NOTE_HEIGHT)
    for _line in range(_NOTES):
        pages.rule(_NOTE_HEIGHT)
