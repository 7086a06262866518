"""A whole application on a database of its own, and browsers that are signed in to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from fieldref.actions.demo import DEMO_PASSWORD
from fieldref.app import create_app, prepare
from fieldref.settings import Settings
from tests.support.page import PageClient

# Friday, November 20, 2026, 21:42:07 in California.
NIGHT = datetime(2026, 11, 21, 5, 42, 7, tzinfo=UTC)


class Watch:
    """A clock that stands until it is set."""

    def __init__(self, moment: datetime = NIGHT) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The moment it shows."""
        return self.moment


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo agency, to be copied."""
    settings = _settings(tmp_path_factory.mktemp("demo"))
    prepare(settings, NIGHT)
    return settings.instance / "fieldref.db"


@pytest.fixture
def settings(tmp_path: Path, demo_database: Path) -> Settings:
    """An installation with the demo agency and nothing else in it."""
    shutil.copy(demo_database, tmp_path / "fieldref.db")
    return _settings(tmp_path)


@pytest.fixture
def watch() -> Watch:
    """The clock of ``app``: set ``watch.moment`` to move it."""
    return Watch()


@pytest.fixture
def app(settings: Settings, watch: Watch) -> Iterator[Flask]:
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


def _settings(instance: Path) -> Settings:
    return Settings(
        instance=instance,
        database_url=f"sqlite:///{instance / 'fieldref.db'}",
        secret_key="a secret of the tests",
        data_key=bytes(range(32)),
        demo=True,
    )
