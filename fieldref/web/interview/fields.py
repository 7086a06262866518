"""The kinds of fields in the interview: how each spreads a saved state over its controls, and
what state it finds in them.

The name of a field is its path in the document with ``__`` for the dots:
``protected__0__name`` is ``protected.0.name``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import (
    Form,
    StringField,
    TextAreaField,
)
from wtforms.validators import ValidationError

from fieldref.core.fields import FieldState, Json
from fieldref.web.fields import LINE, TEXT, ClockField, DayField, refuse_longer
from fieldref.web.i18n import format_day, language, month_words, said

Spread = Iterable[tuple[str, str]]
YES_NO = {"yes": True, "no": False}
AGES = range(131)
YARDS = range(1, 1000)


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a question offers; ``on`` is the attribute of the one given."""

    value: str
    label: str
    on: str


@cache
def path_of(name: str) -> str:
    """The path in the document of a field's name."""
    return name.replace("__", ".")


class Saved:
    """What every kind shares: its path and the state that stands in its controls."""

    # The component that draws it.
    kind = "text"
    # Whether "unknown" is one of the answers, as a chip beside the field.
    may_be_unknown = False
    # Whether a saved value goes into its control as it is, without being read again.
    one_control = True
    # The answers offered, each a code and its words.
    choices: Any
    id: str
    name: str
    label: Any
    data: Any
    errors: Any
    process: Any
    validate: Any
    parts: Any
    _value: Any

    @property
    def path(self) -> str:
        """The path of the value in the document."""
        return path_of(self.name)

    def spread(self, state: FieldState) -> Spread:
        """The control values that show a saved state."""
        shown = state.typed if state.typed is not None else state.value
        return [] if shown is None else [(self.name, str(shown))]

    def show(self, form: Form, state: FieldState) -> None:
        """Put a saved state into the controls; a text that is no value comes with its error."""
        if state.typed is None and self.one_control:
            self.data = self.held(state)
            return
        self.process(MultiDict(self.spread(state)))
        if state.typed is not None:
            self.validate(form)

    def held(self, state: FieldState) -> object:
        """What the control holds in a saved state, where there is one control."""
        return None if state.value is None else str(state.value)

    def shown(self) -> str:
        """The text in the control."""
        return str(self._value())

    def codes(self) -> list[str]:
        """The codes of the answers offered."""
        return [code for code, _ in getattr(self, "choices", ())]

    def options(self, code: str = "") -> list[Option]:
        """The answers offered, in the words of a language, which is that of the page."""
        code = code or language()
        return [
            Option(value, said(words, code), self._on(value))
            for value, words in getattr(self, "choices", ())
        ]

    def _on(self, value: str) -> str:
        return Markup(" checked") if self.stands(value) else ""

    def stands(self, value: str) -> bool:
        """Whether this answer is the one given."""
        return bool(value == (self.data or ""))

    def chosen(self) -> list[int]:
        """The places of the answers given among those offered."""
        codes, given = self.codes(), self.data or ""
        return [codes.index(given)] if given in codes else []

    def state(self) -> FieldState:
        """What stands in the controls: a value, or a text that is none."""
        if self.errors:
            return FieldState(typed=self.raw())
        return FieldState(self.value())

    def value(self) -> Json:
        """The value as the document holds it; None where nothing was answered."""
        return self.data or None

    def words(self, state: FieldState) -> str:
        """A state as a person reads it; empty where nothing was answered."""
        if state.unknown:
            return gettext("Unknown")
        shown = state.typed if state.typed is not None else state.value
        return "" if shown is None else self.spoken(shown)

    def spoken(self, value: Json) -> str:
        """A value in words."""
        return str(value)

    def raw(self) -> str:
        """What was typed, letter for letter."""
        return str(getattr(self, "raw_data", [""])[0])


# No page can show and no paper can print these; nobody types them.
_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {ord("\n"), ord("\t")})


def _clean(text: str | None) -> str | None:
    # A browser sends line ends as CR LF; the document keeps plain line ends and no outer blanks.
    if text is None:
        return None
    return text.replace("\r\n", "\n").translate(_CONTROLS).strip()


class TextLine(Saved, StringField):
    """One line of text."""

    kind = "text"

    def __init__(self, *args: Any, may_be_unknown: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **{"filters": [_clean], **kwargs})
        self.may_be_unknown = may_be_unknown

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401
        """Refuse what no line of a form holds."""
        refuse_longer(self.data, LINE)


class LongText(Saved, TextAreaField):
    """A text of up to 100,000 characters."""

    kind = "textarea"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **{"filters": [_clean], **kwargs})

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401
        """Refuse what no paper is drawn of."""
        refuse_longer(self.data, TEXT)


class Whole(Saved, StringField):
    """A whole number within a range, typed in figures."""

    kind = "number"

    def __init__(self, *args: Any, within: range, wrong: LazyString, **kwargs: Any) -> None:  # noqa: ANN401
        self.may_be_unknown = kwargs.pop("may_be_unknown", False)
        super().__init__(*args, **{"filters": [_clean], **kwargs})
        self.within, self.wrong = within, wrong

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401
        """Refuse what is no whole number of the range."""
        if self.data and self.number() not in self.within:
            raise ValidationError(self.wrong)

    def number(self) -> int | None:
        """The number typed, or None."""
        text = self.data or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None

    def value(self) -> Json:
        """The number."""
        return self.number()


class Age(Whole):
    """An age in whole years."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        wrong = _l("Enter the age in whole years, 0 to 130.")
        super().__init__(*args, within=AGES, wrong=wrong, **kwargs)


class Yards(Whole):
    """A distance in whole yards."""

    kind = "yards"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        wrong = _l("Enter the distance in whole yards, 1 to 999.")
        super().__init__(*args, within=YARDS, wrong=wrong, **kwargs)


class Day(Saved, DayField):
    """A date: day, month in words, year."""

    kind = "day"
    one_control = False

    def __init__(self, *args: Any, may_be_unknown: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.may_be_unknown = may_be_unknown

    def month_options(self) -> list[tuple[int, str, str]]:
        """The months, with the one chosen."""
        chosen = self.parts.month
        return [(n, w, Markup(" selected") if str(n) == chosen else "") for n, w in month_words()]

    def spread(self, state: FieldState) -> Spread:
        """The three parts."""
        if state.typed is not None:
            parts = dict(zip(("day", "month", "year"), state.typed.split("|"), strict=False))
        elif isinstance(state.value, str):
            year, month, day = state.value.split("-")
            parts = {"day": str(int(day)), "month": str(int(month)), "year": year}
        else:
            parts = {}
        return [(f"{self.name}-{part}", text) for part, text in parts.items()]

    def spoken(self, value: Json) -> str:
        """The day with its weekday and month in words; a text that is no day as typed."""
        text = str(value)
        typed = "|" in text
        return text.replace("|", " ") if typed else format_day(date.fromisoformat(text), "long")

    def value(self) -> Json:
        """The date as YYYY-MM-DD."""
        return self.data.isoformat() if self.data else None

    def raw(self) -> str:
        """The three parts as typed."""
        return "|".join((self.parts.day, self.parts.month, self.parts.year))


class Clock(Saved, ClockField):
    """A time of day on the 24-hour clock."""

    kind = "clock"
    one_control = False

    def value(self) -> Json:
        """The time as HH:MM."""
        return self.data.strftime("%H:%M") if self.data else None
