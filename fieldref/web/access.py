"""Who makes a request, and what is open to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import Flask, Response, abort, current_app, g, redirect, request, session, url_for
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response as BaseResponse

from fieldref.actions import accounts
from fieldref.actions.accounts import Actor, SignedIn
from fieldref.actions.desk import Desk
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.db import Database
from fieldref.storage.sessions import Current
from fieldref.storage.users import Role
from fieldref.storage.vault import Vault
from fieldref.web import clock
from fieldref.web.htmx import is_fragment_request

COOKIE = "fieldref_session"
_LAST_PERSON = "person"
# Who works on orders. Instructors and administrators have no business with real cases.
ON_ORDERS: tuple[Role, ...] = ("officer", "dispatch", "supervisor")
# Endpoints that need not know who asks; None is an address that does not exist.
_FOR_NOBODY = (None, "health.check")


class SignedOut(Unauthorized):
    """Something was sent by nobody, or after the session of its sender had ended."""


P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SignedInPerson:
    """The person of a request, as pages show and use them."""

    current: Current

    @property
    def id(self) -> int:
        """The key of the account."""
        return self.current.user.id

    @property
    def name(self) -> str:
        """The name, as typed."""
        return self.current.user.name

    @property
    def agency(self) -> str:
        """The name of the agency."""
        return self.current.agency.name

    @property
    def role(self) -> Role:
        """What the person may do."""
        return self.current.user.role

    @property
    def language(self) -> str | None:
        """The language of the profile, or None."""
        return self.current.user.language

    @property
    def settings(self) -> AgencySettings:
        """What the agency has entered for itself."""
        return self.current.agency.settings


def install(app: Flask, database: Database, vault: Vault) -> None:
    """Know the database, and find out who makes each request."""
    app.extensions["fieldref.database"] = database
    app.extensions["fieldref.vault"] = vault
    app.before_request(_recognise)


def database() -> Database:
    """The database of this application."""
    return cast(Database, current_app.extensions["fieldref.database"])


def vault() -> Vault:
    """What seals texts in this application."""
    return cast(Vault, current_app.extensions["fieldref.vault"])


def actor() -> Actor:
    """The person of this request, as actions on accounts take it."""
    return Actor(person().current.user, g.get("request_id"))


def person() -> SignedInPerson:
    """The signed-in person of this request; only for views that ``signed_in`` guards."""
    return cast(SignedInPerson, g.person)


def works_on_orders() -> bool:
    """Whether somebody who works on orders is signed in."""
    found = g.get("person")
    return found is not None and found.role in ON_ORDERS


def desk() -> Desk:
    """Where the person of this request works on orders."""
    user = person().current.user
    return Desk(database(), vault(), user.agency_id, user.id, g.get("request_id"))


def signed_in(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R | BaseResponse]]:
    """Open a view to signed-in people, of these roles where any are named.

    Anybody else is sent to sign in and comes back afterwards; a wrong role is told so (403).
    """

    def guard(view: Callable[P, R]) -> Callable[P, R | BaseResponse]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | BaseResponse:
            if g.get("person") is None:
                return _to_sign_in()
            if roles and person().role not in roles:
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return guard


on_orders = signed_in(*ON_ORDERS)


def begin(response: Response, signed_in: SignedIn) -> Response:
    """Give the browser its new session; one that it still held ends.

    The cookie is Lax: a link in a mail or in the CAD opens the page signed in, while no post from
    another site carries it (Strict would show such a link as signed out).
    """
    _end_held()
    if session.get(_LAST_PERSON) != signed_in.user.id:
        # Forms that another person left open die here; one's own stay good, so that a tab in
        # which something was typed can be sent after signing in again in another tab.
        session.clear()
        session[_LAST_PERSON] = signed_in.user.id
    response.set_cookie(
        cookie_name(),
        signed_in.token,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
    return response


def end(response: Response) -> Response:
    """Take the session's cookie from the browser."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=secure)
    return response


def last_person_id() -> int | None:
    """Who signed in last in this browser, as a signed cookie of it says."""
    found = session.get(_LAST_PERSON)
    return found if isinstance(found, int) else None


def cookie_name() -> str:
    """The name of the session's cookie; over TLS no other host can set one of that name."""
    return f"__Host-{COOKIE}" if current_app.config["SESSION_COOKIE_SECURE"] else COOKIE


def _recognise() -> None:
    g.person = None
    token = request.cookies.get(cookie_name())
    if not token or request.endpoint in _FOR_NOBODY or request.path.startswith("/api/"):
        return
    current = accounts.current(database(), token, clock.now())
    g.person = SignedInPerson(current) if current else None


def _end_held() -> None:
    if g.get("person") is not None:
        accounts.sign_out(database(), actor(), person().current.session.id, clock.now())


def _to_sign_in() -> BaseResponse:
    """To the sign-in page; only a page that can be fetched is come back to.

    Raises:
        SignedOut: what was asked for cannot be asked again by following a link.
    """
    if request.method not in ("GET", "HEAD") or is_fragment_request():
        raise SignedOut
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
