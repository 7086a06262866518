"""The links that work once: the first agency, an invitation, a new password."""

from __future__ import annotations

from flask import Response, request, url_for

from fieldref.actions import invitations
from fieldref.actions.accounts import AccountRefused, Refused
from fieldref.storage.invitations import Invitation, Kind
from fieldref.storage.users import User
from fieldref.web import access, clock, pages
from fieldref.web.accounts.blueprint import bp
from fieldref.web.accounts.context import DeadLinkPage, JoinPage, NewPasswordPage, SetUpPage
from fieldref.web.accounts.forms import AccountForm, Join, NewPassword, SetUp
from fieldref.web.accounts.views import enter
from fieldref.web.accounts.words import ROLES
from fieldref.web.htmx import go, page_or_block


@bp.route("/set-up/<token>", methods=["GET", "POST"])
def set_up(token: str) -> Response:
    """Make the first agency and its administrator, who is signed in at once."""
    if _look_at(token, "set_up") is None:
        return _dead("set_up")
    form = SetUp(request.form)
    if _is_sent(form):
        name = form.agency.data or ""
        try:
            user = invitations.set_up(access.database(), token, name, form.joining, clock.now())
            return _welcome(user, form.password.data or "")
        except AccountRefused as refused:
            form.tell(refused)
    page = SetUpPage(form, has_errors=_has_errors(form))
    return page_or_block("accounts/set_up.html", "main", page, _status(form))


@bp.route("/join/<token>", methods=["GET", "POST"])
def join(token: str) -> Response:
    """Make the account that somebody was invited to; its owner is signed in at once."""
    invitation = _look_at(token, "account")
    if invitation is None or invitation.role is None:
        return _dead("account")
    form = Join(request.form, name=invitation.name)
    if _is_sent(form):
        try:
            user = invitations.accept_invitation(
                access.database(), token, form.joining, clock.now()
            )
            return _welcome(user, form.password.data or "")
        except AccountRefused as refused:
            form.tell(refused)
    page = JoinPage(form, ROLES[invitation.role], has_errors=_has_errors(form))
    return page_or_block("accounts/join.html", "main", page, _status(form))


@bp.route("/new-password/<token>", methods=["GET", "POST"])
def new_password(token: str) -> Response:
    """Choose a new password; every other session ends, and its owner is signed in."""
    if _look_at(token, "password") is None:
        return _dead("password")
    form = NewPassword(request.form)
    if _is_sent(form):
        password = form.password.data or ""
        try:
            user = invitations.use_password_link(access.database(), token, password, clock.now())
            return _welcome(user, password)
        except AccountRefused as refused:
            form.tell(refused)
    page = NewPasswordPage(form, has_errors=_has_errors(form))
    return page_or_block("accounts/new_password.html", "main", page, _status(form))


def _look_at(token: str, kind: Kind) -> Invitation | None:
    return invitations.look_at_link(access.database(), token, kind, clock.now())


def _is_sent(form: AccountForm) -> bool:
    """Whether the form was sent to be used, and its two passwords are the same."""
    return request.method == "POST" and not pages.switching() and bool(form.validate())


def _has_errors(form: AccountForm) -> bool:
    return bool(form.errors)


def _status(form: AccountForm) -> int:
    return 422 if _has_errors(form) else 200


def _welcome(user: User, password: str) -> Response:
    """To the first page, signed in; to the sign-in page where that is not possible just now."""
    answer = enter(user.username, password)
    if isinstance(answer, Refused):
        return go(url_for("accounts.sign_in"))
    return access.begin(go(url_for("home.show")), answer)


def _dead(kind: Kind) -> Response:
    return page_or_block("accounts/dead_link.html", "main", DeadLinkPage(kind), 404)
