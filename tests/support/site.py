"""The whole site on a fresh database, at a moment that the test chooses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from fieldref.app import create_app, prepare
from fieldref.settings import Settings, from_env
from tests.support.page import PageClient

# Friday, November 20, 2026, 21:42:07 in California.
NIGHT = datetime(2026, 11, 21, 5, 42, 7, tzinfo=UTC)


class SetClock:
    """A clock that stands until the test moves it."""

    def __init__(self, moment: datetime = NIGHT) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


def settings_in(folder: Path, *, demo: bool = False, **environ: str) -> Settings:
    """The settings of an installation whose files all lie in one folder."""
    given: Mapping[str, str] = {"FIELDREF_INSTANCE": str(folder), **environ}
    return from_env(given, demo=demo)


def make_site(folder: Path, *, demo: bool = False, clock: SetClock | None = None) -> Flask:
    """The application with its tables made, and with the demo agency where asked for.

    Its test client reads every page that it is given.
    """
    clock = clock or SetClock()
    settings = settings_in(folder, demo=demo)
    prepare(settings, clock())
    app = create_app(settings, clock=clock)
    app.test_client_class = PageClient
    return app
