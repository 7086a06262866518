"""What is asked about service; texts come without control characters and outer blanks."""

from __future__ import annotations

import unicodedata
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from wtforms import BooleanField, Field, Form, StringField, TextAreaField
from wtforms.validators import StopValidation

from fieldref.core.fields import Json
from fieldref.web.fields import (
    LINE,
    TEXT,
    CheckTilesField,
    ClockField,
    DayField,
    TilesField,
    offered,
    refuse_longer,
)

Record = dict[str, Json]
_NOT_OFFERED = _l("Choose from what is offered.")


class Needed:
    """An answer that a record cannot do without."""

    def __init__(self, words: LazyString) -> None:
        self.words = words

    def __call__(self, form: Form, field: Field) -> None:
        """Ask for it, unless what was typed could not be read: that was said already."""
        if field.data in (None, "", []) and not field.errors:
            raise StopValidation(self.words)


def clean(text: str | None) -> str:
    """A text with plain line ends and without what no page or paper can show."""
    plain = (text or "").replace("\r\n", "\n")
    kept = (c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def _text(label: LazyString, *needed: Needed, kind: type[Field] = StringField) -> Any:  # noqa: ANN401
    return kind(label, [*needed, _short_enough], filters=[clean])


def _short_enough(form: Form, field: Field) -> None:
    refuse_longer(field.data, TEXT if isinstance(field, TextAreaField) else LINE)


class InPersonForm(Form):
    """Items 13 to 15: the paper was delivered. ``who`` is ``me`` or ``other``."""

    served_on = DayField(_l("Served on"), [Needed(_l("Enter the day of service."))])
    served_at = ClockField(_l("Served at"), [Needed(_l("Enter the time of service."))])
    address = _text(
        _l("Address where served"), Needed(_l("Enter the address where it was served."))
    )
    who = TilesField(
        _l("Who served it?"),
        [Needed(_l("Say who served it."))],
        choices=offered(("me", _l("I did")), ("other", _l("Someone else"))),
        invalid_choice_message=_NOT_OFFERED,
    )
    server_name = _text(_l("Name of the server"))
    server_contact = _text(_l("Address and telephone of the server"))
    adult = BooleanField(_l("The server is 18 or over and not a party to the case"))
    other_peace_officer = BooleanField(_l("The server is a California law enforcement officer"))
    peace_officer = BooleanField(_l("I am a California law enforcement officer"))

    def validate_server_name(self, field: Field) -> None:
        """Somebody else has a name."""
        if self.who.data == "other" and not field.data:
            raise StopValidation(_l("Enter the name of the person who served it."))

    def validate_adult(self, field: Field) -> None:
        """The form has the server declare it (item 14)."""
        if self.who.data == "other" and not field.data:
            raise StopValidation(
                _l("Only someone who is 18 or over and not a party to the case may serve it.")
            )


class ToldForm(Form):
    """The terms told without paper (fam-6383)."""

    on = DayField(_l("Told on"), [Needed(_l("Enter the day."))])
    at = ClockField(_l("Told at"), [Needed(_l("Enter the time."))])
    by = _text(_l("Told by"), Needed(_l("Enter who told the terms.")))
    terms = CheckTilesField(
        _l("Terms told"),
        [Needed(_l("Tick the terms that were told."))],
        invalid_choice_message=_NOT_OFFERED,
    )


class AttemptForm(Form):
    """A visit that did not find the restrained person."""

    on = DayField(_l("On the day"), [Needed(_l("Enter the day."))])
    at = ClockField(_l("At"), [Needed(_l("Enter the time."))])
    place = _text(_l("Place"), Needed(_l("Enter the place.")))
    note = _text(_l("Note"), kind=TextAreaField)


def service_record(form: InPersonForm, me: tuple[str, str]) -> Record:
    """Items 13 to 15 as the document holds them; ``me`` is name and contact of the profile."""
    mine = form.who.data == "me"
    name, contact = me if mine else (form.server_name.data, form.server_contact.data)
    return _without_blanks(
        {
            "served_on": _day(form.served_on),
            "served_at": _clock(form.served_at),
            "address": form.address.data,
            "server_name": name,
            "server_contact": contact,
            "peace_officer": bool(
                form.peace_officer.data if mine else form.other_peace_officer.data
            ),
        }
    )


def told_record(form: ToldForm) -> Record:
    """What was told, as the document holds it."""
    terms: Json = list(form.terms.data or [])
    at = {"on": _day(form.on), "at": _clock(form.at)}
    return _without_blanks({**at, "by": form.by.data, "terms": terms})


def attempt_record(form: AttemptForm) -> Record:
    """A visit, as the document holds it."""
    at = {"on": _day(form.on), "at": _clock(form.at)}
    return _without_blanks({**at, "place": form.place.data, "note": form.note.data})


def _day(field: DayField) -> str | None:
    return field.data.isoformat() if field.data else None


def _clock(field: ClockField) -> str | None:
    return field.data.strftime("%H:%M") if field.data else None


def _without_blanks(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in (None, "", [])}
