"""How large the letters are: chosen on a page, kept in a cookie, set by the server."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, request

from fieldref.web.theme import remember

COOKIE = "fieldref_text_size"
# In percent of the size that the browser is set to; WCAG 2.2, 1.4.4 asks for twice as large.
CHOICES = ("100", "115", "130", "150", "175", "200")


@dataclass(frozen=True, slots=True)
class TextSize:
    """The present size in percent, and the next ones; at an end of the row the same again."""

    now: str
    smaller: str
    larger: str
    every: tuple[str, ...] = CHOICES


def current() -> TextSize:
    """The text size of this request, from the cookie; 100 where nobody chose."""
    kept = request.cookies.get(COOKIE, "")
    place = CHOICES.index(kept) if kept in CHOICES else 0
    last = len(CHOICES) - 1
    return TextSize(CHOICES[place], CHOICES[max(0, place - 1)], CHOICES[min(last, place + 1)])


def choose(response: Response, size: str) -> None:
    """Keep a size for a year; another word changes nothing."""
    if size in CHOICES:
        remember(response, COOKIE, size)
