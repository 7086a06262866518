"""The web application, put together."""

from __future__ import annotations

import os

from flask import Flask

from fieldref import paths
from fieldref.settings import Settings, from_env
from fieldref.storage.db import open_database
from fieldref.storage.vault import Vault
from fieldref.web import (
    access,
    accounts,
    api,
    arrest,
    assets,
    call,
    check,
    compiled,
    epo,
    errors,
    expiry,
    form_numbers,
    health,
    home,
    i18n,
    logs,
    notice,
    orders,
    pages,
    papers,
    people,
    preferences,
    priority,
    receipts,
    reference,
    security,
    service,
)
from fieldref.web.clock import Clock, system_clock
from fieldref.web.clock import install as install_clock
from fieldref.web.first_run import CannotStart, prepare

__all__ = ["CannotStart", "create_app", "prepare", "served"]

# One line for each feature: a module with a blueprint ``bp``.
FEATURES = (
    home.bp,
    preferences.bp,
    health.bp,
    accounts.bp,
    people.bp,
    epo.bp,
    call.bp,
    orders.bp,
    service.bp,
    check.bp,
    expiry.bp,
    notice.bp,
    arrest.bp,
    priority.bp,
    receipts.bp,
    papers.bp,
    reference.bp,
    api.bp,
)


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
    form_numbers.install(app)
    assets.install(app)
    for feature in FEATURES:
        app.register_blueprint(feature)
    return app


def served() -> Flask:
    """The application as a server process makes it for itself, from the environment."""
    return create_app(from_env(demo=os.environ.get("FIELDREF_DEMO") == "1"))
