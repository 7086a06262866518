"""The first page: what waits, then every tool in one tap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from tests.support.order_book import Book
from tests.support.page import Page, PageClient, words
from tests.support.site import NIGHT

SignIn = Callable[[str], PageClient]


# Open to everybody, in the order in which a scene asks for them.
CHECKS = [
    "When does it expire?",
    "Was the person notified?",
    "Must I arrest?",
    "Two orders?",
    "Which paper is this?",
    "Ask the guide",
]


def tools(page: Page) -> list[str]:
    return [words(bold) for tool in page.with_class("tool") for bold in tool.iter("b")]


def waits(page: Page) -> list[str]:
    return [words(row) for row in page.with_class("wait")]


def test_a_stranger_finds_the_public_tool_and_the_door(visitor: PageClient) -> None:
    page = visitor.page("/")
    assert tools(page) == ["Sign in to write an EPO", *CHECKS]
    assert waits(page) == []


def test_an_officer_starts_an_order_in_one_tap(signed_in: SignIn) -> None:
    officer = signed_in("officer")
    page = officer.page("/")
    assert tools(page) == ["New EPO", *CHECKS, "Orders"]
    (new_id,) = [i.get("value", "") for i in page.all("input") if i.get("name") == "id"]
    first = officer.send("/epo/", id=new_id)
    officer.page("/")
    again = officer.send("/epo/", id=new_id)
    assert first.status_code == again.status_code == 303
    assert f"/epo/{new_id}" in first.location
    assert len(waits(officer.page("/"))) == 1


def test_who_has_no_business_with_cases_finds_no_case(signed_in: SignIn) -> None:
    for username in ("instructor", "admin"):
        assert tools(signed_in(username).page("/")) == CHECKS


def test_the_draft_last_worked_on_waits_with_its_time(app: Flask, signed_in: SignIn) -> None:
    book = Book(app)
    book.draft(NIGHT - timedelta(hours=2), restrained__name="Older Draft")
    latest = book.draft(NIGHT - timedelta(minutes=9), restrained__name="Đặng Văn Hùng")
    page = signed_in("officer").page("/")
    (row,) = page.with_class("wait")
    assert "Đặng Văn Hùng" in words(row)
    assert "Saved Fri 20 Nov 2026, 21:33" in words(row)
    assert [link.get("href") for link in row.iter("a")] == [f"/epo/{latest}"]


def test_an_unserved_order_waits_before_the_draft_with_its_end(
    app: Flask, signed_in: SignIn
) -> None:
    book = Book(app)
    book.draft()
    order_id = book.granted()
    page = signed_in("officer").page("/", headers={"Accept-Language": "en"})
    first, second = waits(page)
    assert first.startswith("Not served")
    assert "Ends Fri 27 Nov 2026 17:00" in first
    assert second.startswith("Draft")
    links = [link.get("href") for link in page.with_class("wait")[0].iter("a")]
    assert links == [f"/epo/{order_id}/serve"]


def test_more_unserved_orders_are_counted(app: Flask, signed_in: SignIn) -> None:
    book = Book(app)
    for _ in range(4):
        book.granted()
    page = signed_in("officer").page("/")
    assert len(waits(page)) == 2
    assert "2 more not served" in page.text


def test_what_has_ended_or_is_somebody_elses_does_not_wait(app: Flask, signed_in: SignIn) -> None:
    Book(app).granted(NIGHT - timedelta(days=9), ("2026-11-18", "17:00"))
    Book(app, "officer2").granted()
    assert waits(signed_in("officer").page("/")) == []
