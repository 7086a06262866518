"""Draws the two parts of the page: what was asked or answered, and what stands beside it.

They depend on the question alone, hold nothing personal, and are the same for everybody who asks
it on the same day: each question is drawn once and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import cast

from flask import current_app
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from markupsafe import Markup

from fieldref.content.expiry_question import read_closure
from fieldref.web.expiry.asked import Question, QuestionForm, form_of
from fieldref.web.expiry.context import DayWords, MarkedClosure, Page, Verdict
from fieldref.web.expiry.counties import county_options
from fieldref.web.expiry.court import court_of
from fieldref.web.expiry.verdict import day_words, verdict_of

RECENT_DAYS = 7
KEPT = 128
_KEY = "fieldref.expiry.drawn"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The parts of the page, as markup; ``aside`` is empty where nothing is answered."""

    title: Markup
    main: Markup
    aside: Markup


def keep_drawings(state: BlueprintSetupState) -> None:
    """Give an application its store: drawings name its static files."""
    state.app.extensions[_KEY] = lru_cache(maxsize=KEPT)(draw)


def drawn(question: Question) -> Drawing:
    """The page of a question that could be read, drawn now or before.

    Raises:
        CalendarGap: the count leaves the covered years.
    """
    kept = cast("Callable[[Question], Drawing]", current_app.extensions[_KEY])
    return kept(question)


def draw(question: Question, form: QuestionForm | None = None) -> Drawing:
    """The page of a question; ``form`` holds what was typed where it has errors.

    Raises:
        CalendarGap: the count leaves the covered years.
    """
    page = _page(question, form)
    return Drawing(*(_part(name, page) for name in ("title", "main", "aside")))


def _part(name: str, page: Page) -> Markup:
    text = current_app.jinja_env.get_template(f"expiry/{name}.html").render(page=page)
    return Markup(text)  # noqa: S704 - the template has escaped what people typed


def _page(question: Question, form: QuestionForm | None) -> Page:
    verdict, lang = verdict_of(question), question.lang
    return Page(
        form=form or form_of(question),
        recent=_recent(question),
        verdict=verdict,
        county_options=county_options(lang, _("No county chosen"), question.county),
        court=court_of(question.county, lang),
        closures=question.closures,
        marked=tuple(MarkedClosure(*read_closure(text)) for text in question.closures),
        granted=_granted(verdict),
        lang=lang,
    )


def _recent(question: Question) -> tuple[DayWords, ...]:
    """Today and the six days before it, the latest first."""
    chosen = question.granted.day if question.granted else None
    today, lang = question.today, question.lang
    days = (today - timedelta(days=ago) for ago in range(RECENT_DAYS))
    return tuple(day_words(day, lang, today=today, chosen=chosen) for day in days)


def _granted(verdict: Verdict | None) -> str:
    """The grant as an address holds it."""
    if verdict is None:
        return ""
    day = verdict.granted_on.isoformat()
    return f"{day}T{verdict.hour:%H:%M}" if verdict.hour else day
