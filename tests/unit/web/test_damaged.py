"""One order that was changed from outside takes nothing else down."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import update

from fieldref.actions.waiting import waiting
from fieldref.storage.tables import orders
from tests.support.order_book import Book
from tests.support.page import Page, words
from tests.support.site import NIGHT


def damage(book: Book, order_id: str) -> None:
    with book.database.writing() as transaction:
        broken = update(orders).where(orders.c.id == order_id)
        transaction.execute(broken.values(document=b"\x01" + bytes(40)))


def rows(page: Page) -> list[str]:
    return [words(row) for row in page.all("tr")[1:]]


@pytest.mark.parametrize("address", ["/orders", "/orders?whose=agency"])
def test_the_list_shows_the_others_and_says_which_does_not_open(app: Flask, address: str) -> None:
    book = Book(app)
    broken = book.granted(restrained__name="Vega")
    book.granted(restrained__name="Holm")
    damage(book, broken)
    shown = rows(book.browser().page(address))
    assert len(shown) == 2
    assert any("Holm" in row for row in shown)
    assert any("Cannot be opened" in row and "tell your administrator" in row for row in shown)
    assert not any("Vega" in row for row in shown)


def test_a_case_number_still_finds_what_does_not_open(app: Flask) -> None:
    book = Book(app)
    damage(book, book.granted(case_number="26-4711"))
    browser = book.browser()
    browser.page("/orders")
    found = browser.send("/orders/find", case_number="26-4711")
    assert found.status_code == 200
    assert "Cannot be opened" in found.text


def test_home_opens_and_counts_what_it_cannot_show(app: Flask) -> None:
    book = Book(app)
    damage(book, book.granted())
    damage(book, book.draft())
    book.granted(restrained__name="Holm")
    assert "Holm" in book.browser().page("/").text
    found = waiting(book.desk, NIGHT)
    assert (len(found.unserved), found.more, found.draft) == (1, 1, None)


@pytest.mark.parametrize("page", ["order", "copy-out", "epo-001.pdf", "serve"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_of_a_damaged_order_say_so_in_words(app: Flask, page: str, language: str) -> None:
    book = Book(app)
    broken = book.granted()
    damage(book, broken)
    answer = book.browser(language).get(f"/epo/{broken}/{page}")
    assert answer.status_code == 500
    said = {"en": "This order cannot be opened", "es": "Esta orden no se puede abrir"}[language]
    assert said in answer.text
