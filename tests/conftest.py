"""A whole application on a database of its own, and browsers that are signed in to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from fieldref.actions.demo import DEMO_PASSWORD
from fieldref.app import create_app, prepare
from fieldref.settings import Settings
from tests.support.page import PageClient
from tests.support.site import NIGHT, SetClock, settings_in


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo agency, to be copied."""
    settings = settings_in(tmp_path_factory.mktemp("demo"), demo=True)
    prepare(settings, NIGHT)
    return settings.instance / "fieldref.db"


@pytest.fixture
def settings(tmp_path: Path, demo_database: Path) -> Settings:
    """An installation with the demo agency and nothing else in it."""
    for name in ("fieldref.db", "data.key", "secret.key"):
        shutil.copy(demo_database.with_name(name), tmp_path / name)
    return settings_in(tmp_path, demo=True)


@pytest.fixture
def watch() -> SetClock:
    """The clock of ``app``: set ``watch.moment`` to move it."""
    return SetClock()


@pytest.fixture
def app(settings: Settings, watch: SetClock) -> Iterator[Flask]:
    """The whole application with the demo agency."""
    made = create_app(settings, clock=watch)
    made.test_client_class = PageClient
    yield made
    made.extensions["fieldref.database"].close()


@pytest.fixture
def visitor(app: Flask) -> PageClient:
    """A browser in which nobody is signed in."""
    return browser_of(app)


@pytest.fixture
def signed_in(app: Flask) -> Callable[[str], PageClient]:
    """Makes browsers: ``signed_in("officer")`` is one in which that demo account is signed in."""

    def sign_in(username: str) -> PageClient:
        browser = browser_of(app)
        browser.page("/sign-in")
        answer = browser.send("/sign-in", username=username, password=DEMO_PASSWORD)
        assert answer.status_code == 303, answer.text
        return browser

    return sign_in


def browser_of(app: Flask) -> PageClient:
    """A new browser before this application."""
    browser = app.test_client()
    assert isinstance(browser, PageClient)
    return browser
