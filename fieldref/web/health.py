"""Whether the site answers, for whatever watches over it."""

from __future__ import annotations

from flask import Blueprint, Response, make_response

from fieldref.storage import users
from fieldref.storage.db import Unavailable
from fieldref.web import access

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def check() -> Response:
    """200 ``ok`` where the database answers, else 503; nothing about anybody."""
    try:
        with access.database().reading() as transaction:
            users.any_user(transaction)
    except Unavailable:
        return _answer("the database does not answer", 503)
    return _answer("ok", 200)


def _answer(words: str, status: int) -> Response:
    response = make_response(f"{words}\n", status)
    response.content_type = "text/plain; charset=utf-8"
    response.headers["Cache-Control"] = "no-store"
    return response
