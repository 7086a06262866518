"""The pocket card on one Letter sheet, landscape: four by two panels a side, folded by its ticks.

A panel is set at one size. What does not fit is a fault, never made smaller or cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldref.core.forms import Area, Rule
from fieldref.core.printed_papers import CardSaying, Panel, PaperFoot, PocketCard
from fieldref.pdf.handout import about
from fieldref.pdf.sheet import Sheet
from fieldref.pdf.wrapping import Setting, set_at, width_of

_COLUMNS, _WIDTH, _HEIGHT = 4, 198.0, 306.0
_SIDE, _TOP, _FOLD = 12.0, 15.0, 8.0
_FOOT: Final = 18.5
_TITLE, _ANSWER, _SIZE, _FOOT_SIZE = 9.5, 8.0, 7.5, 7.5
_BULLET: Final = 8.0
_BLANK: Final = 27.0
_TICK, _THIN = 9.0, 0.4


class PanelTooLong(ValueError):
    """Panels whose text does not fit."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one weight, with the gap above them; ``mark`` stands before the first."""

    setting: Setting
    gap: float = 0.0
    indent: float = 0.0
    bold: bool = False
    mark: str = ""
    ruled: bool = False

    @property
    def height(self) -> float:
        return self.gap + self.setting.height


def draw_card(card: PocketCard) -> bytes:
    """The PDF of the card, its two sides; equal cards give equal bytes.

    Raises:
        PanelTooLong: the text of a panel does not fit.
    """
    faults = too_long(card)
    if faults:
        raise PanelTooLong("; ".join(faults))
    sheet = Sheet(about(card), "◇•→")
    number = 1
    for side in card.sides:
        sheet.page(landscape=True)
        _ticks(sheet)
        for place, panel in enumerate(side):
            _panel(sheet, panel, _area(place), number)
            number += 1
        _foot(sheet, card.foot)
    return sheet.output()


def too_long(card: PocketCard) -> list[str]:
    """The panels whose text does not fit, each by its number, title, and how much too long."""
    panels = [(_area(place), panel) for side in card.sides for place, panel in enumerate(side)]
    found = []
    for number, (area, panel) in enumerate(panels, start=1):
        excess = sum(block.height for block in _blocks(panel)) - area.height
        if excess > 0:
            found.append(f"panel {number}, {panel.title!r}: {excess:.0f} points too long")
    return found


def _area(place: int) -> Area:
    """The writing area of a panel of a side."""
    row, column = divmod(place, _COLUMNS)
    top = _FOLD if row else _TOP
    bottom = _TOP + _FOOT if row else _FOLD
    x, y = column * _WIDTH + _SIDE, row * _HEIGHT + top
    return Area(x, y, _WIDTH - 2 * _SIDE, _HEIGHT - top - bottom)


def _blocks(panel: Panel) -> Iterator[_Block]:
    # The first line leaves room for the panel's number.
    yield _block(panel.title, _TITLE, bold=True, indent_right=2 * _BULLET)
    if panel.answer:
        yield _block(panel.answer, _ANSWER, gap=2.5, bold=True)
    for step in panel.steps:
        yield _block(step, _SIZE, gap=1.6, indent=_BULLET, mark="•")
    yield from _rows(panel)
    yield from _sayings(panel)
    for label in panel.blanks:
        yield _Block(set_at(label, _SIZE, _text_width()), gap=_BLANK - _SIZE, ruled=True)


def _block(
    text: str,
    size: float,
    *,
    gap: float = 0.0,
    indent: float = 0.0,
    indent_right: float = 0.0,
    bold: bool = False,
    mark: str = "",
) -> _Block:
    setting = set_at(text, size, _text_width() - indent - indent_right, bold=bold)
    return _Block(setting, gap, indent, bold, mark)


def _rows(panel: Panel) -> Iterator[_Block]:
    if panel.rows:
        yield _block(panel.rows_head, _SIZE, gap=4.0, bold=True)
        for row in panel.rows:
            yield _block(row, _SIZE, gap=0.6, indent=_BULLET)
        yield _block(panel.rows_note, _SIZE, gap=2.0)


def _sayings(panel: Panel) -> Iterator[_Block]:
    """What is said, in both languages; to whom is said once for those that follow each other."""
    before = ""
    for saying in panel.sayings:
        if saying.to != before:
            yield _block(f"{saying.to}:", _SIZE, gap=4.0, bold=True)
        before = saying.to
        yield from _saying(saying)


def _saying(saying: CardSaying) -> Iterator[_Block]:
    yield _block(f"“{saying.en}”", _SIZE, gap=1.5)
    mark = "◇" if saying.draft else ""
    yield _block(f"«{saying.es}»", _SIZE, gap=0.5, indent=_BULLET, mark=mark)


def _text_width() -> float:
    return _WIDTH - 2 * _SIDE


def _panel(sheet: Sheet, panel: Panel, area: Area, number: int) -> None:
    sheet.write_in(str(number), area, "right", _SIZE, bold=True)
    top = area.y
    for block in _blocks(panel):
        top += block.gap
        _draw(sheet, block, area, top)
        top += block.setting.height


def _draw(sheet: Sheet, block: _Block, area: Area, top: float) -> None:
    size, x = block.setting.size, area.x + block.indent
    if block.mark:
        sheet.write_in(block.mark, Area(area.x, top, 0, size), "left", size, bold=False)
    for number, line in enumerate(block.setting.lines):
        place = Area(x, top + number * block.setting.leading, 0, size)
        sheet.write_in(line, place, "left", size, block.bold)
    if block.ruled:
        after = x + width_of(block.setting.lines[-1], size) + 4
        low = top + block.setting.height
        sheet.rule(Rule(after, low, area.x + area.width, low, _THIN))


def _ticks(sheet: Sheet) -> None:
    """Thin ticks at the edges where the sheet is folded."""
    width, height = _COLUMNS * _WIDTH, 2 * _HEIGHT
    for column in range(1, _COLUMNS):
        x = column * _WIDTH
        sheet.rule(Rule(x, 0, x, _TICK, _THIN))
        sheet.rule(Rule(x, height - _TICK, x, height, _THIN))
    sheet.rule(Rule(0, _HEIGHT, _TICK, _HEIGHT, _THIN))
    sheet.rule(Rule(width - _TICK, _HEIGHT, width, _HEIGHT, _THIN))


def _foot(sheet: Sheet, foot: PaperFoot) -> None:
    """What the paper says of itself, a part under each of the lower panels."""
    law = f"{foot.law} fieldref {foot.version}."
    for column, text in enumerate((law, foot.address, foot.advice, foot.spanish)):
        setting = set_at(text, _FOOT_SIZE, _text_width())
        if setting.height > _FOOT:
            raise PanelTooLong(text)
        x = column * _WIDTH + _SIDE
        top = 2 * _HEIGHT - _TOP - _FOOT + 2.5
        sheet.rule(Rule(x, top - 2, x + _text_width(), top - 2, _THIN))
        sheet.block(setting, x, top)
