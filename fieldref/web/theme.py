"""Day, dark or night: chosen in one tap, kept in a cookie, set by the server so nothing flashes."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, current_app, g, request

COOKIE = "fieldref_theme"
CHOICES = ("day", "dark", "night")
# The colour of the cover (CSS --cover) in each theme, for the browser's own bars.
COVERS = {"day": "#0E3B43", "dark": "#0A0E10", "night": "#000000"}
YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Theme:
    """The present theme, ``auto`` where nobody chose, and the one that leaving night returns to."""

    name: str
    before_night: str

    @property
    def cover(self) -> str | None:
        """The colour of the bar; None where the phone decides."""
        return COVERS.get(self.name)


def current() -> Theme:
    """The theme of this request, from the cookie; ``auto`` follows the phone."""
    name, _, before = request.cookies.get(COOKIE, "").partition("-")
    return Theme(
        name if name in CHOICES else "auto",
        before if before in ("day", "dark") else "auto",
    )


def shown() -> Theme:
    """The theme of this page: the one chosen with its form just now, else the current one."""
    before = current()
    wish = request.form.get("switch_theme") if g.get("csrf_valid") else None
    if wish not in CHOICES or wish == before.name:
        return before
    return Theme(wish, before.name if wish == "night" else before.before_night)


def choose(response: Response, name: str) -> None:
    """Keep a theme for a year; ``auto`` forgets the choice. Another word changes nothing."""
    if name == "auto":
        response.delete_cookie(COOKIE)
    if name not in CHOICES:
        return
    before = current()
    last = before.before_night if before.name == "night" else before.name
    remember(response, COOKIE, f"night-{last}" if name == "night" else name)


def remember(response: Response, name: str, value: str) -> None:
    """Set a cookie of preference: a year, not readable by scripts, not sent from other sites."""
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
