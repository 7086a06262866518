"""An article's Spanish and its status, the page for a class, the reading list, every source."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element

import pytest

from fieldref.content.articles import articles
from fieldref.content.loader import load
from fieldref.core.words import LANGUAGES, Language
from fieldref.web import text_size
from fieldref.web.form_numbers import unbroken
from fieldref.web.i18n import format_day
from tests.support.page import Page, PageClient, words
from tests.support.site import SetClock, make_site

EVERY = pytest.mark.parametrize("slug", articles())
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def shown(client: PageClient, path: str, language: str = "en") -> Page:
    return client.page(path, headers={"Accept-Language": language})


def squeezed(text: str) -> str:
    return " ".join(text.split())


def spoken_languages(page: Page) -> list[tuple[str, str]]:
    """Every text with the language that the page says it is in."""

    def walk(element: Element, lang: str) -> list[tuple[str, str]]:
        lang = element.get("lang", lang)
        found = [(squeezed(element.text), lang)] if element.text else []
        for child in element:
            found += walk(child, lang)
            found += [(squeezed(child.tail), lang)] if child.tail else []
        return found

    return walk(page.root, "")


@BOTH
@EVERY
@pytest.mark.parametrize("kind", ["", "/projector"])
def test_every_passage_says_which_language_it_is_in(
    client: PageClient, slug: str, language: Language, kind: str
) -> None:
    article = articles()[slug]
    texts = spoken_languages(shown(client, f"/reference/{slug}{kind}", language))
    english = [squeezed(each.text.en) for each in article.spoken]
    english += [squeezed(each.quote) for each in article.operative]
    spanish = [squeezed(each.text.es) for each in article.spoken]
    if language == "es":
        spanish += [squeezed(each.gloss) for each in article.operative if each.gloss]
    for lang, passages in (("en", english), ("es", spanish)):
        for passage in passages:
            assert {said for text, said in texts if passage in text} == {lang}, passage


@EVERY
def test_each_passage_of_our_own_spanish_is_marked_as_a_draft(
    client: PageClient, slug: str
) -> None:
    article = articles()[slug]
    own = [article.answer, article.objective, *(step.text for step in article.steps)]
    own += [each.text for each in article.counts]
    own += article.unsettled
    glosses = sum(each.gloss is not None for each in article.operative)
    page = shown(client, f"/reference/{slug}", "es")
    # One more stands in the line that says what the mark means.
    assert len(page.with_class("draft-mark")) == len(own) + glosses + 1
    assert shown(client, f"/reference/{slug}").with_class("draft-mark") == []


@BOTH
@EVERY
def test_a_class_sees_the_whole_article_with_the_question_first(
    client: PageClient, slug: str, language: Language
) -> None:
    article = articles()[slug]
    page = shown(client, f"/reference/{slug}/projector", language)
    assert words(page.all("h1")[0]) == squeezed(article.title.in_language(language))
    folded = " ".join(words(part) for part in page.all("details"))
    said = [article.answer, *(step.text for step in article.steps)]
    said += [each.text for each in article.counts]
    for text in [*said, *article.unsettled]:
        assert squeezed(text.in_language(language)) in folded
    for operative in article.operative:
        assert squeezed(operative.quote) in folded


@pytest.mark.parametrize("path", ["/reference/nothing/projector", "/reference/x/y"])
def test_an_address_of_no_article_has_no_page_for_a_class(client: PageClient, path: str) -> None:
    assert client.get(path).status_code == 404


@BOTH
def test_the_reading_list_has_what_every_article_teaches(
    client: PageClient, language: Language
) -> None:
    page = shown(client, "/reference/objectives", language)
    for slug, article in articles().items():
        [link] = [a for a in page.all("a") if a.get("href") == f"/reference/{slug}"]
        assert squeezed(article.objective.in_language(language)) in words(link)


@pytest.mark.parametrize("reader", ["patrol", "dispatch", "academy", "protected", "restrained"])
def test_the_reading_list_of_one_reader_is_theirs(client: PageClient, reader: str) -> None:
    page = shown(client, f"/reference/objectives?reader={reader}")
    listed = {a.get("href", "").removeprefix("/reference/") for a in page.all("a")}
    theirs = {slug for slug, each in articles().items() if reader in each.audience}
    assert listed & articles().keys() == theirs
    chosen = [a for a in page.with_class("button") if a.get("aria-current")]
    assert [a.get("href") for a in chosen] == [f"/reference/objectives?reader={reader}"]


def test_a_reader_that_nobody_is_gets_the_whole_list(client: PageClient) -> None:
    page = shown(client, "/reference/objectives?reader=%00nobody")
    assert articles().keys() <= {a.get("href", "")[11:] for a in page.all("a")}


@BOTH
def test_every_source_stands_with_the_day_it_was_read(
    client: PageClient, language: Language
) -> None:
    page = shown(client, "/reference/sources", language)
    rows = {row.get("id", ""): row for row in page.all("tr") if row.get("id")}
    registry, readings = load("law/citations.yaml"), load("law/readings.yaml")["readings"]
    assert rows.keys() == registry.keys()
    for key, row in rows.items():
        assert squeezed(registry[key]["label"][language]) in words(row)
        assert format_day(registry[key]["checked"], "date", language) in words(row)
        assert readings[registry[key]["how"]][language] in words(row)


def test_a_source_leads_to_the_articles_that_rest_on_it(client: PageClient) -> None:
    page = shown(client, "/reference/sources")
    for slug, article in articles().items():
        for key in article.every_cite():
            [row] = [row for row in page.all("tr") if row.get("id") == key]
            assert f"/reference/{slug}" in {a.get("href") for a in row.iter("a")}


def test_letters_grow_step_by_step_and_stop_at_twice_their_size(client: PageClient) -> None:
    sizes = []
    for _step in range(len(text_size.CHOICES)):
        page = client.page("/reference/must-i-arrest")
        sizes.append(page.root.get("data-size"))
        [larger] = [b for b in page.all("button") if b.get("data-step") == "1"]
        client.send("/preferences", text_size=larger.get("value", ""), next="/reference")
    assert sizes == list(text_size.CHOICES)
    assert client.page("/").root.get("data-size") == "200"


@pytest.mark.parametrize("size", ["99", "-1", "1000", "larger", "", "１３０"])
def test_a_size_that_does_not_exist_changes_nothing(client: PageClient, size: str) -> None:
    client.page("/")
    assert client.send("/preferences", text_size=size).status_code == 303
    assert client.page("/").root.get("data-size") == "100"


def test_a_damaged_cookie_gives_the_usual_size(client: PageClient) -> None:
    client.set_cookie(text_size.COOKIE, "150%;x")
    assert client.page("/").root.get("data-size") == "100"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Read DV-110.", 'Read <span class="nobr">DV-110</span>.'),
        ("EPO-001", '<span class="nobr">EPO-001</span>'),
        ("DV-800-INFO", '<span class="nobr">DV-800-INFO</span>'),
        ("a well-kept 24-hour rule", "a well-kept 24-hour rule"),
        ("<b>DV-110</b>", '&lt;b&gt;<span class="nobr">DV-110</span>&lt;/b&gt;'),
    ],
)
def test_a_form_number_stays_on_one_line(text: str, drawn: str) -> None:
    assert unbroken(text) == drawn


@pytest.mark.parametrize(
    ("moment", "old"),
    [
        (datetime(2027, 11, 24, 20, 0, tzinfo=UTC), False),
        # Already Thursday in Greenwich, still Wednesday in California.
        (datetime(2027, 11, 25, 7, 0, tzinfo=UTC), False),
        (datetime(2027, 11, 25, 20, 0, tzinfo=UTC), True),
    ],
)
def test_an_article_that_nobody_read_for_a_year_says_so(
    tmp_path: Path, moment: datetime, old: bool
) -> None:
    assert articles()["must-i-arrest"].checked == date(2026, 11, 24)
    site = make_site(tmp_path, clock=SetClock(moment))
    page = cast(PageClient, site.test_client()).page("/reference/must-i-arrest")
    assert ("Checked over a year ago" in page.text) is old


@BOTH
def test_an_article_leads_to_its_handout(client: PageClient, language: Language) -> None:
    page = shown(client, "/reference/must-i-arrest", language)
    [link] = [a for a in page.all("a") if a.get("href", "").endswith("handout.pdf")]
    paper = client.get(link.get("href", ""), headers={"Accept-Language": language})
    assert paper.mimetype == "application/pdf"
