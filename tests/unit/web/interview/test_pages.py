"""Every page of the interview, in both languages, empty and full. Each is read by the page linter
(tests/support/page.py): one heading, labels, no dead links, tokens, nothing inline, all Spanish.
"""

from __future__ import annotations

import gzip
import json
import uuid

import pytest

from fieldref.web.interview.steps import STEPS
from tests.support.interview import Interview
from tests.support.order_book import Book
from tests.support.page import Page, words
from tests.unit.web.interview.conftest import Starts

SLUGS = [step.slug for step in STEPS]
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
EVERY_STEP = pytest.mark.parametrize("slug", SLUGS)
HTML_LIMIT = 14 * 1024


def weight(page: Page) -> int:
    return len(gzip.compress(page.response.data, 5))


@LANGUAGES
@EVERY_STEP
def test_an_empty_page_asks(empty: Starts, slug: str, language: str) -> None:
    page = empty(language).page(slug)
    assert page.with_class("field")
    assert not page.with_class("wrong")
    assert weight(page) < HTML_LIMIT


@LANGUAGES
@EVERY_STEP
def test_a_full_page_shows_what_was_answered(full: Starts, slug: str, language: str) -> None:
    interview = full(language)
    before = interview.draft
    page = interview.page(slug)
    assert weight(page) < HTML_LIMIT
    answer = interview.save(slug)
    assert answer.status_code == 303
    assert interview.draft == before


@LANGUAGES
@pytest.mark.parametrize("place", ["", "/check", "/delete", "/step/protected/remove/1"])
def test_the_other_pages(full: Starts, empty: Starts, place: str, language: str) -> None:
    for interview in (full(language), empty(language)):
        page = interview.client.page(interview.place + place)
        assert weight(page) < HTML_LIMIT


def test_a_new_order_opens_on_the_first_question_and_is_the_officers(book: Book) -> None:
    client = book.browser()
    client.page("/")
    order_id = str(uuid.uuid4())
    first = client.send("/epo/", id=order_id)
    again = client.send("/epo/", id=order_id)
    assert first.headers["Location"] == again.headers["Location"]
    assert first.headers["Location"] == f"/epo/{order_id}/step/incident"
    interview = Interview(book, client, order_id)
    assert interview.value("officer.name") == "R. Reyes"
    assert interview.value("officer.badge") == "4412"


@LANGUAGES
def test_the_script_finds_its_words(empty: Starts, language: str) -> None:
    (form,) = [e for e in empty(language).page("story").all("form") if e.get("id") == "step"]
    said = json.loads(form.get("data-words", ""))
    assert len(said) == 10
    assert all(said.values())
    assert form.get("data-saves", "").endswith("/field/story")


def test_the_list_says_how_far_it_is(full: Starts, empty: Starts) -> None:
    done = full().client.page(full().place)
    assert "8 of 8 done." in done.text
    assert "All the judge will ask is here" in done.text
    start = empty()
    page = start.client.page(start.place)
    assert "0 of 8 done." in page.text
    rows = {words(e): e for e in page.with_class("task")}
    assert [row for row in rows if row.startswith("Call the judge")] == [
        "Call the judge Cannot start yet"
    ]


@pytest.mark.parametrize(
    ("gate", "value"),
    [("protected", None), ("restrained__name", None), ("grounds", None), ("narrative", None)],
)
def test_the_call_waits_for_its_four_gates(full: Starts, gate: str, value: None) -> None:
    interview = full(**{gate: value})
    page = interview.client.page(f"{interview.place}/check")
    assert "The call can begin once this is put right" in page.text
    assert not [a for a in page.all("a") if a.get("href") == f"{interview.place}/call"]


def test_firearms_may_stay_blank_and_are_named(full: Starts) -> None:
    interview = full(firearms=None)
    page = interview.client.page(f"{interview.place}/check")
    assert "Nothing is said about firearms" in page.text
    assert [a for a in page.all("a") if a.get("href") == f"{interview.place}/call"]


def test_change_leads_back_to_the_answers(full: Starts) -> None:
    interview = full()
    page = interview.client.page(f"{interview.place}/check")
    changes = [a.get("href", "") for row in page.with_class("answer-change") for a in row]
    assert f"{interview.place}/step/restrained?returns=check#restrained__hair" in changes
    form = interview.form("restrained?returns=check")
    answer = interview.send("restrained", form, restrained__hair="Red")
    assert answer.headers["Location"] == f"{interview.place}/check"
    assert interview.value("restrained.hair") == "Red"


def test_a_page_leads_on_and_the_last_one_to_the_answers(full: Starts) -> None:
    interview = full()
    ways = [interview.save(slug).headers["Location"].rpartition("/")[2] for slug in SLUGS]
    assert ways == [*SLUGS[1:], "check"]
    assert interview.save("story", go="list").headers["Location"] == interview.place


def test_3d_and_3e_have_their_numbers_and_no_control(empty: Starts) -> None:
    page = empty().page("orders")
    (always,) = page.with_class("always")
    assert [words(e) for e in always.iter() if "item" in e.get("class", "").split()] == [
        "Form item 3d",
        "Form item 3e",
    ]
    assert not [e for e in always.iter() if e.tag in ("input", "button", "select")]


def test_unknown_slugs_and_orders_are_not_found(full: Starts) -> None:
    interview = full()
    interview.client.page(f"{interview.place}/step/nothing", 404)
    interview.client.page(f"/epo/{uuid.uuid4()}/step/incident", 404)
    interview.client.page(f"/epo/{uuid.uuid4()}", 404)
    interview.client.page("/epo/not-a-number", 404)
    interview.client.page(f"{interview.place}/step/incident/remove/0", 404)
    interview.client.page("/")
    assert interview.client.send("/epo/", id="not a uuid").status_code == 400
    assert interview.client.send(f"{interview.place}/copy", id="x").status_code == 400


def test_an_instructor_has_no_business_here(full: Starts, book: Book) -> None:
    place = full().place
    Book(book.app, "instructor").browser().page(place, 403)
