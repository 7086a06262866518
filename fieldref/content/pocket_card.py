"""The pocket card as data/reference/pocket-card.yaml composes it out of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from babel.dates import format_date

from fieldref.content.articles import articles
from fieldref.content.calendars import court_calendar, words
from fieldref.content.loader import Tree, load
from fieldref.content.paper_words import foot_of, oldest, printed
from fieldref.core.articles import Article, Spoken
from fieldref.core.calendar import DAY, MONDAY
from fieldref.core.expiry import CALENDAR_DAYS, expiry
from fieldref.core.printed_papers import CardSaying, Panel, PocketCard
from fieldref.core.words import Language

FILE = "reference/pocket-card.yaml"


def pocket_card(lang: Language, address: str) -> PocketCard:
    """The card in a language; ``address`` is that of the guide."""
    sides = [[_panel(row, lang) for row in side] for side in load(FILE)["sides"]]
    used = [articles()[slug] for side in load(FILE)["sides"] for row in side for slug in slugs(row)]
    checked = oldest(each.checked for each in used)
    return PocketCard(
        title=printed("names", "card", lang),
        sides=tuple(map(tuple, sides)),
        foot=foot_of(checked, address, lang, spanish=printed("foot", "spanish", lang)),
        lang=lang,
        checked=checked,
    )


def fold(lang: Language) -> tuple[str, ...]:
    """How the sheet is printed and folded."""
    return tuple(words(row).in_language(lang) for row in load(FILE)["fold"])


def slugs(row: Tree) -> Iterator[str]:
    """The articles of a panel."""
    if "article" in row:
        yield row["article"]
    yield from row.get("with", ())
    yield from row.get("sentences", ())


def plain_week() -> tuple[tuple[date, date], ...]:
    """A week of grants, Monday to Sunday, whose count meets no court holiday, with their ends."""
    calendar = court_calendar()
    first = calendar.first + (MONDAY - calendar.first.weekday()) % 7 * DAY
    while any(calendar.closure_on(first + n * DAY) for n in range(2 * CALENDAR_DAYS)):
        first += 7 * DAY
    days = (first + n * DAY for n in range(7))
    return tuple((day, expiry(calendar, day).expires_on) for day in days)


def _panel(row: Tree, lang: Language) -> Panel:
    found = [articles()[slug] for slug in slugs(row)]
    if "article" not in row:
        title = words(row["title"]).in_language(lang)
        blanks = tuple(words(each).in_language(lang) for each in row.get("blanks", ()))
        return Panel(title=title, sayings=tuple(_sayings(found, lang)), blanks=blanks)
    table = _week(lang) if "table" in row else {}
    return Panel(
        title=found[0].title.in_language(lang),
        answer=found[0].answer.in_language(lang),
        steps=tuple(_steps(found, lang)),
        sayings=tuple(_sayings(found, lang)),
        **table,
    )


def _steps(found: Iterable[Article], lang: Language) -> Iterator[str]:
    for each in found:
        yield from (step.text.in_language(lang) for step in each.steps if step.on_card)


def _sayings(found: Iterable[Article], lang: Language) -> Iterator[CardSaying]:
    for each in found:
        yield from (_saying(spoken, lang) for spoken in each.spoken if spoken.on_card)


def _saying(spoken: Spoken, lang: Language) -> CardSaying:
    to = printed("to", spoken.to, lang)
    return CardSaying(to, spoken.text.en, spoken.text.es, draft=spoken.status == "draft")


def _week(lang: Language) -> dict[str, Any]:
    rows = (
        printed(
            "card",
            "week_row",
            lang,
            granted=format_date(granted, "EEEE", locale=lang),
            ends=format_date(ends, "EEEE", locale=lang),
            number=(ends - granted).days,
        )
        for granted, ends in plain_week()
    )
    return {
        "rows_head": printed("card", "week_head", lang),
        "rows": tuple(rows),
        "rows_note": printed("card", "week_note", lang),
    }
