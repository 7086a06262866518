"""The papers of the guide at their addresses, and the page that leads to them."""

from __future__ import annotations

import pytest

from fieldref.actions.papers import card_pdf, handout_pdf, wall_pdf
from fieldref.content.articles import articles
from fieldref.content.expiry_answer import gap_message
from fieldref.content.loader import load
from fieldref.content.paper_words import FILE
from fieldref.content.pocket_card import fold
from fieldref.content.wall_table import covered_years, read_wall, wall_table
from fieldref.core.errors import CalendarGap
from fieldref.core.words import LANGUAGES, Language
from tests.support.page import Page, PageClient, words

SITE = "http://localhost"


def papers(lang: Language) -> dict[str, bytes]:
    return {
        "/reference/pocket-card.pdf": card_pdf(lang, SITE),
        "/reference/wall-table.pdf": wall_pdf(read_wall("2026", ""), lang, SITE),
        "/reference/wall-table.pdf?year=2027&county=ventura": wall_pdf(
            read_wall("2027", "ventura"), lang, SITE
        ),
        "/reference/minors/handout.pdf": handout_pdf(articles()["minors"], lang, SITE),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_gives_its_paper_in_the_language_of_the_page(
    client: PageClient, lang: Language
) -> None:
    for path, content in papers(lang).items():
        answer = client.get(path, headers={"Accept-Language": lang})
        assert answer.status_code == 200, path
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("inline; filename=")
        assert answer.data == content
        other = "&" if "?" in path else "?"
        assert client.get(f"{path}{other}lang={lang}").data == content


def test_who_has_a_paper_already_is_told_that_it_is_the_same(client: PageClient) -> None:
    for path in papers("en"):
        first = client.get(path)
        assert first.headers["Cache-Control"] == "no-cache"
        assert {"Accept-Language", "Cookie"} <= {each.strip() for each in first.vary}
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_a_year_outside_the_calendar_says_what_the_expiry_page_says(client: PageClient) -> None:
    for year in ("2020", "2030", "9999"):
        with pytest.raises(CalendarGap) as gap:
            wall_table(read_wall(year, ""), "es", "")
        page = client.page(
            f"/reference/wall-table.pdf?year={year}",
            status=422,
            headers={"Accept-Language": "es"},
        )
        assert gap_message(gap.value, "es") in page.text


REFUSED = {
    "/reference/wall-table.pdf?year=": "not a year",
    "/reference/wall-table.pdf?year=%00%E2%80%AE2026x": "not a year",
    "/reference/wall-table.pdf?county=nowhere": "No county of California",
    "/reference/wall-table.pdf?lang=fr": "in en or in es",
    "/reference/pocket-card.pdf?lang=": "in en or in es",
    "/reference/minors/handout.pdf?lang=EN": "in en or in es",
    "/reference/papers?paper=poster": "This is needed.",
    "/reference/papers?paper=handout": "No article of the guide",
    "/reference/papers?paper=handout&article=no-such": "No article of the guide",
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_cannot_be_read_is_said_on_the_page(client: PageClient, path: str) -> None:
    page = client.page(path, status=422)
    assert REFUSED[path] in page.text
    assert len(page.with_class("summary")) == 1


def test_a_handout_of_no_article_is_no_page(client: PageClient) -> None:
    assert client.get("/reference/no-such/handout.pdf").status_code == 404


CHOSEN = {
    "paper=card&lang=es": "/reference/pocket-card.pdf?lang=es",
    "paper=wall&lang=en&year=2027&county=": "/reference/wall-table.pdf?year=2027&lang=en",
    "paper=wall&lang=en&year=2027&county=fresno": (
        "/reference/wall-table.pdf?year=2027&county=fresno&lang=en"
    ),
    "paper=handout&lang=es&article=minors": "/reference/minors/handout.pdf?lang=es",
}


@pytest.mark.parametrize("asked", CHOSEN)
def test_the_form_leads_to_the_address_of_the_paper(client: PageClient, asked: str) -> None:
    answer = client.get(f"/reference/papers?{asked}")
    assert (answer.status_code, answer.headers["Location"]) == (303, CHOSEN[asked])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_offers_what_there_is(client: PageClient, lang: Language) -> None:
    page = client.page("/reference/papers", headers={"Accept-Language": lang})
    offered = {
        each.get("id"): [option.get("value") for option in each.iter("option")]
        for each in page.all("select")
    }
    assert offered["year"] == [str(year) for year in covered_years()]
    assert offered["article"] == list(articles())
    assert len(offered["county"]) == 59
    chosen = [each.get("value") for each in page.all("option") if each.get("selected") is not None]
    assert "2026" in chosen
    steps = {words(item) for item in page.all("li")}
    assert {" ".join(step.split()) for step in fold(lang)} <= steps


def test_the_guide_leads_to_the_papers(client: PageClient) -> None:
    links = {link.get("href") for link in client.page("/reference").all("a")}
    assert "/reference/papers" in links


@pytest.mark.parametrize("lang", LANGUAGES)
def test_papers_and_pages_have_the_same_headings(client: PageClient, lang: Language) -> None:
    tree = load(FILE)
    page = client.page("/reference/must-i-arrest", headers={"Accept-Language": lang})
    heads = {words(head) for head in page.all("h2")}
    assert {
        tree["heads"][code][lang] for code in ("do", "say", "because", "counts", "open")
    } <= heads


def chosen(page: Page) -> set[str | None]:
    """What the form would send as it stands."""
    ticked = [each for each in page.all("input") if each.get("checked") is not None]
    picked = [each for each in page.all("option") if each.get("selected") is not None]
    return {each.get("value") for each in (*ticked, *picked)}


def test_after_a_fault_the_form_still_asks_for_the_same_paper(client: PageClient) -> None:
    page = client.page("/reference/wall-table.pdf?year=abc&county=fresno&lang=es", status=422)
    assert {"wall", "2026", "fresno", "es"} <= chosen(page)
    page = client.page("/reference/wall-table.pdf?year=2027&county=nowhere", status=422)
    assert {"wall", "2027", "", "en"} <= chosen(page)
    page = client.page("/reference/minors/handout.pdf?lang=fr", status=422)
    assert {"handout", "minors", "en"} <= chosen(page)
