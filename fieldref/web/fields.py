"""Kinds of form field that the components draw: civil dates, hours, tiles.

Each keeps what was typed, so that a page with errors shows it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import cast

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, RadioField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from fieldref.web import i18n

_CLOCK = re.compile(r"(\d{1,2})[:.h ]?(\d{2})", re.ASCII)
_DIGITS = re.compile(r"\d{1,4}", re.ASCII)


# The longest line and the longest text that is kept as a value, in characters.
LINE, TEXT = 20_000, 100_000


def refuse_longer(text: str | None, most: int) -> None:
    """Refuse a text of more than ``most`` characters.

    Raises:
        ValidationError: it is longer.
    """
    if text and len(text) > most:
        words = _l("This is too long: at most %(most)s characters.", most=f"{most:,}")
        raise ValidationError(words)


def offered(*choices: tuple[str, str | LazyString]) -> list[SelectChoice]:
    """Codes and their words as the choices of a field."""
    return [SelectChoice(code, cast(str, words)) for code, words in choices]


@dataclass(frozen=True, slots=True)
class DayParts:
    """A date as typed: day, month (a number from the list) and year."""

    day: str = ""
    month: str = ""
    year: str = ""

    def is_blank(self) -> bool:
        """True where nothing at all was typed."""
        return not (self.day or self.month or self.year)


class DayField(Field):
    """A civil date in three parts, posted as ``<name>-day``, ``<name>-month``, ``<name>-year``.

    ``data`` is a date, or None where it is blank or cannot be read (then there is an error).
    """

    data: date | None
    parts: DayParts = DayParts()

    def process(
        self,
        formdata: MultiDict[str, str] | None,
        data: object = None,
        extra_filters: Sequence[Callable[[object], object]] | None = None,
    ) -> None:
        """Take the parts out of the form where it holds any of them, else the given date."""
        super().process(None, data, extra_filters)
        self.parts = _parts_of(self.data)
        names = {part: f"{self.name}-{part}" for part in ("day", "month", "year")}
        if formdata is None or not any(name in formdata for name in names.values()):
            return
        self.parts = DayParts(**{part: formdata.get(n, "").strip() for part, n in names.items()})
        self.data, problem = _read_day(self.parts)
        if problem:
            self.process_errors = (str(problem),)

    @property
    def months(self) -> list[tuple[int, str]]:
        """Numbers and words of the months, in the language of the page."""
        return i18n.month_words()


def _parts_of(day: date | None) -> DayParts:
    return DayParts(str(day.day), str(day.month), str(day.year)) if day else DayParts()


def _read_day(parts: DayParts) -> tuple[date | None, LazyString | None]:
    if parts.is_blank():
        return None, None
    numbers = (parts.year, parts.month, parts.day)
    if not all(_DIGITS.fullmatch(number) for number in numbers) or len(parts.year) != 4:
        return None, _l("Give the day, the month, and the year with four figures.")
    try:
        return date(*(int(number) for number in numbers)), None
    except ValueError:
        return None, _l("There is no such day.")


class ClockField(StringField):
    """An hour in 24-hour figures: takes 21:47, 2147 and 9:05; ``data`` is a time or None."""

    data: time | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the hour; what cannot be read stays in the box with an error."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        found = _CLOCK.fullmatch(text)
        try:
            self.data = time(int(found[1]), int(found[2])) if found else None
        except ValueError:
            self.data = None
        if self.data is None:
            raise ValidationError(_l("Give the time in 24-hour figures, such as 21:47."))

    def _value(self) -> str:
        if self.data is None:
            return str(self.raw_data[0]) if self.raw_data else ""
        return i18n.format_clock(self.data)


class TilesField(RadioField):
    """One choice or none; a word that is not offered is an error.

    Its choices are made with ``offered``; WTForms takes plain pairs only with a warning.
    """

    def pre_validate(self, form: Form) -> None:
        """Leaving it open is no error here: a validator may ask for an answer."""
        if self.data is not None:
            super().pre_validate(form)


class YesNoUnknownField(TilesField):
    """A question with three answers; ``data`` is "yes", "no", "unknown", or None: not asked."""

    def __init__(
        self,
        label: object = None,
        validators: Sequence[Callable[[Form, Field], None]] | None = None,
        **options: object,
    ) -> None:
        answers = offered(("yes", _l("Yes")), ("no", _l("No")), ("unknown", _l("Unknown")))
        super().__init__(label, validators, **{"choices": answers, **options})


class CheckTilesField(SelectMultipleField):
    """Any number of choices; ``data`` is a list of their values."""
