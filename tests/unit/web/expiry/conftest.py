"""A site on the Monday before Thanksgiving 2026, ten in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from flask import Flask

from tests.support.expiry_page import MONDAY
from tests.support.page import PageClient
from tests.support.site import SetClock, make_site

_CLOCK = SetClock(MONDAY)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("expiry"), clock=_CLOCK)


@pytest.fixture
def clock() -> Iterator[SetClock]:
    _CLOCK.moment = MONDAY
    yield _CLOCK
    _CLOCK.moment = MONDAY


@pytest.fixture
def client(site: Flask, clock: SetClock) -> PageClient:
    """A browser without cookies."""
    return cast(PageClient, site.test_client())
