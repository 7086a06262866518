"""One demo site for all tests of the call, and somebody of its agency signed in."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support.order_book import Book
from tests.support.page import PageClient
from tests.support.site import NIGHT, SetClock, make_site


@pytest.fixture(scope="package")
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory, clock: SetClock) -> Flask:
    return make_site(tmp_path_factory.mktemp("call"), demo=True, clock=clock)


@pytest.fixture(autouse=True)
def that_night(clock: SetClock) -> None:
    clock.moment = NIGHT


@pytest.fixture
def book(site: Flask) -> Book:
    return Book(site)


@pytest.fixture(params=["en", "es"])
def either(request: pytest.FixtureRequest, book: Book) -> PageClient:
    """A browser in each language."""
    return book.browser(request.param)


@pytest.fixture
def client(book: Book) -> PageClient:
    return book.browser()
