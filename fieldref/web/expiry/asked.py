"""What a request asks: the day of a grant, its hour, a county, closures; each as it was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import cast

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField

from fieldref.content.courts import counties
from fieldref.content.expiry_answer import ExpiryQuestion
from fieldref.content.expiry_question import (
    Grant,
    TypedQuestion,
    read_closure,
    read_grant,
    read_question,
)
from fieldref.content.reading import fault_text
from fieldref.core.errors import Unreadable
from fieldref.core.words import Language
from fieldref.web import i18n
from fieldref.web.fields import ClockField, DayField

COOKIE = "fieldref_county"


class QuestionForm(Form):
    """The three boxes of the page. Only the day is needed."""

    on = DayField(_l("Another day"))
    at = ClockField(_l("Time of the grant"))
    county = SelectField(_l("County"), validate_choice=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of the page: the form with its errors, and what could be read of it.

    ``question`` is None where nothing was asked yet or something could not be read; ``closures``
    are the readable ones, word for word. ``chosen_county`` is the county of the form or cookie.
    """

    form: QuestionForm
    question: ExpiryQuestion | None
    hour: time | None
    closures: tuple[str, ...]
    chosen_county: str

    @property
    def is_wrong(self) -> bool:
        """True where something typed could not be read."""
        return bool(self.form.errors)


def read_request() -> Asked:
    """The question that the address of this request asks."""
    arguments = request.args
    form = _form(arguments)
    grant = _grant(form, arguments)
    closures = _closures(form, arguments)
    county = str(form.county.data or "")
    question = None
    if grant and not form.errors:
        typed = TypedQuestion(
            granted=grant.day.isoformat(), county=county or None, closures=closures, lang=speaks()
        )
        question = read_question(typed)
    return Asked(
        form=form,
        question=question,
        hour=grant.hour if grant else None,
        closures=closures,
        chosen_county=county,
    )


def speaks() -> Language:
    """The language of this page."""
    return cast(Language, i18n.language())


def is_county(slug: str) -> bool:
    """True for the slug of one of the 58 counties."""
    return any(county.slug == slug for county in counties())


def _form(arguments: MultiDict[str, str]) -> QuestionForm:
    form = QuestionForm(arguments, data={"county": _remembered()})
    form.county.choices = [("", _("No county chosen"))] + [
        (county.slug, county.name.in_language(speaks())) for county in counties()
    ]
    form.validate()
    if form.county.data and not is_county(form.county.data):
        form.county.errors = (_("Choose a county from the list."),)
    return form


def _remembered() -> str:
    slug = request.cookies.get(COOKIE, "")
    return slug if is_county(slug) else ""


def _grant(form: QuestionForm, arguments: MultiDict[str, str]) -> Grant | None:
    """The grant of a chip or an address, else of the boxes."""
    if not arguments.get("granted"):
        return _grant_of_boxes(form, asked="ask" in arguments)
    try:
        grant = read_grant(arguments["granted"])
    except Unreadable as fault:
        form.on.errors = (fault_text(fault.problems[0], speaks()),)
        return None
    # A tapped day is meant, whatever is half typed in the boxes of the day.
    form.on.process(None, grant.day)
    form.on.errors = ()
    if grant.hour and form.at.data is None and not form.at.errors:
        form.at.data = grant.hour
    return Grant(grant.day, form.at.data)


def _grant_of_boxes(form: QuestionForm, *, asked: bool) -> Grant | None:
    day: date | None = form.on.data
    if day is None and asked and not form.on.errors:
        form.on.errors = (_("Tap the day of the grant, or type it."),)
    return Grant(day, form.at.data) if day else None


def _closures(form: QuestionForm, arguments: MultiDict[str, str]) -> tuple[str, ...]:
    """Closures of the address, and the one just entered; an unreadable one is an error."""
    typed = [text for text in arguments.getlist("closure") if text]
    if arguments.get("closed_on"):
        reason = arguments.get("closed_because", "").strip() or _("closed by the court itself")
        typed.append(f"{arguments['closed_on']}={reason}")
    readable = []
    for text in typed:
        try:
            read_closure(text)
        except Unreadable as fault:
            form.form_errors.append(fault_text(fault.problems[0], speaks()))
        else:
            readable.append(text)
    return tuple(dict.fromkeys(readable))
