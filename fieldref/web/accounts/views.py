"""Signing in and out."""

from __future__ import annotations

from flask import Response, current_app, g, request, url_for
from flask_babel import gettext

from fieldref.actions import accounts
from fieldref.actions.accounts import Credentials, Refused, SignedIn
from fieldref.actions.demo import DEMO_PASSWORD, DEMO_PEOPLE
from fieldref.web import access, clock, errors, pages
from fieldref.web.accounts import kept
from fieldref.web.accounts.blueprint import bp
from fieldref.web.accounts.context import DemoAccount, SendAgainPage, SignInPage
from fieldref.web.accounts.device import device_name
from fieldref.web.accounts.forms import SignIn
from fieldref.web.accounts.words import ROLES, refused_words
from fieldref.web.htmx import go, is_fragment_request, page_or_block


@bp.after_request
def _keep_nowhere(response: Response) -> Response:
    """Links and names stand in these pages: no cache may hold them, signed in or not."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/sign-in")
def sign_in() -> Response:
    """The way in; whoever is signed in goes straight on."""
    if pages.person() is not None:
        return go(_destination())
    return _page(SignIn(), 200)


@bp.post("/sign-in")
def try_to_sign_in() -> Response:
    """Sign in and go on, or say why not and how many tries are left."""
    form = SignIn(request.form)
    if pages.switching():
        return _page(form, 200)
    answer = enter(form.username.data or "", form.password.data or "")
    if isinstance(answer, Refused):
        form.password.errors = (refused_words(answer),)
        return _page(form, 422)
    packed = request.form.get("kept")
    if not packed:
        return access.begin(go(_destination()), answer)
    page = kept.reopen(packed, answer.user.id) or SendAgainPage("", ())
    return access.begin(page_or_block("accounts/send_again.html", "main", page), answer)


@bp.post("/sign-out")
def sign_out() -> Response:
    """End this session, whatever its state, and go to the first page."""
    person = pages.person()
    if person is not None:
        current = access.person().current
        accounts.sign_out(access.database(), access.actor(), current.session.id, clock.now())
    return access.end(go(url_for("home.show")))


@bp.app_errorhandler(access.SignedOut)
def signed_out(error: access.SignedOut) -> Response:
    """Something was sent after the session ended: nothing of it is lost."""
    if is_fragment_request():
        return errors.answer(error)
    if errors.wants_json():
        words = gettext("Signed out. Sign in in another tab; what you typed is still here.")
        return errors.problem_json("signed_out", words, 401)
    return _page(SignIn(), 401)


def enter(username: str, password: str) -> SignedIn | Refused:
    """Sign somebody in from this browser."""
    credentials = Credentials(
        username=username,
        password=password,
        device=device_name(request.user_agent.string),
        request_id=g.get("request_id"),
    )
    return accounts.sign_in(access.database(), credentials, clock.now())


def _page(form: SignIn, status: int) -> Response:
    demo = current_app.extensions["fieldref.settings"].demo
    page = SignInPage(
        form=form,
        next=_destination(),
        demo=_demo_accounts() if demo else (),
        demo_password=DEMO_PASSWORD if demo else "",
        kept=_kept(status),
        late=status == 401,
        has_errors=status == 422,
    )
    return page_or_block("accounts/sign_in.html", "main", page, status)


def _kept(status: int) -> str | None:
    """What was just sent too late, or what an earlier try to sign in brought along."""
    if status != 401:
        return request.form.get("kept")
    owner = access.last_person_id()
    return kept.keep_posted(owner) if owner is not None else None


def _destination() -> str:
    """Where signing in leads: only to a page of this site that can be fetched."""
    wanted = request.values.get("next") or ""
    if request.endpoint not in ("accounts.sign_in", "accounts.try_to_sign_in"):
        wanted = request.full_path.rstrip("?")
    if pages.is_local_page(wanted) and not wanted.startswith(url_for("accounts.sign_in")):
        return wanted
    return url_for("home.show")


def _demo_accounts() -> list[DemoAccount]:
    return [DemoAccount(profile.username, ROLES[role]) for role, profile in DEMO_PEOPLE]
