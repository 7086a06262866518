"""``/check``: every tool in one tap."""

from __future__ import annotations

from flask import Blueprint, Response

from fieldref.web import access
from fieldref.web.htmx import page_or_block
from fieldref.web.tools import tiles

bp = Blueprint("check", __name__)


@bp.get("/check")
def show() -> Response:
    """The tools that answer a question, open to everybody."""
    keeps = access.works_on_orders()
    return page_or_block("check/show.html", "main", {"tools": tiles(), "keeps": keeps})
