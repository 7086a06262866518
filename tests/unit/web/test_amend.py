"""Correcting a granted order at the pages: a reason, both values kept, nothing typed lost."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from fieldref.actions import grant
from fieldref.actions.grant import Amendment
from fieldref.core.fields import Change, FieldState
from fieldref.web.interview.steps import STEPS
from tests.support.order_book import Book
from tests.support.page import Page, PageClient, words
from tests.support.site import NIGHT

MISHEARD = "The house number was misheard."
PARTS = (*(step.slug for step in STEPS), "grant", "service", "told", "attempts")
TOLD: dict[str, Any] = {"on": "2026-11-20", "at": "21:30", "by": "R. Reyes", "terms": ["firearms"]}
VISIT: dict[str, Any] = {"on": "2026-11-20", "at": "21:10", "place": "12 Elm St"}


def whole(book: Book) -> str:
    """An order in which everything was recorded."""
    order = book.served()
    grant.record(book.desk, order, "told", TOLD, NIGHT)
    grant.record(book.desk, order, "attempt", VISIT, NIGHT)
    return order


def fields(page: Page) -> dict[str, Any]:
    """What a browser would send of the form of a page."""
    (form,) = [form for form in page.all("form") if form.get("id") == "amend"]
    sent: dict[str, list[str]] = {}
    for control in form.iter():
        name, kind = control.get("name"), control.get("type")
        if not name or name == "csrf_token" or control.tag == "button":
            continue
        if kind in ("checkbox", "radio") and "checked" not in control.attrib:
            continue
        sent.setdefault(name, []).append(value_of(control))
    return sent


def value_of(control: Any) -> str:  # noqa: ANN401
    if control.tag == "textarea":
        return (control.text or "").removeprefix("\n")
    if control.tag == "select":
        chosen = [o for o in control.iter("option") if "selected" in o.attrib]
        return chosen[0].get("value", "") if chosen else ""
    return str(control.get("value", ""))


def errors(browser: PageClient) -> list[str]:
    assert browser.last is not None
    summaries = [e for e in browser.last.root.iter() if e.get("id") == "summary"]
    return [words(item) for summary in summaries for item in summary.iter("li")]


def part(browser: PageClient, order: str, slug: str) -> dict[str, Any]:
    return fields(browser.page(f"/epo/{order}/amend/{slug}"))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("slug", PARTS)
def test_every_part_can_be_asked_again_and_unchanged_it_is_no_correction(
    app: Flask, slug: str, language: str
) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser(language)
    sent = part(browser, order, slug)
    answer = browser.send(f"/epo/{order}/amend/{slug}", **{**sent, "reason": "None."})
    assert answer.status_code == 422
    assert len(errors(browser)) == 1
    assert "order_amended" not in [action for action, _ in book.happened(order)]


def test_a_correction_shows_who_when_why_and_what(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = Book(app, "officer2").browser()
    sent = part(browser, order, "orders")
    sent |= {"orders__address": "14 Elm St, Fresno", "reason": MISHEARD}
    answer = browser.send(f"/epo/{order}/amend/orders", **sent)
    assert answer.location == f"/epo/{order}/order#corrections"
    page = browser.page(f"/epo/{order}/order")
    for said in (
        "Corrected 1 time",
        "Fri 20 Nov 2026, 21:42",
        "K. Tran",
        MISHEARD,
        "12 Elm St, Fresno → 14 Elm St, Fresno",
    ):
        assert said in page.text
    assert "14 Elm St, Fresno" in browser.page(f"/epo/{order}/copy-out").text


def test_a_correction_sent_twice_is_one_correction(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "orders"), "orders__address": "14 Elm St", "reason": MISHEARD}
    first, second = (browser.send(f"/epo/{order}/amend/orders", **sent) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 422)
    assert [action for action, _ in book.happened(order)].count("order_amended") == 1


def test_without_a_reason_nothing_is_kept_and_nothing_is_lost(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "story"), "narrative": "Another story. 🚓", "reason": " "}
    answer = browser.send(f"/epo/{order}/amend/story", **sent)
    assert answer.status_code == 422
    assert errors(browser) == ["Say why this is corrected."]
    assert browser.last is not None
    assert fields(browser.last)["narrative"] == ["Another story. 🚓"]
    assert book.stored(order).document.narrative != "Another story. 🚓"


@pytest.mark.parametrize(
    ("slug", "wrong", "said"),
    [
        ("orders", {"orders__stay_away_persons_yards": "10,000"}, "1 to 999"),
        ("orders", {"orders__stay_away_persons_yards": "0"}, "1 to 999"),
        ("restrained", {"restrained__dob-year": "2036"}, "date of birth lies in the future"),
        ("restrained", {"restrained__age": "minus"}, "0 to 130"),
        ("grant", {"grant__granted_on-day": "21"}, "grant lies in the future"),
        ("grant", {"grant__judicial_officer": " "}, "cannot be left blank"),
        ("grant", {"grant__expires_on-day": "19"}, "expire before it was granted"),
        ("grant", {"grant__expires_on-day": "25"}, "form's rule gives"),
        ("grant", {"grant__expires_on-day": "31"}, "no such day"),
        ("grant", {"grant__expires_at": "noon"}, "24-hour figures"),
        ("service", {"service__served_at": "20:00"}, "before it was granted"),
        ("service", {"service__served_on-day": "22"}, "lies in the future"),
        ("service", {"service__address": ""}, "cannot be left blank"),
        ("told", {"told__terms": []}, "cannot be left blank"),
        ("attempts", {"service_attempts__0__at": "20:00"}, "before the grant"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_stays_typed(
    app: Flask, slug: str, wrong: dict[str, Any], said: str
) -> None:
    book = Book(app)
    order = whole(book)
    before = book.stored(order).draft
    browser = book.browser()
    sent = {**part(browser, order, slug), "reason": MISHEARD, **wrong}
    assert browser.send(f"/epo/{order}/amend/{slug}", **sent).status_code == 422
    assert said in " ".join(errors(browser))
    assert browser.last is not None
    again = fields(browser.last)
    for name, value in wrong.items():
        assert again.get(name, []) == ([value.strip()] if isinstance(value, str) else value)
    assert book.stored(order).draft == before


def test_another_day_of_expiry_is_kept_only_when_the_judge_gave_it(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "grant"), "reason": "As read back."}
    sent["grant__expires_on-day"] = "25"
    assert browser.send(f"/epo/{order}/amend/grant", **sent).status_code == 422
    assert "Friday 27 November 2026" in errors(browser)[0]
    assert browser.last is not None
    sent = {**fields(browser.last), "keep_expiry": "y"}
    assert browser.send(f"/epo/{order}/amend/grant", **sent).status_code == 303
    document = book.stored(order).document
    assert document.grant is not None
    assert str(document.grant.expires_on) == "2026-11-25"
    assert book.stored(order).stored.expires_on == document.grant.expires_on


def test_a_field_changed_meanwhile_is_shown_twice_and_chosen(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "orders"), "orders__address": "Mine", "reason": MISHEARD}
    theirs = Change(
        "orders.address",
        book.stored(order).draft.state("orders.address").mark,
        FieldState("Theirs"),
    )
    grant.amend(book.desk, order, Amendment((theirs,), "Other."), NIGHT)
    assert browser.send(f"/epo/{order}/amend/orders", **sent).status_code == 409
    assert browser.last is not None
    again = fields(browser.last)
    assert again["orders__address"] == ["Mine"]
    assert again["reason"] == [MISHEARD]
    assert "Theirs" in browser.last.text
    again["choose__orders__address"] = "mine"
    assert browser.send(f"/epo/{order}/amend/orders", **again).status_code == 303
    orders = book.stored(order).document.orders
    assert orders is not None
    assert orders.address == "Mine"


def test_a_conflict_left_undecided_is_asked_again(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "orders"), "orders__address": "Mine", "reason": MISHEARD}
    mark = book.stored(order).draft.state("orders.address").mark
    theirs = Change("orders.address", mark, FieldState("Theirs"))
    grant.amend(book.desk, order, Amendment((theirs,), "Other."), NIGHT)
    for _ in range(2):
        assert browser.send(f"/epo/{order}/amend/orders", **sent).status_code == 409
    sent["choose__orders__address"] = "theirs"
    assert browser.send(f"/epo/{order}/amend/orders", **sent).status_code == 422
    assert errors(browser) == ["Nothing was changed."]


def test_another_protected_person_can_be_added_with_the_rest_half_typed(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "protected"), "protected__0__name": "María L.", "more": "1"}
    assert browser.send(f"/epo/{order}/amend/protected", **sent).status_code == 200
    assert browser.last is not None
    again = fields(browser.last)
    assert again["protected__0__name"] == ["María L."]
    again |= {"protected__2__name": "Ana Vega López", "reason": "Left out."}
    assert browser.send(f"/epo/{order}/amend/protected", **again).status_code == 303
    names = [person.name for person in book.stored(order).document.protected]
    assert names == ["María L.", "Đặng Thị Hương", "Ana Vega López"]


def test_the_language_can_be_switched_with_a_correction_half_typed(app: Flask) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "orders"), "reason": MISHEARD, "switch_language": "es"}
    assert browser.send(f"/epo/{order}/amend/orders", **sent).status_code == 200
    assert browser.last is not None
    assert browser.last.language == "es"
    assert fields(browser.last)["reason"] == [MISHEARD]


def test_an_order_that_is_not_locked_is_changed_where_it_was_written(app: Flask) -> None:
    book = Book(app)
    browser = book.browser()
    for order in (book.draft(), book.granted(locked=False)):
        page = browser.page(f"/epo/{order}/amend")
        assert "This order is not locked" in page.text
        assert browser.get(f"/epo/{order}/amend/orders").location == f"/epo/{order}/amend"
        answer = browser.send(f"/epo/{order}/amend/orders", reason="x", orders__address="x")
        assert answer.location == f"/epo/{order}/amend"


def test_a_record_that_was_never_made_cannot_be_corrected(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    page = book.browser().page(f"/epo/{order}/amend")
    names = [words(task) for task in page.with_class("task-name")]
    assert "Grant and expiry" in names
    assert "Service" not in names
    for slug in ("service", "told", "attempts", "nothing"):
        assert book.browser().get(f"/epo/{order}/amend/{slug}").status_code == 404


@pytest.mark.parametrize("reason", ["🚓" * 300, "محمد", "long " * 2000, "<script>x</script>"])
def test_any_reason_is_kept_as_typed(app: Flask, reason: str) -> None:
    book = Book(app)
    order = whole(book)
    browser = book.browser()
    sent = {**part(browser, order, "orders"), "orders__address": "x" * 300, "reason": reason}
    assert browser.send(f"/epo/{order}/amend/orders", **sent).status_code == 303
    assert " ".join(reason.split()) in browser.page(f"/epo/{order}/order").text
