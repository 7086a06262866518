"""One demo site for all tests of the interview, and an officer before a draft."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from flask import Flask

from fieldref.actions import epo
from tests.support.interview import Interview
from tests.support.order_book import Book
from tests.support.site import NIGHT, SetClock, make_site

Starts = Callable[..., Interview]


@pytest.fixture(scope="package")
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory, clock: SetClock) -> Flask:
    return make_site(tmp_path_factory.mktemp("interview"), demo=True, clock=clock)


@pytest.fixture(autouse=True)
def that_night(clock: SetClock) -> None:
    clock.moment = NIGHT


@pytest.fixture
def book(site: Flask) -> Book:
    return Book(site)


@pytest.fixture
def full(book: Book) -> Starts:
    """Makes drafts with every question answered, but for what is changed."""

    def start(language: str = "en", **changed: object) -> Interview:
        order_id = book.draft(**changed)  # type: ignore[arg-type]
        return Interview(book, book.browser(language), order_id)

    return start


@pytest.fixture
def empty(book: Book) -> Starts:
    """Makes drafts in which nothing is answered."""

    def start(language: str = "en") -> Interview:
        order_id = str(uuid.uuid4())
        epo.start(book.desk, order_id, {}, NIGHT)
        return Interview(book, book.browser(language), order_id)

    return start
