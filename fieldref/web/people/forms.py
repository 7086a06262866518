"""The forms of the agency's pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, SelectField, StringField

from fieldref.content.courts import counties
from fieldref.core.words import Language
from fieldref.storage.agencies import AgencySettings, OnCall
from fieldref.web.accounts.forms import AccountForm
from fieldref.web.accounts.words import ROLES as ROLE_WORDS
from fieldref.web.fields import ClockField, TilesField, offered

LONGEST = 200
MOST_ON_CALL = 50
_FIGURES = re.compile(r"\d", re.ASCII)


class InviteForm(AccountForm):
    """Whom to invite, and as what."""

    name = StringField(_l("Name"))
    role = TilesField(_l("Role"), choices=offered(*ROLE_WORDS.items()))

    def is_answered(self) -> bool:
        """Check both answers; faults stand beside their fields."""
        good = bool(self.validate())
        if not (self.name.data or "").strip():
            self.name.errors, good = (_l("Enter the name."),), False
        if not self.role.data:
            self.role.errors, good = (_l("Choose a role."),), False
        return good


class OnCallRow(Form):
    """A judicial officer whom the agency may call."""

    name = StringField(_l("Name"))
    telephone = StringField(_l("Telephone number"))
    note = StringField(_l("When, or anything else"))

    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any((field.data or "").strip() for field in self)

    def faults(self) -> Iterator[tuple[str, str]]:
        """What cannot be used: the id of the field, and words."""
        if self.is_blank():
            return
        if not (self.name.data or "").strip():
            yield self.name.id, str(_l("Enter the name of the person on call."))
        if not _FIGURES.search(self.telephone.data or ""):
            yield self.telephone.id, str(_l("Enter the telephone number."))
        for field in self:
            if len(field.data or "") > LONGEST:
                yield field.id, str(_l("This is too long."))


class AgencyForm(Form):
    """The on-call list, the county, and the hour at which orders end by the agency's own rule."""

    county = SelectField(_l("County"), validate_choice=False)
    expiry_time = ClockField(_l("Hour at which orders end, by your agency's own rule"))
    on_call = FieldList(FormField(OnCallRow))

    def offer_counties(self, language: Language) -> None:
        """Offer the 58 counties in a language, and none."""
        named = ((each.slug, each.name.in_language(language)) for each in counties())
        self.county.choices = offered(("", _l("Not chosen")), *named)

    def add_row(self) -> None:
        """One more empty row, up to a number nobody needs."""
        if len(self.on_call.entries) < MOST_ON_CALL:
            self.on_call.append_entry()

    def remove_row(self, name: str) -> None:
        """Take the row of this name away, such as ``on_call-2``."""
        self.on_call.entries = [row for row in self.on_call.entries if row.name != name]

    def check(self) -> list[tuple[str, str]]:
        """Read what was typed; the faults, each beside its field too."""
        self.validate()
        found = [(self.expiry_time.id, str(words)) for words in self.expiry_time.errors]
        if self.county.data and self.county.data not in {each.slug for each in counties()}:
            found.append((self.county.id, str(_l("Choose a county of the list."))))
        for row in self.on_call.entries:
            for id_, words in row.form.faults():
                found.append((id_, words))
                field = next(field for field in row.form if field.id == id_)
                field.errors = (words,)
        return found

    def settings(self) -> AgencySettings:
        """What was typed, for a form without faults; empty rows are left out."""
        at = self.expiry_time.data
        rows = [row.form for row in self.on_call.entries if not row.form.is_blank()]
        return AgencySettings(
            on_call=tuple(
                OnCall(
                    *((field.data or "").strip() for field in (row.name, row.telephone, row.note))
                )
                for row in rows
            ),
            county=self.county.data or None,
            expiry_time=at.strftime("%H:%M") if at else None,
        )
