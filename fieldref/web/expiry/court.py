"""The courts of a county as the page names them: for the protected person, never for the count."""

from __future__ import annotations

from fieldref.content.courts import county
from fieldref.core.courts import Courthouse
from fieldref.core.words import Language, Words
from fieldref.web.expiry.context import Court, House
from fieldref.web.expiry.counties import is_county


def court_of(slug: str, lang: Language) -> Court | None:
    """The courts of a county; None for no county."""
    if not is_county(slug):
        return None
    found = county(slug)
    return Court(
        found.name.in_language(lang),
        _said(found.doubt, lang),
        tuple(_house(courthouse, lang) for courthouse in found.courts),
    )


def _house(courthouse: Courthouse, lang: Language) -> House:
    digits = "".join(filter(str.isdigit, courthouse.telephone or ""))
    hours = _said(courthouse.counter_hours, lang)
    return House(courthouse, hours, f"tel:+1{digits}" if len(digits) == 10 else "")


def _said(words: Words | None, lang: Language) -> str:
    return words.in_language(lang) if words else ""
