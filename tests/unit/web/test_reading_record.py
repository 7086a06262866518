"""Who read what is on record: once for each session, order and day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from fieldref.actions.opening import Readings
from fieldref.storage import audit
from fieldref.storage.db import Unavailable
from tests.support.order_book import Book
from tests.support.site import NIGHT, SetClock


def opened(book: Book, order_id: str) -> int:
    return [action for action, _ in book.happened(order_id)].count("order_opened")


@pytest.mark.parametrize("page", ["", "/order", "/copy-out", "/serve", "/call"])
def test_the_first_page_of_an_order_is_on_record_and_the_next_are_not(
    app: Flask, page: str
) -> None:
    book = Book(app)
    order = book.draft() if page in ("", "/call") else book.granted()
    browser = book.browser()
    for _ in range(3):
        assert browser.get(f"/epo/{order}{page}").status_code < 400
        assert opened(book, order) == 1
    browser.get(f"/epo/{order}/copy-out")
    assert opened(book, order) == 1


def test_another_session_another_order_and_another_day_are_on_record_anew(
    app: Flask, watch: SetClock
) -> None:
    book = Book(app)
    order, other = book.granted(), book.granted()
    book.browser().get(f"/epo/{order}/order")
    browser = book.browser()
    browser.get(f"/epo/{order}/order")
    browser.get(f"/epo/{other}/order")
    assert (opened(book, order), opened(book, other)) == (2, 1)
    watch.moment = NIGHT + timedelta(hours=11)
    book.browser(at=NIGHT + timedelta(hours=11)).get(f"/epo/{order}/order")
    assert opened(book, order) == 3


def test_an_order_that_is_not_there_leaves_no_line(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    assert book.browser().get("/epo/00000000-0000-4000-8000-000000000000/order").status_code == 404
    assert opened(book, order) == 0


def test_what_cannot_be_put_on_record_is_not_shown(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book(app)
    order = book.granted(restrained__name="Holm")
    browser = book.browser()

    def full(*_: object) -> None:
        raise Unavailable

    with monkeypatch.context() as broken:
        broken.setattr(audit, "append", full)
        refused = browser.get(f"/epo/{order}/order")
    assert refused.status_code == 503
    assert "Holm" not in refused.text
    assert "Holm" in browser.get(f"/epo/{order}/order").text
    assert opened(book, order) == 1


def test_a_search_is_on_record_without_its_number(app: Flask) -> None:
    book = Book(app)
    book.granted(case_number="26-4711")
    browser = book.browser()
    browser.page("/orders")
    browser.send("/orders/find", case_number="26-4711")
    browser.send("/orders/find", case_number="26-4712")
    with book.database.reading() as transaction:
        lines = audit.lines(transaction, book.user.agency_id)
    searched = [dict(each.event.details) for each in lines if "searched" in each.event.action]
    assert searched == [{"found": 1}, {"found": 0}]
    assert not any("4711" in str(each.event) for each in lines if each.event.order_id is None)


def test_the_oldest_readings_are_forgotten_first() -> None:
    readings = Readings()
    for number in range(10_001):
        readings.keep("session", str(number), NIGHT.date())
    assert not readings.has("session", "0", NIGHT.date())
    assert readings.has("session", "1", NIGHT.date())
