"""Days and times as people say them, in both languages: weekday first, month spelled out."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from babel.dates import format_date

from fieldref.core.words import Language

LONG = {"en": "EEEE d MMMM y", "es": "EEEE d 'de' MMMM 'de' y"}
PLAIN = {"en": "d MMMM y", "es": "d 'de' MMMM 'de' y"}
SHORT = {"en": "EEE d MMM y", "es": "EEE d MMM y"}


@lru_cache(maxsize=4096)
def long_day(day: date, lang: Language) -> str:
    """``Friday 27 November 2026``, ``viernes 27 de noviembre de 2026``."""
    return format_date(day, LONG[lang], locale=lang)


@lru_cache(maxsize=4096)
def plain_day(day: date, lang: Language) -> str:
    """``27 November 2026``, ``27 de noviembre de 2026``."""
    return format_date(day, PLAIN[lang], locale=lang)


@lru_cache(maxsize=4096)
def short_day(day: date, lang: Language) -> str:
    """``Fri 27 Nov 2026``, ``vie 27 nov 2026``."""
    return format_date(day, SHORT[lang], locale=lang)


def clock(moment: time) -> str:
    """A time of day on the 24-hour clock: ``21:47``."""
    return moment.strftime("%H:%M")
