"""The pocket card: every marked row of its articles stands whole in its panel."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fieldref.content.articles import articles
from fieldref.content.calendars import court_calendar
from fieldref.content.loader import load
from fieldref.content.pocket_card import FILE, plain_week, pocket_card, slugs
from fieldref.core.expiry import expiry
from fieldref.core.printed_papers import Panel
from fieldref.core.words import LANGUAGES, Language
from fieldref.pdf.pocket_card import PanelTooLong, draw_card, too_long
from tests.support.pdf import compact, font_sizes, page_count
from tools.reading_ease import HARDEST_GRADE_OF_A_CARD, grade

PLACE = "https://fieldref.a-rather-long-name.example.gov/reference"
ROWS = [row for side in load(FILE)["sides"] for row in side]
WIDTH, HEIGHT = 198, 306


def panel_text(pdf: bytes, number: int) -> str:
    """What stands in one panel of the folded sheet, and in no other."""
    side, place = divmod(number, 8)
    row, column = divmod(place, 4)
    crop = ("-x", column * WIDTH, "-y", row * HEIGHT, "-W", WIDTH, "-H", HEIGHT)
    command = ["pdftotext", "-raw", "-f", side + 1, "-l", side + 1, *crop, "-", "-"]
    done = subprocess.run(list(map(str, command)), input=pdf, capture_output=True, check=True)
    return compact(done.stdout.decode())


def written(panel: Panel, number: int) -> str:
    found = [str(number + 1), panel.title, panel.answer]
    found += [f"•{step}" for step in panel.steps]
    found += [panel.rows_head, *panel.rows, panel.rows_note]
    before = ""
    for saying in panel.sayings:
        found += [f"{saying.to}:"] if saying.to != before else []
        found += [f"“{saying.en}”", "◇" if saying.draft else "", f"«{saying.es}»"]
        before = saying.to
    return compact("".join([*found, *panel.blanks]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_panel_is_whole_and_in_its_place(lang: Language) -> None:
    card = pocket_card(lang, PLACE)
    assert too_long(card) == []
    pdf = draw_card(card)
    assert page_count(pdf) == 2
    assert min(font_sizes(pdf)) >= 7.5
    for number, panel in enumerate(panel for side in card.sides for panel in side):
        assert panel_text(pdf, number).startswith(written(panel, number)), panel.title


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(16))
def test_a_panel_has_what_its_articles_mark(number: int, lang: Language) -> None:
    row = ROWS[number]
    panel = [panel for side in pocket_card(lang, "").sides for panel in side][number]
    found = [articles()[slug] for slug in slugs(row)]
    if "article" in row:
        assert panel.title == found[0].title.in_language(lang)
        assert panel.answer == found[0].answer.in_language(lang)
        steps = [step.text.in_language(lang) for a in found for step in a.steps if step.on_card]
        assert list(panel.steps) == steps
    spoken = [(each.text.en, each.text.es) for a in found for each in a.spoken if each.on_card]
    assert [(each.en, each.es) for each in panel.sayings] == spoken


def test_the_week_is_counted_by_the_core_and_meets_no_holiday() -> None:
    week = plain_week()
    assert [granted.weekday() for granted, _ends in week] == list(range(7))
    for granted, ends in week:
        found = expiry(court_calendar(), granted)
        assert found.expires_on == ends
        assert not any(day.shut == "holiday" for day in found.days)
    assert [(ends - granted).days for granted, ends in week] == [7, 7, 7, 7, 7, 6, 5]
    first: date = week[0][0]
    assert week[-1][0] == first + timedelta(days=6)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_foot_of_each_side_says_what_the_card_is(lang: Language) -> None:
    card = pocket_card(lang, PLACE)
    pdf = draw_card(card)
    for side in (0, 8):
        texts = [panel_text(pdf, side + place) for place in range(4, 8)]
        foot = card.foot
        said = (f"{foot.law} fieldref {foot.version}.", PLACE, foot.advice, foot.spanish)
        assert all(text.endswith(compact(s)) for text, s in zip(texts, said, strict=True))


def test_a_panel_that_is_too_long_is_refused_by_its_number_and_title() -> None:
    card = pocket_card("en", PLACE)
    first = card.sides[0][0]
    longer = replace(first, steps=first.steps * 5)
    card = replace(card, sides=((longer, *card.sides[0][1:]), card.sides[1]))
    assert too_long(card)[0].startswith(f"panel 1, {first.title!r}: ")
    with pytest.raises(PanelTooLong):
        draw_card(card)


def test_equal_cards_give_equal_bytes() -> None:
    assert draw_card(pocket_card("es", PLACE)) == draw_card(pocket_card("es", PLACE))


@pytest.mark.parametrize("number", range(16))
def test_every_panel_reads_easily(number: int) -> None:
    panel = [panel for side in pocket_card("en", "").sides for panel in side][number]
    said = [panel.title, panel.answer, *panel.steps, *(each.en for each in panel.sayings)]
    ended = (text if text.endswith((".", "?")) else f"{text}." for text in said if text)
    assert grade(" ".join(ended)) <= HARDEST_GRADE_OF_A_CARD
