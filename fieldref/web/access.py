"""Who makes a request, and what is open to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import Flask, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from fieldref.actions import accounts
from fieldref.actions.desk import Desk
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.db import Database
from fieldref.storage.sessions import Current
from fieldref.storage.users import Role
from fieldref.storage.vault import Vault
from fieldref.web import clock

COOKIE = "fieldref_session"
# Who works on orders. Instructors and administrators have no business with real cases.
ON_ORDERS: tuple[Role, ...] = ("officer", "dispatch", "supervisor")

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


def person() -> SignedInPerson:
    """The signed-in person of this request; only for views that ``signed_in`` guards."""
    return cast(SignedInPerson, g.person)


def desk() -> Desk:
    """Where the person of this request works on orders."""
    user = person().current.user
    vault = cast(Vault, current_app.extensions["fieldref.vault"])
    return Desk(database(), vault, user.agency_id, user.id, g.get("request_id"))


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


def _recognise() -> None:
    g.person = None
    token = request.cookies.get(COOKIE)
    if not token or request.endpoint in (None, "static") or request.path.startswith("/api/"):
        return
    current = accounts.current(database(), token, clock.now())
    g.person = SignedInPerson(current) if current else None


def _to_sign_in() -> BaseResponse:
    """To the sign-in page; only a page that can be fetched is come back to."""
    if request.method != "GET":
        abort(401)
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
