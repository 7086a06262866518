"""Printing a paper of the guide. Nothing is kept: equal data give equal bytes."""

from __future__ import annotations

from fieldref.content.handout import handout
from fieldref.content.pocket_card import pocket_card
from fieldref.content.wall_table import WallQuestion, wall_table
from fieldref.core.articles import Article
from fieldref.core.words import LANGUAGES, Language
from fieldref.pdf.handout import draw_handout
from fieldref.pdf.pocket_card import draw_card, too_long
from fieldref.pdf.wall_table import draw_wall_table

# Pages that say what a paper says; a paper names its own.
GUIDE, EXPIRY = "/reference", "/expiry"


def card_pdf(lang: Language, site: str = "") -> bytes:
    """The pocket card; ``site`` is where people find this installation."""
    return draw_card(pocket_card(lang, site + GUIDE))


def wall_pdf(question: WallQuestion, lang: Language, site: str = "") -> bytes:
    """The wall table of a year.

    Raises:
        CalendarGap: the calendar does not cover the count of every day of the year.
    """
    return draw_wall_table(wall_table(question, lang, site + EXPIRY))


def handout_pdf(article: Article, lang: Language, site: str = "") -> bytes:
    """The handout of an article."""
    return draw_handout(handout(article, lang, f"{site}{GUIDE}/{article.slug}"))


def card_excess() -> list[str]:
    """The panels of the card whose text does not fit, in words, in both languages."""
    found = {lang: too_long(pocket_card(lang, GUIDE)) for lang in LANGUAGES}
    return [f"{lang}: {text}" for lang, texts in found.items() for text in texts]
