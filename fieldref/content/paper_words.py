"""The words that printed papers have of their own; data/reference/papers.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fieldref import __version__
from fieldref.content.calendars import words
from fieldref.content.days import plain_day
from fieldref.content.loader import load
from fieldref.core.printed_papers import PaperFoot
from fieldref.core.words import Language

FILE = "reference/papers.yaml"


def printed(part: str, code: str, lang: Language, **values: object) -> str:
    """A passage of the papers' own words, with its values put in."""
    return words(load(FILE)[part][code]).in_language(lang).format(**values)


def page_words(lang: Language) -> str:
    """``Page {page} of {pages}``, to be filled when the pages are counted."""
    return words(load(FILE)["foot"]["page"]).in_language(lang)


def foot_of(checked: date, address: str, lang: Language, spanish: str = "") -> PaperFoot:
    """The foot of a paper; a Spanish paper says that its Spanish is a draft."""
    draft = printed("foot", "draft", lang) if lang == "es" else ""
    return PaperFoot(
        law=printed("foot", "law", lang, day=plain_day(checked, lang)),
        version=__version__,
        address=address,
        advice=printed("foot", "advice", lang),
        spanish=" ".join(filter(None, (spanish, draft))),
    )


def oldest(days: Iterable[date]) -> date:
    """The day to which everything on a paper was checked: that of what was checked first."""
    return min(days)
