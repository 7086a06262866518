"""The wall table on Letter paper, landscape: three months a page, each grant on its line.

Closed days are told apart by a mark of their own shape, never by colour.
"""

from __future__ import annotations

from typing import Final

from fieldref.core.expiry import Shut
from fieldref.core.forms import Area, Rule
from fieldref.core.printed_papers import WallDay, WallMonth, WallNote, WallPage, WallRow, WallTable
from fieldref.pdf.handout import about
from fieldref.pdf.sheet import Sheet
from fieldref.pdf.wrapping import LEADING, set_at, width_of

_PAGE: Final = Area(28, 20, 736, 576)
_TITLE, _HEAD, _SIZE, _SMALL = 16.0, 9.0, 10.0, 8.0
_MONTH_HEAD: Final = 12.0
_GUTTER: Final = 16.0
_PITCH: Final = 12.4
_ABOVE: Final = 0.9
_WEEKS_RULE, _HEAD_RULE = 0.4, 1.0
# Where the three columns of a month begin, and how wide the mark of a closed day stands.
_COLUMNS: Final = (0.0, 50.0, 150.0)
_MARK: Final = 11.0
_MARKS: Final[dict[Shut, str]] = {"saturday": "□", "sunday": "□", "holiday": "■", "local": "◇"}


class TooWide(ValueError):
    """A text of the table does not fit its place; it is never cut off."""


def draw_wall_table(paper: WallTable) -> bytes:
    """The PDF of a wall table; equal tables give equal bytes.

    Raises:
        TooWide: a text does not fit.
    """
    letters = "".join((paper.title, paper.lead, *_MARKS.values()))
    sheet = Sheet(about(paper), letters)
    for number, page in enumerate(paper.pages, start=1):
        sheet.page(landscape=True)
        top = _head(sheet, paper, number)
        top = _months(sheet, paper, page, top)
        _below(sheet, paper, page, top)
    return sheet.output()


def _head(sheet: Sheet, paper: WallTable, number: int) -> float:
    """Title, page number, lead and legend; gives where the months begin."""
    line = Area(_PAGE.x, _PAGE.y, _PAGE.width, _TITLE)
    sheet.write_in(paper.title, line, "left", _TITLE, bold=True)
    count = paper.page.format(page=number, pages=len(paper.pages))
    sheet.write_in(count, line, "right", _HEAD, bold=False)
    lead = set_at(paper.lead, _HEAD, _PAGE.width)
    top = _PAGE.y + _TITLE * LEADING + 2
    sheet.block(lead, _PAGE.x, top)
    top += lead.height + 1
    legend = "     ".join(map(_marked, paper.legend))
    sheet.write_in(legend, Area(_PAGE.x, top, _PAGE.width, _HEAD), "left", _HEAD, bold=True)
    return top + _HEAD * LEADING + 5


def _months(sheet: Sheet, paper: WallTable, page: WallPage, top: float) -> float:
    width = (_PAGE.width - _GUTTER * (len(page.months) - 1)) / len(page.months)
    for number, month in enumerate(page.months):
        place = Area(_PAGE.x + number * (width + _GUTTER), top, width, 0)
        _month(sheet, paper.columns, month, place)
    rows = max(len(month.rows) for month in page.months)
    return top + _MONTH_HEAD * LEADING + _HEAD * LEADING + rows * _PITCH + 6


def _month(sheet: Sheet, columns: tuple[str, str, str], month: WallMonth, place: Area) -> None:
    sheet.write_in(month.name, place, "left", _MONTH_HEAD, bold=True)
    top = place.y + _MONTH_HEAD * LEADING
    for start, head in zip(_COLUMNS, columns, strict=True):
        room = Area(place.x + start, top, _room(start, place.width) + _MARK, _HEAD)
        _write(sheet, head, room, _HEAD, bold=True)
    top += _HEAD * LEADING + 1
    sheet.rule(Rule(place.x, top, place.x + place.width, top, _HEAD_RULE))
    for row in month.rows:
        if row.begins_week and row is not month.rows[0]:
            sheet.rule(Rule(place.x, top, place.x + place.width, top, _WEEKS_RULE))
        _row(sheet, row, Area(place.x, top, place.width, _PITCH))
        top += _PITCH


def _row(sheet: Sheet, row: WallRow, place: Area) -> None:
    cells = (row.granted, row.ends, WallDay(row.last_open))
    for number, (start, day) in enumerate(zip(_COLUMNS, cells, strict=True)):
        left = place.x + start
        if day.shut:
            mark = Area(left, place.y + _ABOVE, _MARK, _SIZE)
            sheet.write_in(_MARKS[day.shut], mark, "left", _SIZE, bold=False)
        room = Area(left + _MARK, place.y + _ABOVE, _room(start, place.width), _SIZE)
        _write(sheet, day.text, room, _SIZE, bold=number == 1)


def _room(start: float, width: float) -> float:
    """How wide the text of a column may be."""
    ends = [*_COLUMNS[1:], width]
    return ends[_COLUMNS.index(start)] - start - _MARK


def _write(sheet: Sheet, text: str, room: Area, size: float, *, bold: bool) -> None:
    if width_of(text, size, bold) > room.width:
        raise TooWide(text)
    sheet.write_in(text, room, "left", size, bold)


def _below(sheet: Sheet, paper: WallTable, page: WallPage, top: float) -> None:
    """The closed days by name, what to know, and the foot."""
    top = _closed(sheet, page, top)
    foot = f"{paper.foot.sentences} {paper.foot.address}"
    for text in (" ".join(page.notes), foot):
        setting = set_at(text, _SMALL, _PAGE.width)
        if top + setting.height > _PAGE.bottom:
            raise TooWide(text)
        sheet.block(setting, _PAGE.x, top)
        top += setting.height + 3


def _closed(sheet: Sheet, page: WallPage, top: float) -> float:
    """The closed days, two beside each other; gives where they end."""
    width = (_PAGE.width - _GUTTER) / 2
    found = [set_at(_marked(note), _SMALL, width) for note in page.closed]
    for start in range(0, len(found), 2):
        pair = found[start : start + 2]
        for number, setting in enumerate(pair):
            sheet.block(setting, _PAGE.x + number * (width + _GUTTER), top)
        top += max(setting.height for setting in pair)
    return top + 3


def _marked(note: WallNote) -> str:
    """A text after its mark."""
    return f"{_MARKS[note.shut]} {note.text}"
