"""The web application, put together."""

from __future__ import annotations

import os
from datetime import datetime

from flask import Flask

from fieldref import paths
from fieldref.actions.accounts import AccountRefused
from fieldref.actions.demo import holds_demo, seed_demo
from fieldref.actions.invitations import set_up_link
from fieldref.settings import Settings, from_env
from fieldref.storage.db import Database, Unavailable, migrate, open_database
from fieldref.storage.vault import Vault, WrongKey, check_key
from fieldref.web import (
    access,
    accounts,
    api,
    assets,
    compiled,
    epo,
    errors,
    expiry,
    health,
    home,
    i18n,
    logs,
    pages,
    preferences,
    security,
)
from fieldref.web.clock import Clock, system_clock
from fieldref.web.clock import install as install_clock

# One line for each feature: a module with a blueprint ``bp``.
FEATURES = (
    home.bp,
    preferences.bp,
    health.bp,
    accounts.bp,
    epo.bp,
    expiry.bp,
    api.bp,
)


class CannotStart(Exception):
    """The site cannot run as it is set up; the message says why and what to do, in one line."""


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """The web application for these settings; ``clock`` tells the present moment in UTC.

    Opens its own connections to the database, whose tables ``prepare`` has made.
    """
    app = Flask("fieldref", template_folder=str(paths.TEMPLATES), static_folder=None)
    app.extensions["fieldref.settings"] = settings
    app.config["TEMPLATES_AUTO_RELOAD"] = False
    compiled.install(app)
    install_clock(app, clock)
    logs.install(app)
    security.install(app, settings)
    access.install(app, open_database(settings.database_url), Vault(settings.data_key))
    i18n.install(app)
    pages.install(app)
    errors.install(app)
    assets.install(app)
    for feature in FEATURES:
        app.register_blueprint(feature)
    return app


def served() -> Flask:
    """The application as a server process makes it for itself, from the environment."""
    return create_app(from_env(demo=os.environ.get("FIELDREF_DEMO") == "1"))


def prepare(settings: Settings, now: datetime) -> str | None:
    """Make everything that the site needs before it is served: tables, key record, static files,
    the demo agency where asked for. The token of a set-up link where there are no accounts.

    Raises:
        CannotStart: a wrong data key, a database that does not answer, missing static files, or
            a demo where real accounts are, or the other way round.
    """
    database = open_database(settings.database_url)
    try:
        migrate(database)
        check_key(database, Vault(settings.data_key))
        assets.build(paths.STATIC)
        i18n.compile_stale(paths.LOCALES)
        return _first_accounts(database, settings, now)
    except Unavailable as fault:
        raise CannotStart(f"the database does not answer ({fault})") from fault
    except WrongKey as fault:
        raise CannotStart(str(fault)) from fault
    finally:
        # Server processes are forked from here; none may inherit an open connection.
        database.close()


def _first_accounts(database: Database, settings: Settings, now: datetime) -> str | None:
    if not settings.demo:
        if holds_demo(database):
            raise CannotStart(
                "this database holds the demo agency, whose passwords are public; start with "
                "--demo, or choose another folder with FIELDREF_INSTANCE"
            )
        return set_up_link(database, now)
    try:
        seed_demo(database, now)
    except AccountRefused as fault:
        raise CannotStart(
            "this database has accounts of its own; the demo needs an empty one"
        ) from fault
    return None
