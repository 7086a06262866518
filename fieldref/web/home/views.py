"""The page at the root."""

from __future__ import annotations

from flask import Blueprint, Response, url_for

from fieldref.web import clock, pages
from fieldref.web.home.context import Home
from fieldref.web.htmx import page_or_block

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> Response:
    """Home: the tools that exist; the EPO for whoever is signed in, else the way to sign in."""
    context = Home(
        today=clock.civil_now(),
        new_epo=pages.optional_url("epo.create"),
        orders=pages.optional_url("orders.index"),
        expiry=pages.optional_url("expiry.show"),
        sign_in=pages.optional_url("accounts.sign_in"),
        preferences=url_for("preferences.show"),
    )
    return page_or_block("home/show.html", "main", context)
