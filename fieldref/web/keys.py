"""Single-letter shortcuts: on unless somebody turned them off (WCAG 2.1.4)."""

from __future__ import annotations

from flask import Response, request

from fieldref.web.theme import remember

COOKIE = "fieldref_keys"
CHOICES = ("on", "off")


def are_on() -> bool:
    """True where letters alone may act as shortcuts."""
    return request.cookies.get(COOKIE) != "off"


def choose(response: Response, choice: str) -> None:
    """Keep the choice for a year; another word changes nothing."""
    if choice in CHOICES:
        remember(response, COOKIE, choice)
