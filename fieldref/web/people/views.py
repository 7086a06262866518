"""The people of an agency, for its administrators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import Response, abort, flash, url_for
from flask_babel.speaklater import LazyString

from fieldref.actions import invitations, people
from fieldref.actions.accounts import AccountRefused, Actor
from fieldref.actions.people import Standing
from fieldref.storage.db import Database
from fieldref.storage.invitations import LIFETIME
from fieldref.web import access, clock
from fieldref.web.accounts.words import ROLES, fault_words
from fieldref.web.htmx import go, page_or_block
from fieldref.web.outside import link_to
from fieldref.web.people.blueprint import admins, bp
from fieldref.web.people.context import LinkPage, PeoplePage, PersonPage, WaitingRow
from fieldref.web.people.rows import done_before, person_row

Act = Callable[[Database, Actor, int, datetime], object]


@bp.get("/people")
@admins
def index() -> Response:
    """Everybody with an account, and who is invited."""
    waiting = invitations.open_invitations(access.database(), access.actor(), clock.now())
    page = PeoplePage(
        rows=[person_row(one) for one in _standings()],
        waiting=[WaitingRow(one, ROLES[one.role]) for one in waiting],
        agency=access.person().agency,
        done=done_before(),
    )
    return page_or_block("people/index.html", "main", page)


@bp.get("/people/<int(max=2147483647):user_id>")
@admins
def person(user_id: int) -> Response:
    """One account and what can be done with it."""
    return _person(user_id)


@bp.post("/people/<int(max=2147483647):user_id>/end-sessions")
@admins
def end_sessions(user_id: int) -> Response:
    """Sign somebody out everywhere, as after a phone is lost."""
    return _act(people.end_sessions, user_id, "sessions")


@bp.post("/people/<int(max=2147483647):user_id>/release")
@admins
def release(user_id: int) -> Response:
    """Let somebody try to sign in again at once."""
    return _act(people.release_lock, user_id, "released")


@bp.post("/people/<int(max=2147483647):user_id>/close")
@admins
def close(user_id: int) -> Response:
    """Close an account."""
    return _act(people.disable_user, user_id, "disabled")


@bp.post("/people/<int(max=2147483647):user_id>/open")
@admins
def reopen(user_id: int) -> Response:
    """Open a closed account again."""
    return _act(people.enable_user, user_id, "enabled")


@bp.post("/people/<int(max=2147483647):user_id>/password-link")
@admins
def password_link(user_id: int) -> Response:
    """Make a link for a new password and show it, this once."""
    user, now = _standing(user_id).user, clock.now()
    token = invitations.password_link(access.database(), access.actor(), user.id, now)
    link = link_to("accounts.new_password", token=token)
    page = LinkPage(link, user.name, new_password=True, until=now + LIFETIME["password"])
    return page_or_block("people/link.html", "main", page)


def _act(act: Act, user_id: int, done: str) -> Response:
    """Do something with an account and show it; where it is refused, say why."""
    try:
        act(access.database(), access.actor(), user_id, clock.now())
    except AccountRefused as refused:
        return _person(user_id, fault_words(refused.code))
    flash(done)
    return go(url_for("people.person", user_id=user_id))


def _person(user_id: int, problem: LazyString | None = None) -> Response:
    page = PersonPage(
        row=person_row(_standing(user_id)),
        oneself=user_id == access.person().id,
        done=done_before(),
        problem=problem,
        has_errors=problem is not None,
    )
    return page_or_block("people/person.html", "main", page, 422 if problem else 200)


def _standings() -> tuple[Standing, ...]:
    return people.standings(access.database(), access.actor(), clock.now())


def _standing(user_id: int) -> Standing:
    """Somebody of the agency; another agency's people do not exist here (404)."""
    found = next((one for one in _standings() if one.user.id == user_id), None)
    return found or abort(404)
