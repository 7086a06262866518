"""The parts of a granted order that can be corrected: the steps of the interview, asked again, and
what was recorded since: the grant, service, terms told, attempts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.content.courts import counties
from fieldref.core.fields import Draft, FieldState
from fieldref.web.interview.choices import Choices, Tick
from fieldref.web.interview.fields import Clock, Day, LongText, Saved, TextLine
from fieldref.web.interview.forms import Officer
from fieldref.web.interview.steps import STEPS, Entries, Step
from fieldref.web.orders.context import Label
from fieldref.web.terms import TERM_WORDS

Speak = Callable[[FieldState], str]


class Grant(Form):
    """Items 5 and 8."""

    grant__judicial_officer = TextLine(_l("Judicial officer"))
    grant__granted_on = Day(_l("Granted on"))
    grant__granted_at = Clock(_l("Granted at"))
    grant__expires_on = Day(_l("Expires on"))
    grant__expires_at = Clock(_l("Expires at"))


class Service(Form):
    """Items 13 to 15."""

    service__served_on = Day(_l("Served on"))
    service__served_at = Clock(_l("Served at"))
    service__address = TextLine(_l("Address where served"))
    service__server_name = TextLine(_l("Name of the server"))
    service__server_contact = TextLine(_l("Address and telephone of the server"))
    service__peace_officer = Tick(_l("The server is a California law enforcement officer"))


class Told(Form):
    """The terms told without paper."""

    told__on = Day(_l("Told on"))
    told__at = Clock(_l("Told at"))
    told__by = TextLine(_l("Told by"))
    told__terms = Choices(_l("Terms told"), choices=list(TERM_WORDS.items()))


class NoQuestions(Form):
    """A part that is a list of cards and nothing else."""


class Attempt(Form):
    """A visit that did not find the restrained person."""

    on = Day(_l("On the day"))
    at = Clock(_l("At"))
    place = TextLine(_l("Place"))
    note = LongText(_l("Note"))


RECORDS = (
    Step("grant", _l("Grant and expiry"), "5, 8", Grant, ("grant",)),
    Step("service", _l("Service"), "13-15", Service, ("service",)),
    Step("told", _l("Terms told"), "", Told, ("told",)),
    Step("attempts", _l("Attempts to serve"), "", NoQuestions, ("service_attempts",),
         Entries("service_attempts", Attempt)),
)  # fmt: skip
PARTS = (*STEPS, *RECORDS)
# Without these a granted order, or a record of its service, would no longer be one.
REQUIRED = (
    "grant.judicial_officer", "grant.granted_on", "grant.granted_at", "grant.expires_on",
    "service.served_on", "service.served_at", "service.address", "service.server_name",
    "told.on", "told.at", "told.by", "told.terms",
)  # fmt: skip


def parts_of(draft: Draft) -> tuple[Step, ...]:
    """The parts that an order has: a record that was never made is not corrected."""
    return tuple(
        part
        for part in PARTS
        if part not in RECORDS or any(draft.document.get(path) for path in part.paths)
    )


def fill_choices(forms: Iterable[Form]) -> None:
    """Give the counties to the form that asks for one."""
    for form in forms:
        if isinstance(form, Officer):
            names = [(county.slug, county.name.en) for county in counties()]
            form.court__county.choices = [("", ""), *names]


def words_of(path: str) -> tuple[Label, Speak]:
    """The label of the field at a path, and what says its states in words."""
    part = next((part for part in PARTS if path.split(".")[0] in part.paths), None)
    for field, label in _fields(part, path) if part else ():
        if field.path == path:
            return label, field.words
    return path, _plainly


def _fields(part: Step, path: str) -> Iterable[tuple[Saved, Label]]:
    own = part.form(MultiDict())
    fill_choices([own])
    for field in cast("Iterable[Saved]", own):
        yield field, field.label.text
    place = part.entries.place if part.entries else ""
    number = path.removeprefix(f"{place}.").split(".")[0]
    if not (part.entries and path.startswith(f"{place}.") and number.isdecimal()):
        return
    prefix = f"{place.replace('.', '__')}__{number}__"
    for field in cast("Iterable[Saved]", part.entries.form(MultiDict(), prefix=prefix)):
        words = {"part": part.title, "number": int(number) + 1, "label": field.label.text}
        yield field, _("%(part)s, %(number)s: %(label)s", **words)


def _plainly(state: FieldState) -> str:
    return "" if state.value is None else str(state.value)
