"""Recording service at the pages: what is kept, what is refused, what is never lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from fieldref.core.epo import EpoDocument
from fieldref.web.service.building import hours_after
from tests.support.order_book import SERVED, Book
from tests.support.page import Page, PageClient, words
from tests.support.site import SetClock

WAYS = ("in-person", "told", "attempt")
IN_PERSON = {
    "served_on-day": "20",
    "served_on-month": "11",
    "served_on-year": "2026",
    "served_at": "2130",
    "address": "Fresno County Jail",
    "who": "me",
    "peace_officer": "y",
}
OTHER = {
    **IN_PERSON,
    "who": "other",
    "server_name": "Ana Cruz",
    "server_contact": "PO Box 7, Fresno, 559-555-0190",
    "adult": "y",
}
WHEN = {"on-day": "20", "on-month": "11", "on-year": "2026", "at": "21:30"}
TOLD: dict[str, Any] = {**WHEN, "by": "R. Reyes", "terms": ["no_contact", "firearms"]}
VISIT = {**WHEN, "place": "12 Elm St, Fresno", "note": "No answer."}
SENT: dict[str, dict[str, Any]] = {"in-person": IN_PERSON, "told": TOLD, "attempt": VISIT}
ODD = {
    "emoji": "🚓 jail 🚔",
    "right to left": "محكمة فرسنو",
    "300 letters": "Wolfe" * 60,
    "10,000 letters": "long note " * 1000,
    "markup": "</textarea><script>alert(1)</script>",
    "control characters": "a\x00b\x1bc",
}


def open_at(browser: PageClient, order: str, way: str) -> Page:
    return browser.page(f"/epo/{order}/serve/{way}")


def kept(book: Book, order: str) -> EpoDocument:
    return book.stored(order).document


def errors(browser: PageClient) -> list[str]:
    assert browser.last is not None
    summaries = [e for e in browser.last.root.iter() if e.get("id") == "summary"]
    return [words(item) for summary in summaries for item in summary.iter("li")]


def test_did_you_give_it_in_person_is_the_first_question(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    page = book.browser().page(f"/epo/{order}/serve")
    found = [link.get("href") for link in page.with_class("tool")]
    assert found == [f"/epo/{order}/serve/{way}" for way in WAYS]


def test_in_person_is_prefilled_with_the_officer_of_the_profile(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    page = open_at(browser, order, "in-person")
    checked = {e.get("value") for e in page.all("input") if "checked" in e.attrib}
    assert checked == {"me", "y"}
    answer = browser.send(f"/epo/{order}/serve/in-person", **IN_PERSON)
    assert answer.location == f"/epo/{order}/serve/next"
    assert book.stored(order).draft.state("service").value == {**SERVED, "served_at": "21:30"}
    assert book.stored(order).status == "served"


def test_a_dispatcher_is_not_taken_for_a_peace_officer(app: Flask) -> None:
    order = Book(app).granted()
    page = open_at(Book(app, "dispatch").browser(), order, "in-person")
    assert {e.get("value") for e in page.all("input") if "checked" in e.attrib} == {"me"}


def test_someone_else_has_a_name_and_is_an_adult_who_is_no_party(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, "in-person")
    bare = {**OTHER, "server_name": " ", "adult": ""}
    bare.pop("adult")
    assert browser.send(f"/epo/{order}/serve/in-person", **bare).status_code == 422
    assert errors(browser) == [
        "Enter the name of the person who served it.",
        "Only someone who is 18 or over and not a party to the case may serve it.",
    ]
    browser.send(f"/epo/{order}/serve/in-person", **OTHER)
    service = kept(book, order).service
    assert service is not None
    assert (service.server_name, service.server_contact) == ("Ana Cruz", OTHER["server_contact"])


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_recorded_before_the_grant(app: Flask, way: str) -> None:
    book = Book(app)
    for order in (book.draft(), book.called(), book.called("denied")):
        browser = book.browser()
        assert "Not granted yet" in open_at(browser, order, way).text
        answer = browser.send(f"/epo/{order}/serve/{way}", **SENT[way])
        assert answer.status_code == 409
        document = kept(book, order)
        assert (document.service, document.told, document.service_attempts) == (None, None, ())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_empty_form_says_what_is_missing_and_records_nothing(
    app: Flask, way: str, language: str
) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser(language)
    open_at(browser, order, way)
    answer = browser.send(f"/epo/{order}/serve/{way}")
    assert answer.status_code == 422
    assert len(errors(browser)) >= 3
    assert book.stored(order).status == "granted"


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        ("20", "20:41", "before it was granted"),
        ("20", "21:44", "lies in the future"),
        ("21", "00:00", "lies in the future"),
        ("31", "21:30", "There is no such day."),
        ("x", "21:30", "Give the day, the month"),
        ("20", "25:00", "24-hour figures"),
        ("20", "half past nine", "24-hour figures"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_and_all_typed_stays(
    app: Flask, day: str, clock: str, said: str
) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, "in-person")
    fields = {**OTHER, "served_on-day": day, "served_at": clock}
    answer = browser.send(f"/epo/{order}/serve/in-person", **fields)
    assert answer.status_code == 422
    assert said in " ".join(errors(browser))
    assert browser.last is not None
    values = {e.get("value") for e in browser.last.all("input")}
    assert {day, clock, "Ana Cruz", "Fresno County Jail"} <= values
    assert kept(book, order).service is None


def test_a_clock_that_runs_some_seconds_ahead_is_believed(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, "in-person")
    fields = {**IN_PERSON, "served_at": "21:43"}
    assert browser.send(f"/epo/{order}/serve/in-person", **fields).status_code == 303


def test_what_was_done_before_the_clocks_went_back_is_believed(app: Flask, watch: SetClock) -> None:
    book = Book(app)
    granted_at = datetime(2026, 11, 1, 8, 50, tzinfo=UTC)
    order = book.granted(granted_at, ("2026-11-06", "17:00"))
    watch.moment = granted_at + timedelta(minutes=15)
    browser = book.browser(at=watch.moment)
    open_at(browser, order, "in-person")
    day = {"served_on-day": "1", "served_on-month": "11", "served_at": "01:55"}
    assert browser.send(f"/epo/{order}/serve/in-person", **{**IN_PERSON, **day}).status_code == 303


@pytest.mark.parametrize("way", WAYS)
def test_sending_twice_records_once(app: Flask, way: str) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, way)
    for _ in range(2):
        assert browser.send(f"/epo/{order}/serve/{way}", **SENT[way]).status_code == 303
    acts = [a for a, _ in book.happened(order) if a.startswith(("order_served", "order_told", "s"))]
    assert len(acts) == 1


def test_another_record_over_the_first_is_refused_and_stays_on_the_page(app: Flask) -> None:
    book = Book(app)
    order = book.served()
    browser = book.browser()
    open_at(browser, order, "in-person")
    answer = browser.send(f"/epo/{order}/serve/in-person", **{**OTHER, "address": "Court"})
    assert answer.status_code == 409
    assert browser.last is not None
    assert "corrected with a reason" in browser.last.text
    assert {"Court", "Ana Cruz"} <= {e.get("value") for e in browser.last.all("input")}


def test_the_terms_told_are_those_of_the_order(app: Flask) -> None:
    book = Book(app)
    order = book.granted(orders={"no_contact": True}, custody=None)
    browser = book.browser()
    page = open_at(browser, order, "told")
    boxes = [e.get("value") for e in page.all("input") if e.get("name") == "terms"]
    assert boxes == ["no_contact", "no_locating", "firearms"]
    assert "1130 O Street, Fresno, CA 93721" in page.text
    browser.send(f"/epo/{order}/serve/told", **TOLD)
    told = kept(book, order).told
    assert told is not None
    assert told.terms == ("no_contact", "firearms")
    wrong = browser.send(f"/epo/{book.granted()}/serve/told", **{**TOLD, "terms": ["arrest"]})
    assert wrong.status_code == 422


def test_a_failed_visit_is_listed_and_another_can_be_added(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, "attempt")
    answer = browser.send(f"/epo/{order}/serve/attempt", **VISIT)
    page = browser.page(answer.location)
    assert "1 attempt so far" in page.text
    assert "No answer." in page.text
    browser.send(f"/epo/{order}/serve/attempt", **{**VISIT, "at": "21:40"})
    assert "2 attempts so far" in browser.page(f"/epo/{order}/serve").text


@pytest.mark.parametrize("way", WAYS)
def test_now_works_without_script_and_keeps_what_is_typed(app: Flask, way: str) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, way)
    field = "address" if way == "in-person" else "by" if way == "told" else "place"
    answer = browser.send(f"/epo/{order}/serve/{way}", now="1", **{field: "Here"})
    assert answer.status_code == 200
    assert browser.last is not None
    values = {e.get("value") for e in browser.last.all("input")}
    assert {"20", "2026", "21:42", "Here"} <= values
    assert errors(browser) == []


@pytest.mark.parametrize("way", WAYS)
def test_the_language_can_be_switched_with_the_form_half_filled(app: Flask, way: str) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, way)
    answer = browser.send(f"/epo/{order}/serve/{way}", switch_language="es", **SENT[way])
    assert answer.status_code == 200
    assert browser.last is not None
    assert browser.last.language == "es"
    assert {"20", "2026"} <= {e.get("value") for e in browser.last.all("input")}
    assert book.stored(order).status == "granted"


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("way", WAYS)
def test_any_text_is_taken_and_shown_again(app: Flask, way: str, odd: str) -> None:
    book = Book(app)
    order = book.granted()
    browser = book.browser()
    open_at(browser, order, way)
    places = {"in-person": "address", "told": "by", "attempt": "note"}
    fields = {**SENT[way], places[way]: ODD[odd]}
    assert browser.send(f"/epo/{order}/serve/{way}", **fields).status_code == 303
    browser.page(f"/epo/{order}/order")
    browser.page(f"/epo/{order}/serve")
    fields[places[way]] = ODD[odd]
    assert browser.send(f"/epo/{order}/serve/{way}", **{**fields, "at": "", "served_at": ""})
    assert browser.get(f"/epo/{order}/epo-001.pdf").status_code == 200


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_next_is_said_with_its_authority_and_its_hours(app: Flask, language: str) -> None:
    book = Book(app)
    page = book.browser(language).page(f"/epo/{book.served()}/serve/next")
    cited = [link.get("href", "") for link in page.all("a") if "leginfo" in link.get("href", "")]
    assert any("6380" in link for link in cited)
    assert any("6271" in link for link in cited)
    if language == "en":
        assert "24 hours: until Sat 21 Nov 2026, 21:15" in page.text
        assert "48 hours: until Sun 22 Nov 2026, 21:15" in page.text
        assert "Within one business day of service" in page.text
        assert "a copy with the agency that served the order" in page.text


@pytest.mark.parametrize(
    ("served", "day_later"),
    [
        (datetime(2026, 10, 31, 22, 15), datetime(2026, 11, 1, 21, 15)),
        (datetime(2026, 3, 7, 22, 15), datetime(2026, 3, 8, 23, 15)),
        (datetime(2026, 11, 20, 22, 15), datetime(2026, 11, 21, 22, 15)),
    ],
)
def test_the_hours_run_on_when_the_clocks_change(served: datetime, day_later: datetime) -> None:
    assert hours_after(served, 24) == day_later


def test_what_is_next_waits_until_something_was_done(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    assert book.browser().get(f"/epo/{order}/serve/next").location == f"/epo/{order}/serve"
