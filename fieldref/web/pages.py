"""What every page stands in: who is signed in, which tabs there are, where one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from fieldref.web import i18n, keys, text_size, theme
from fieldref.web.i18n import Language
from fieldref.web.text_size import TextSize
from fieldref.web.theme import Theme

T = TypeVar("T")
_KEPT = "fieldref.shell"


class Person(Protocol):
    """Who is signed in, as far as the shell shows it; sign-in puts one into ``g.person``."""

    @property
    def id(self) -> str | int:
        """The key of the account; the only thing about a person that a log line holds."""

    @property
    def name(self) -> str:
        """The name, as typed."""

    @property
    def agency(self) -> str:
        """The name of the agency."""

    @property
    def language(self) -> str | None:
        """The language of the profile, or None."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A divider tab. It is shown where its endpoint exists, and lit on pages of its sections."""

    endpoint: str
    label: LazyString
    icon: str
    key: str
    sections: tuple[str, ...]
    signed_in: bool = False


# In the order of the book. ``key`` follows g on a keyboard; ``sections`` are blueprint names.
TABS = (
    Tab("home.show", _l("Home"), "home", "h", ("home", "preferences", "accounts", "people")),
    Tab("orders.index", _l("EPO"), "paper", "e", ("orders", "epo", "call", "service")),
    Tab(
        "check.show",
        _l("Check"),
        "check",
        "c",
        ("check", "expiry", "notice", "arrest", "priority", "papers", "reference"),
    ),
)


@dataclass(frozen=True, slots=True)
class ShownTab:
    """A tab of this page."""

    url: str
    label: str
    icon: str
    key: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frame of a page shows; ``path`` is where its switches return to."""

    language: str
    other: Language
    theme: Theme
    text_size: TextSize
    person: Person | None
    tabs: tuple[ShownTab, ...]
    path: str
    sign_in: str | None
    sign_out: str | None
    account: str | None
    preferences: str
    home: str
    letter_keys: bool
    drawn: dict[str, Markup]

    def once(self, name: str, draw: Callable[[Shell], Markup]) -> Markup:
        """A part of the frame that is the same on every page of a section, drawn once."""
        if name not in self.drawn:
            self.drawn[name] = draw(self)
        return self.drawn[name]


def install(app: Flask) -> None:
    """Give every template its ``shell`` and obey the switches inside forms."""
    app.extensions[_KEPT] = {}
    app.context_processor(_context)
    app.after_request(_obey_switches)


def person() -> Person | None:
    """Who is signed in, or None."""
    return cast("Person | None", g.get("person"))


def switching() -> bool:
    """True where the language or theme button of the bar sent the form of this page.

    The view then keeps what was typed, raises no errors, and shows the same page again.
    """
    return request.method == "POST" and not request.form.keys().isdisjoint(
        ("switch_language", "switch_theme")
    )


def is_local_page(path: str) -> bool:
    """True for the path of a page of this application that can be fetched."""
    if not path.isprintable():
        return False
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith("/") or "\\" in path:
        return False
    try:
        current_app.url_map.bind("").match(parts.path, method="GET")
    except HTTPException:
        return False
    return True


def optional_url(endpoint: str) -> str | None:
    """The address of an endpoint, or None where this installation does not have it."""
    return url_for(endpoint) if endpoint in current_app.view_functions else None


def _context() -> dict[str, Shell]:
    return {"shell": _shell()}


def _shell() -> Shell:
    places = _kept(("places", request.script_root), _places)
    here = (request.blueprint, person() is None, i18n.language(), request.script_root)
    return Shell(
        language=i18n.language(),
        other=i18n.other_language(),
        theme=theme.current(),
        text_size=text_size.current(),
        person=person(),
        tabs=_kept(("tabs", *here), _tabs),
        path=_path(),
        sign_in=places["accounts.sign_in"],
        sign_out=places["accounts.sign_out"],
        account=places["accounts.mine"],
        preferences=places["preferences.show"] or "",
        home=places["home.show"] or "",
        letter_keys=keys.are_on(),
        drawn=_kept(("drawn", *here), dict),
    )


def _kept(key: tuple[object, ...], make: Callable[[], T]) -> T:
    """What is the same for many pages: made once for each key."""
    kept = current_app.extensions[_KEPT]
    if key not in kept:
        kept[key] = make()
    return cast(T, kept[key])


def _places() -> dict[str, str | None]:
    accounts = ("accounts.sign_in", "accounts.sign_out", "accounts.mine")
    return {name: optional_url(name) for name in (*accounts, "preferences.show", "home.show")}


def _path() -> str:
    """Where the switches return to: nowhere special from an address that leads nowhere."""
    path = request.full_path.rstrip("?")
    return path if request.endpoint and path.isprintable() else url_for("home.show")


def _tabs() -> tuple[ShownTab, ...]:
    here, signed_in = request.blueprint or "", person() is not None
    return tuple(
        ShownTab(url_for(tab.endpoint), str(tab.label), tab.icon, tab.key, here in tab.sections)
        for tab in TABS
        if tab.endpoint in current_app.view_functions and (signed_in or not tab.signed_in)
    )


def _obey_switches(response: Response) -> Response:
    """The choice made with the form of a page, once its token was found good."""
    if g.get("csrf_valid") and switching():
        i18n.choose(response, request.form.get("switch_language", ""))
        theme.choose(response, request.form.get("switch_theme", ""))
    return response
