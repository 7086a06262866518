"""Signing in and out at the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from fieldref.actions.demo import DEMO_PASSWORD
from tests.conftest import browser_of
from tests.support.page import PageClient
from tests.support.site import SetClock

SignIn = Callable[[str], PageClient]
MINUTE = timedelta(minutes=1)
NEXT_PAGES = {
    "/account": "/account",
    "/account?x=1": "/account?x=1",
    "https://elsewhere.example/": "/",
    "//elsewhere.example/": "/",
    "/\\elsewhere.example": "/",
    "javascript:alert(1)": "/",
    "/no-such-page": "/",
    "/sign-in": "/",
    "/sign-out": "/",
    "": "/",
}


def try_in(browser: PageClient, password: str = "wrong", username: str = "officer") -> str:
    """One try; the words of the page that answers."""
    browser.page("/sign-in")
    answer = browser.send("/sign-in", username=username, password=password)
    assert answer.status_code == 422
    assert browser.last is not None
    return browser.last.text


def test_right_password_leads_to_the_page_that_was_asked_for(visitor: PageClient) -> None:
    answer = visitor.get("/account")
    assert answer.location == "/sign-in?next=/account"
    visitor.page(answer.location)
    answer = visitor.send("/sign-in", next="/account", username=" OFFICER ", password=DEMO_PASSWORD)
    assert answer.location == "/account"
    assert "R. Reyes" in visitor.page("/account").text


@pytest.mark.parametrize(("wanted", "reached"), NEXT_PAGES.items())
def test_signing_in_leads_to_pages_of_this_site_only(
    visitor: PageClient, wanted: str, reached: str
) -> None:
    visitor.page("/sign-in")
    answer = visitor.send("/sign-in", next=wanted, username="officer", password=DEMO_PASSWORD)
    assert answer.location == reached


def test_the_notice_stands_before_the_form(visitor: PageClient) -> None:
    page = visitor.page("/sign-in")
    assert page.text.index("monitored, recorded and audited") < page.text.index("Username")
    assert visitor.get("/sign-in").headers["Cache-Control"] == "no-store"


def test_password_managers_are_helped(visitor: PageClient) -> None:
    page = visitor.page("/sign-in")
    kinds = {box.get("name"): box.get("autocomplete") for box in page.all("input")}
    assert kinds["username"] == "username"
    assert kinds["password"] == "current-password"


def test_the_demo_shows_its_accounts_and_their_password(visitor: PageClient) -> None:
    words = visitor.page("/sign-in").text
    for name in ("officer", "officer2", "dispatch", "supervisor", "instructor", "admin"):
        assert name in words
    assert DEMO_PASSWORD in words


def test_without_demo_no_account_is_named(app: Flask, visitor: PageClient) -> None:
    settings = app.extensions["fieldref.settings"]
    object.__setattr__(settings, "demo", False)
    words = visitor.page("/sign-in").text
    assert DEMO_PASSWORD not in words
    assert "An administrator of your agency can make you a link." in words


def test_tries_are_counted_down_and_then_the_name_is_locked(
    visitor: PageClient, watch: SetClock
) -> None:
    for left in ("4 tries left", "3 tries left", "2 tries left", "1 try left"):
        assert left in try_in(visitor)
    assert "locked until 21:57" in try_in(visitor)
    assert "locked until 21:57" in try_in(visitor, DEMO_PASSWORD)
    watch.moment += 15 * MINUTE
    visitor.page("/sign-in")
    answer = visitor.send("/sign-in", username="officer", password=DEMO_PASSWORD)
    assert answer.status_code == 303


def test_a_name_that_nobody_has_is_answered_in_the_same_words(visitor: PageClient) -> None:
    unknown = try_in(visitor, username="nobody-at-all")
    assert unknown == try_in(visitor, username="officer2")


def test_the_username_stays_and_the_password_does_not(visitor: PageClient) -> None:
    try_in(visitor, "very secret indeed", "officer")
    assert visitor.last is not None
    boxes = {box.get("name"): box.get("value") for box in visitor.last.all("input")}
    assert boxes["username"] == "officer"
    assert boxes["password"] is None


def test_the_language_can_be_changed_with_the_name_typed(visitor: PageClient) -> None:
    visitor.page("/sign-in")
    fields = {"username": "officer", "password": "x", "switch_language": "es"}
    assert visitor.send("/sign-in", **fields).status_code == 200
    page = visitor.page("/sign-in")
    assert page.language == "es"
    assert "Iniciar sesión" in page.text


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(
    visitor: PageClient,
) -> None:
    visitor.page("/sign-in")
    answer = visitor.send("/sign-in", username="officer", password=DEMO_PASSWORD)
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if "fieldref_session=" in c)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_over_tls_the_cookie_is_secure_and_bound_to_the_host(app: Flask) -> None:
    app.config["SESSION_COOKIE_SECURE"] = True
    browser = browser_of(app)
    browser.page("/sign-in", base_url="https://localhost")
    assert browser.last is not None
    form = {
        "csrf_token": browser.last.token(),
        "username": "officer",
        "password": DEMO_PASSWORD,
    }
    answer = browser.post("/sign-in", data=form, base_url="https://localhost")
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if "fieldref_session=" in c)
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert browser.get("/account", base_url="https://localhost").status_code == 200


def test_a_session_ends_after_half_an_hour_unused(signed_in: SignIn, watch: SetClock) -> None:
    browser = signed_in("officer")
    for _ in range(3):
        watch.moment += 29 * MINUTE
        assert browser.get("/account").status_code == 200
    watch.moment += 30 * MINUTE
    assert browser.get("/account").status_code == 303


def test_a_session_ends_after_twelve_hours_whatever_is_done(
    signed_in: SignIn, watch: SetClock
) -> None:
    browser = signed_in("officer")
    for _ in range(35):
        watch.moment += 20 * MINUTE
        assert browser.get("/account").status_code == 200
    watch.moment += 20 * MINUTE
    assert browser.get("/account").status_code == 303


def test_signing_out_ends_the_session_itself(signed_in: SignIn, app: Flask) -> None:
    browser = signed_in("officer")
    token = browser.get_cookie("fieldref_session")
    assert token is not None
    browser.page("/account")
    assert browser.send("/sign-out").location == "/"
    assert browser.get_cookie("fieldref_session") is None
    thief = browser_of(app)
    thief.set_cookie("fieldref_session", token.value)
    assert thief.get("/account").status_code == 303


def test_signing_in_again_makes_a_new_session_and_ends_the_old_one(
    signed_in: SignIn, app: Flask
) -> None:
    browser = signed_in("officer")
    first = browser.get_cookie("fieldref_session")
    browser.page("/account")
    browser.send("/sign-in", username="officer", password=DEMO_PASSWORD)
    second = browser.get_cookie("fieldref_session")
    assert first is not None
    assert second is not None
    assert first.value != second.value
    thief = browser_of(app)
    thief.set_cookie("fieldref_session", first.value)
    assert thief.get("/account").status_code == 303


def test_forms_left_open_by_somebody_else_are_dead(signed_in: SignIn) -> None:
    browser = signed_in("officer")
    left_open = browser.page("/account/details").token()
    browser.send("/sign-out")
    browser.page("/sign-in")
    browser.send("/sign-in", username="officer2", password=DEMO_PASSWORD)
    form = {"csrf_token": left_open, "name": "Somebody"}
    assert browser.post("/account/details", data=form).status_code == 400
    assert "K. Tran" in browser.page("/account").text


def test_a_post_by_nobody_is_asked_to_sign_in(visitor: PageClient) -> None:
    visitor.page("/sign-in")
    answer = visitor.send("/account/details", name="x")
    assert answer.status_code == 401
    assert 'name="kept"' not in answer.text


def test_the_health_check_says_nothing_about_anybody(app: Flask, visitor: PageClient) -> None:
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    app.extensions["fieldref.database"].engine.dispose()
    with app.extensions["fieldref.database"].writing() as transaction:
        transaction.exec_driver_sql("ALTER TABLE users RENAME TO gone")
    assert visitor.get("/healthz").status_code == 503


def test_a_database_that_does_not_answer_is_said_in_words(
    app: Flask, signed_in: SignIn, visitor: PageClient
) -> None:
    browser = signed_in("officer")
    with app.extensions["fieldref.database"].writing() as transaction:
        transaction.exec_driver_sql("ALTER TABLE sessions RENAME TO gone")
    page = browser.page("/account", 503)
    assert "The database does not answer" in page.text
    assert page.response.headers["Retry-After"] == "5"
    assert "Username" in visitor.page("/sign-in").text
