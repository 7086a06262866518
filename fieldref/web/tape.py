"""The days of an order as the cells of a tape; see components/tape.html."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flask_babel import gettext as _

from fieldref.content.expiry_answer import day_sentences
from fieldref.content.loader import Tree
from fieldref.core.words import Language
from fieldref.web.i18n import format_day

Mark = Literal["start", "last", "end", ""]


@dataclass(frozen=True, slots=True)
class Cell:
    """A day on the tape."""

    weekday: str
    number: str
    month: str
    counts: tuple[str, str]
    closed: bool
    mark: Mark
    mark_words: str
    spoken: str


def cells_of(found: Tree, lang: Language, ends: date | None = None) -> tuple[Cell, ...]:
    """The tape of an expiry answer; ``ends`` where the order itself names another last day."""
    return tuple(_cells(found, lang, (ends or date.fromisoformat(found["expires_on"])).isoformat()))


def _cells(found: Tree, lang: Language, ends: str) -> Iterator[Cell]:
    shown = ""
    for day, spoken in zip(found["days"], day_sentences(found, lang), strict=True):
        weekday, number, month, _year = format_day(
            date.fromisoformat(day["date"]), code=lang
        ).split()
        mark, words = _mark(day, found, ends)
        new_month = month if month != shown else ""
        counts = (str(day["calendar_day"]), _court_count(day))
        closed = day["closed"] is not None
        yield Cell(weekday, number, new_month, counts, closed, mark, words, spoken)
        shown = month


def _court_count(day: Tree) -> str:
    """The number of the court day; a cross where none is counted; nothing on day 0.

    A court that closes for a reason of its own moves no count: such a day keeps its number.
    """
    if day["calendar_day"] == 0:
        return ""
    return str(day["court_day"] or "×")


def _mark(day: Tree, found: Tree, ends: str) -> tuple[Mark, str]:
    if day["calendar_day"] == 0:
        return "start", _("granted")
    is_last = day["date"] == found["last_open_court_day"] and day["date"] <= ends
    if day["date"] == ends:
        return "end", _("last open, ends") if is_last else _("ends")
    return ("last", _("last open")) if is_last else ("", "")
