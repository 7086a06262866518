"""What a request asks: the day of a grant, its hour, a county, closures; each as it was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField

from fieldref.content.expiry_question import Grant, read_closure, read_grant
from fieldref.content.reading import fault_text
from fieldref.core.errors import Unreadable
from fieldref.core.words import Language
from fieldref.web import i18n
from fieldref.web.expiry.counties import is_county
from fieldref.web.fields import ClockField, DayField
from fieldref.web.typed import writable

COOKIE = "fieldref_county"


class QuestionForm(Form):
    """The three boxes of the page. Only the day is needed."""

    on = DayField(_l("Another day"))
    at = ClockField(_l("Time of the grant"))
    county = StringField(_l("County"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was read of a request: all that the page of an answer depends on.

    ``granted`` is None where nothing was asked yet or could not be read; ``county`` is a slug or
    empty; ``closures`` are texts such as ``2026-11-24=Consolidation day``.
    """

    granted: Grant | None
    county: str
    closures: tuple[str, ...]
    lang: Language
    today: date


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to the page: its boxes with their errors, and the question read from them."""

    form: QuestionForm
    question: Question

    @property
    def is_wrong(self) -> bool:
        """True where something typed could not be read."""
        return bool(self.form.errors)


def read_request(today: date) -> Asked:
    """The question that the address of this request asks."""
    arguments = writable(request.args)
    form = _form(arguments)
    grant, closures = _grant(form, arguments), _closures(form, arguments)
    question = Question(
        granted=None if form.errors else grant,
        county=str(form.county.data or ""),
        closures=closures,
        lang=i18n.language(),
        today=today,
    )
    return Asked(form, question)


def form_of(question: Question) -> QuestionForm:
    """The boxes filled with a question."""
    granted = question.granted
    return QuestionForm(
        data={
            "on": granted.day if granted else None,
            "at": granted.hour if granted else None,
            "county": question.county,
        }
    )


def _form(arguments: MultiDict[str, str]) -> QuestionForm:
    form = QuestionForm(arguments, data={"county": _remembered()})
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
        form.on.errors = (fault_text(fault.problems[0], i18n.language()),)
        return None
    # A tapped day is meant, whatever is half typed in the boxes of the day.
    form.on.process(None, grant.day)
    form.on.errors = ()
    return Grant(grant.day, form.at.data or grant.hour)


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
            form.form_errors.append(fault_text(fault.problems[0], i18n.language()))
        else:
            readable.append(text)
    return tuple(dict.fromkeys(readable))
