"""Pages that are also fragments: the same template, whole or one block of it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from flask import Response, make_response, redirect, render_template, request


def is_fragment_request() -> bool:
    """True where htmx asked for a part of a page (and not for one that replaces the body)."""
    asked = request.headers.get("HX-Request") == "true"
    return asked and request.headers.get("HX-Request-Type") != "full"


def page_or_block(template: str, block: str, context: object, status: int = 200) -> Response:
    """The whole page, or only the named block of it where htmx asked for it.

    ``context`` is a dataclass (its fields become the template's variables) or a mapping.
    """
    values = _variables(context)
    fragment = block if is_fragment_request() else None
    text = render_template(template, fragment=fragment, **values)
    response = make_response(text, status)
    response.vary.update(("HX-Request", "HX-Request-Type"))
    return response


def go(location: str) -> Response:
    """Send the browser on after a post: 303, or the header that makes htmx load the page."""
    if not is_fragment_request():
        return make_response(redirect(location, 303))
    response = make_response("", 204)
    response.headers["HX-Redirect"] = location
    return response


def _variables(context: object) -> dict[str, object]:
    if is_dataclass(context) and not isinstance(context, type):
        return {field.name: getattr(context, field.name) for field in fields(context)}
    if isinstance(context, dict):
        return context
    raise TypeError("A page's context is a dataclass or a mapping.")
