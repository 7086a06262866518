"""The list of orders: whose, which, in which order, how many at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from fieldref.actions.order_list import (
    ROWS,
    Filter,
    ListQuestion,
    OrderList,
    find_orders,
    list_orders,
)
from tests.support.order_book import MINUTE, Book
from tests.support.site import NIGHT


def shown(book: Book, **asked: object) -> OrderList:
    return list_orders(book.desk, ListQuestion(**asked), NIGHT)  # type: ignore[arg-type]


def ids(found: OrderList) -> list[str]:
    return [row.order.id for row in found.rows]


def test_unserved_first_then_served_then_drafts_then_what_is_over(app: Flask) -> None:
    book = Book(app)
    ended = book.served(expires=("2026-11-20", "21:00"))
    draft = book.draft(NIGHT - MINUTE)
    served = book.served(expires=("2026-11-24", "17:00"))
    unserved = book.granted()
    called = book.called()
    assert ids(shown(book)) == [unserved, served, called, draft, ended]


def test_mine_are_mine_and_the_agencys_are_everybodys(app: Flask) -> None:
    mine, theirs = Book(app), Book(app, "officer2")
    one, other = mine.draft(), theirs.draft(NIGHT - MINUTE)
    assert ids(shown(mine)) == [one]
    agency = shown(mine, own=False)
    assert ids(agency) == [one, other]
    assert [row.officer for row in agency.rows] == ["R. Reyes", "K. Tran"]


@pytest.mark.parametrize("status", ["draft", "called", "granted", "served", "denied", "ended"])
def test_each_status_can_be_asked_for(app: Flask, status: Filter) -> None:
    book = Book(app)
    made = {
        "draft": book.draft(),
        "called": book.called(),
        "denied": book.called("denied"),
        "granted": book.granted(),
        "served": book.served(),
        "ended": book.granted(expires=("2026-11-20", "21:00")),
    }
    found = shown(book, status=status)
    assert ids(found) == [made[status]]
    assert found.counts == {"all": 6, **dict.fromkeys(made, 1)}


def test_fifty_orders_are_a_page_and_a_page_beyond_the_last_is_the_last(app: Flask) -> None:
    book = Book(app)
    made = [book.draft(NIGHT - number * MINUTE) for number in range(ROWS + 3)]
    first, second, beyond = (shown(book, page=page) for page in (1, 2, 99))
    assert ids(first) == made[:ROWS]
    assert ids(second) == ids(beyond) == made[ROWS:]
    assert (beyond.page, beyond.pages, beyond.total) == (2, 2, ROWS + 3)


def test_an_empty_list_is_one_page_of_nothing(app: Flask) -> None:
    found = shown(Book(app))
    assert (found.rows, found.page, found.pages, found.total) == ((), 1, 1, 0)


def test_an_order_moves_when_its_time_is_up(app: Flask) -> None:
    book = Book(app)
    order = book.granted(expires=("2026-11-27", "17:00"))
    before = list_orders(book.desk, ListQuestion(), NIGHT)
    after = list_orders(book.desk, ListQuestion(), NIGHT + timedelta(days=7))
    assert [row.standing.status for row in before.rows] == ["granted"]
    assert [(row.order.id, row.standing.status) for row in after.rows] == [(order, "ended")]


def test_a_case_number_finds_the_agencys_orders_however_it_is_typed(app: Flask) -> None:
    mine, theirs = Book(app), Book(app, "officer2")
    one = mine.draft(case_number="26-ABC 17")
    other = theirs.granted(case_number="26abc-17")
    mine.draft(case_number="26-ABC 18")
    found = find_orders(mine.desk, " 26 abc17 ", NIGHT)
    assert [row.order.id for row in found] == [other, one]
    assert find_orders(mine.desk, "26-ABC 19", NIGHT) == ()
