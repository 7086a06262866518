"""The web application, put together."""

from __future__ import annotations

from flask import Flask

from fieldref import paths
from fieldref.settings import Settings
from fieldref.web import assets, errors, home, i18n, logs, pages, preferences, security
from fieldref.web.clock import Clock, system_clock
from fieldref.web.clock import install as install_clock


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """The web application for these settings; ``clock`` tells the present moment in UTC."""
    app = Flask("fieldref", template_folder=str(paths.TEMPLATES), static_folder=None)
    app.extensions["fieldref.settings"] = settings
    app.config["TEMPLATES_AUTO_RELOAD"] = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    install_clock(app, clock)
    logs.install(app)
    security.install(app, settings)
    i18n.install(app)
    pages.install(app)
    errors.install(app)
    assets.install(app)
    for feature in (home, preferences):
        app.register_blueprint(feature.bp)
    return app
