"""One's own account: where one is signed in, the password, what the order prints of oneself."""

from __future__ import annotations

from flask import Response, flash, get_flashed_messages, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.actions import accounts
from fieldref.actions.accounts import AccountRefused
from fieldref.storage.users import Role
from fieldref.web import access, clock, pages
from fieldref.web.access import signed_in
from fieldref.web.accounts.blueprint import bp
from fieldref.web.accounts.context import AccountPage, DetailsPage, OwnSession, PasswordPage
from fieldref.web.accounts.forms import ChangePassword, Details, profile_of
from fieldref.web.accounts.words import ROLES
from fieldref.web.htmx import go, page_or_block

_DONE: dict[str, LazyString] = {
    "password": _l("The new password is in place. You are signed out everywhere else."),
    "details": _l("Saved. New orders carry it."),
    "session": _l("That session has ended."),
    "sessions": _l("You are signed out everywhere else."),
}
# Where a role may go from here: endpoint and words.
_LEADS: tuple[tuple[str, LazyString, tuple[Role, ...]], ...] = (
    ("people.index", _l("People of the agency"), ("admin",)),
    ("people.agency", _l("On-call list, county and expiry rule"), ("admin", "supervisor")),
    ("people.audit", _l("What was done: the audit record"), ("admin",)),
)


@bp.get("/account")
@signed_in()
def mine() -> Response:
    """One's own account on one page."""
    current = access.person().current
    sessions = accounts.own_sessions(access.database(), access.actor(), clock.now())
    page = AccountPage(
        user=current.user,
        agency=current.agency.name,
        role=ROLES[current.user.role],
        sessions=[OwnSession(one, one.id == current.session.id) for one in sessions],
        before=accounts.sign_in_before(access.database(), current),
        leads=_leads(current.user.role),
        done=_done(),
    )
    return page_or_block("accounts/mine.html", "main", page)


@bp.post("/account/sessions/<session_id>/end")
@signed_in()
def end_session(session_id: str) -> Response:
    """End one of one's own sessions; this one is ended by signing out."""
    if accounts.revoke_session(access.database(), access.actor(), session_id, clock.now()):
        flash("session")
    return go(url_for("accounts.mine"))


@bp.post("/account/sessions/end-others")
@signed_in()
def end_other_sessions() -> Response:
    """Stay signed in here only."""
    here = access.person().current.session.id
    accounts.revoke_other_sessions(access.database(), access.actor(), here, clock.now())
    flash("sessions")
    return go(url_for("accounts.mine"))


@bp.route("/account/password", methods=["GET", "POST"])
@signed_in()
def change_password() -> Response:
    """Change one's own password."""
    form = ChangePassword(request.form)
    if request.method == "POST" and not pages.switching() and form.validate():
        change = form.change(access.person().current.session.id)
        try:
            accounts.change_password(access.database(), access.actor(), change, clock.now())
            flash("password")
            return go(url_for("accounts.mine"))
        except AccountRefused as refused:
            form.tell(refused)
    page = PasswordPage(form, has_errors=bool(form.errors))
    return page_or_block("accounts/password.html", "main", page, 422 if form.errors else 200)


@bp.route("/account/details", methods=["GET", "POST"])
@signed_in()
def change_details() -> Response:
    """Change what the orders that one writes say of oneself."""
    user = access.person().current.user
    form = Details(request.form, obj=user)
    if request.method == "POST" and not pages.switching():
        profile = profile_of(form, user.username)
        try:
            accounts.change_profile(access.database(), access.actor(), profile, clock.now())
            flash("details")
            return go(url_for("accounts.mine"))
        except AccountRefused as refused:
            form.tell(refused)
    page = DetailsPage(form, has_errors=bool(form.errors))
    return page_or_block("accounts/details.html", "main", page, 422 if form.errors else 200)


def _leads(role: Role) -> list[tuple[str, LazyString]]:
    found = [(pages.optional_url(name), words) for name, words, roles in _LEADS if role in roles]
    return [(url, words) for url, words in found if url]


def _done() -> LazyString | None:
    """What the page before did, once."""
    codes = get_flashed_messages()
    return _DONE.get(str(codes[-1])) if codes else None
