"""The guide as pages: search, every article in both languages, the glossary."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from fieldref.content.articles import articles
from fieldref.content.citations import described
from fieldref.content.loader import load
from fieldref.content.search import search
from fieldref.core.words import LANGUAGES, Language
from tests.support.page import PageClient, words
from tests.unit.content.test_search import BROKEN


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", articles())
def test_an_article_has_its_page(client: PageClient, slug: str, language: Language) -> None:
    page = client.page(f"/reference/{slug}", headers={"Accept-Language": language})
    article = articles()[slug]
    [heading] = page.all("h1")
    assert words(heading) == squeezed(article.title.in_language(language))
    [answer] = page.with_class("answer-line")
    assert words(answer[0]) == squeezed(article.answer.in_language(language))
    for cited in described(article.every_cite(), language).values():
        assert cited["label"] in page.text
    for operative in article.operative:
        assert squeezed(operative.quote) in page.text
    assert len(page.with_class("law")) == len(article.operative)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_lists_every_article(client: PageClient, language: Language) -> None:
    page = client.page("/reference", headers={"Accept-Language": language})
    links = {link.get("href") for link in page.all("a")}
    assert {f"/reference/{slug}" for slug in articles()} <= links


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_finds_what_the_search_finds(client: PageClient, language: Language) -> None:
    page = client.page("/reference?q=dv110", headers={"Accept-Language": language})
    titles = [
        squeezed("".join(b.itertext())) for hits in page.with_class("hits") for b in hits.iter("b")
    ]
    found = [squeezed(hit["title"]) for hit in search("dv110", language)["results"]]
    assert titles == found


def test_the_law_is_found_with_its_text_outside(client: PageClient) -> None:
    page = client.page("/reference?q=273.65")
    assert any(link.get("rel") == "noreferrer" for link in page.all("a"))


def test_words_that_nothing_fits_leave_every_article_in_reach(client: PageClient) -> None:
    page = client.page("/reference?q=zzzzzz")
    assert "Nothing for “zzzzzz”" in page.text
    assert "ask dispatch" in page.text
    assert {f"/reference/{slug}" for slug in articles()} <= {a.get("href") for a in page.all("a")}


def test_words_that_nothing_fits_are_answered_with_the_nearest(client: PageClient) -> None:
    page = client.page("/reference?q=firarmlings")
    [first, *_shelves] = page.with_class("hits")
    assert "come nearest" in page.text
    assert 1 <= len(list(first.iter("a"))) <= 3


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        ("expird orders", "en", {"ends"}),
        ("pistola", "en", {"Firearms"}),
        ("cuanto dura", "es", {"vence"}),
        ("dv130", "en", {"DV-130"}),
    ],
)
def test_what_was_meant_is_marked(
    client: PageClient, typed: str, language: str, shown: set[str]
) -> None:
    page = client.page(f"/reference?q={quote(typed)}", headers={"Accept-Language": language})
    marked = {words(mark).casefold() for mark in page.all("mark")}
    assert any(each.casefold() in mark for each in shown for mark in marked), marked


def test_the_list_in_place_is_marked_like_the_page(client: PageClient) -> None:
    in_place = {"HX-Request": "true", "HX-Target": "found"}
    page = client.page("/reference?q=two+orders")
    part = client.get("/reference?q=two+orders", headers=in_place).get_data(as_text=True)
    assert part.count("<mark>") == len(page.all("mark")) > 0
    assert "<h1" not in part


def test_nothing_typed_is_written_as_html(client: PageClient) -> None:
    for typed in ("<mark>order</mark><b>", "zzz<script>zzz"):
        text = client.get(f"/reference?q={quote(typed)}").get_data(as_text=True)
        assert typed not in text
        assert "<script>zzz" not in text


@pytest.mark.parametrize("typed", BROKEN.values(), ids=BROKEN)
def test_nothing_typed_breaks_the_page(client: PageClient, typed: str) -> None:
    sent = quote(typed.encode("utf-8", "replace"))
    assert client.get(f"/reference?q={sent}").status_code == 200
    assert client.get(f"/api/v1/search?q={sent}").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_every_term(client: PageClient, language: Language) -> None:
    page = client.page("/reference/glossary", headers={"Accept-Language": language})
    terms = {words(cell) for cell in page.all("th") if cell.get("scope") == "row"}
    assert terms == {squeezed(row["en"]) for row in load("reference/glossary.yaml")["terms"]}


def test_an_address_of_no_article_leads_nowhere(client: PageClient) -> None:
    for path in ("/reference/nothing", "/reference/Glossary", "/reference/%00"):
        assert client.get(path).status_code == 404


def test_the_guide_is_one_tap_from_home_and_check(client: PageClient) -> None:
    for path in ("/", "/check"):
        assert "/reference" in {link.get("href") for link in client.page(path).all("a")}


def test_a_search_through_the_interface_asks_for_words(client: PageClient) -> None:
    asked: Any = client.get("/api/v1/search").json
    assert asked["error"]["fields"].keys() == {"q"}
    found: Any = client.get("/api/v1/search?q=dos+ordenes&lang=es").json
    assert found["results"][0]["slug"] == "two-orders-at-once"
