"""Attachment pages: the texts that do not fit their blank, whole, each under its item.

A text starts on the page where it fits whole, at the largest size that allows it; only a text
longer than a page runs over several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fieldref.core.forms import Area, FormField, FormNotes
from fieldref.pdf.wrapping import LEADING, SMALLEST, Setting, fitted, set_at

HEADING_SIZE = 9.0
_HEADING_SPACE = 14.0
_GAP = 8.0
# The size of a text that needs more than one page anyway.
_RUNNING_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit its blank."""

    field: FormField
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A text, or one page of it, under its heading; ``top`` is the heading's upper edge."""

    heading: str
    label: str
    top: float
    setting: Setting

    @property
    def text_top(self) -> float:
        """The upper edge of the text."""
        return self.top + _HEADING_SPACE


@dataclass(slots=True)
class _Pages:
    """Pages being filled from the top; ``free`` is where the next section may begin."""

    area: Area
    pages: list[list[Section]] = field(default_factory=list)
    free: float = 0.0

    def turn(self) -> None:
        self.pages.append([])
        self.free = self.area.y

    def room(self) -> Area:
        top = self.free + _HEADING_SPACE
        return Area(self.area.x, top, self.area.width, self.area.bottom - top)

    def add(self, heading: str, label: str, setting: Setting) -> None:
        self.pages[-1].append(Section(heading, label, self.free, setting))
        self.free += _HEADING_SPACE + setting.height + _GAP


def paginate(
    overflows: Iterable[Overflow], notes: FormNotes, area: Area
) -> tuple[tuple[Section, ...], ...]:
    """The sections of every attachment page, in the order of the form; none for no overflow."""
    filling = _Pages(area)
    for overflow in overflows:
        _place(filling, overflow, notes)
    return tuple(tuple(page) for page in filling.pages)


def _place(filling: _Pages, overflow: Overflow, notes: FormNotes) -> None:
    heading = notes.attachment.format(item=overflow.field.item)
    label = overflow.field.label.en
    if filling.pages and (setting := _whole(overflow.text, filling.room())):
        filling.add(heading, label, setting)
        return
    filling.turn()
    if setting := _whole(overflow.text, filling.room()):
        filling.add(heading, label, setting)
        return
    rows = int(filling.room().height // (_RUNNING_SIZE * LEADING))
    lines = set_at(overflow.text, _RUNNING_SIZE, filling.area.width).lines
    for start in range(0, len(lines), rows):
        if start:
            filling.turn()
            heading = notes.continued.format(item=overflow.field.item)
        filling.add(heading, label, Setting(_RUNNING_SIZE, lines[start : start + rows]))


def _whole(text: str, room: Area) -> Setting | None:
    return fitted(text, room, several_lines=True) if room.height >= SMALLEST * LEADING else None
