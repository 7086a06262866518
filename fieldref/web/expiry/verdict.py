"""Turns the answer into what the page shows; adds nothing to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from flask_babel import gettext as _

from fieldref.content.expiry_answer import answer, day_sentences
from fieldref.content.expiry_question import TypedQuestion, read_question
from fieldref.content.loader import Tree
from fieldref.core.words import Language
from fieldref.web.answers import reasons_of
from fieldref.web.expiry.asked import Question
from fieldref.web.expiry.context import DayWords, Limit, Verdict
from fieldref.web.i18n import format_day
from fieldref.web.tape import cells_of


def verdict_of(question: Question) -> Verdict | None:
    """The answer to a question; None where none was asked.

    Raises:
        CalendarGap: the count leaves the covered years.
    """
    granted = question.granted
    if granted is None:
        return None
    typed = TypedQuestion(
        granted=granted.day.isoformat(),
        county=question.county or None,
        closures=question.closures,
        lang=question.lang,
    )
    return _verdict(answer(read_question(typed)), granted.hour, question)


def day_words(
    day: date, lang: Language, *, today: date | None = None, chosen: date | None = None
) -> DayWords:
    """A day cut into its words."""
    weekday, number, month, _year = format_day(day, code=lang).split()
    return DayWords(day.isoformat(), weekday, number, month, day == today, day == chosen)


def _verdict(found: Tree, hour: time | None, question: Question) -> Verdict:
    lang, today = question.lang, question.today
    granted_on, expires_on = _day(found["granted_on"]), _day(found["expires_on"])
    last = found["last_open_court_day"]
    return Verdict(
        granted_on=granted_on,
        hour=hour,
        is_future=granted_on > today,
        expires_on=expires_on,
        days_left=(expires_on - today).days,
        decided=_decided(found["decided_by"]),
        limits=_limits(found),
        last_open_court_day=_day(last) if last else None,
        projected=found["projected"],
        verified_through=_day(found["verified_through"]),
        tape=cells_of(found, lang),
        sentences=tuple(day_sentences(found, lang)),
        reasons=tuple(reasons_of(found)),
        open_points=tuple(point["text"] for point in found["open_points"]),
        closable=tuple(_closable(found)),
        bundle=found["bundle"],
    )


def _decided(code: str) -> str:
    words = {
        "fifth_court_day": _("5th court day: the earlier limit"),
        "seventh_calendar_day": _("7th calendar day: the earlier limit"),
        "same_day": _("5th court day and 7th calendar day: the same day"),
    }
    return words[code]


def _limits(found: Tree) -> tuple[Limit, ...]:
    decided = found["decided_by"]
    words = {
        "fifth_court_day": _("5th court day"),
        "seventh_calendar_day": _("7th calendar day"),
    }
    return tuple(
        Limit(text, _day(found[name]), decided in (name, "same_day"))
        for name, text in words.items()
    )


def _closable(found: Tree) -> Iterator[date]:
    """The open days of the count: a court may shut on one for a reason of its own."""
    return (_day(day["date"]) for day in found["days"] if day["court_day"] and not day["closed"])


def _day(text: str) -> date:
    return date.fromisoformat(text)
