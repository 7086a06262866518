"""The page of choices, and the switches that stand on every page."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from fieldref.web import i18n, keys, pages, text_size, theme

bp = Blueprint("preferences", __name__, url_prefix="/preferences")


@bp.get("")
def show() -> str:
    """Every choice on one page."""
    return render_template("preferences/show.html", languages=i18n.LANGUAGES)


@bp.post("")
def choose() -> Response:
    """Keep what was chosen and return to the page where it was chosen."""
    wanted = request.form.get("next", "")
    place = wanted if pages.is_local_page(wanted) else url_for("home.show")
    response = make_response(redirect(place, 303))
    i18n.choose(response, request.form.get("language", ""))
    theme.choose(response, request.form.get("theme", ""))
    text_size.choose(response, request.form.get("text_size", ""))
    keys.choose(response, request.form.get("keys", ""))
    return response
