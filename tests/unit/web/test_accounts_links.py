"""The links that work once, and one's own account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from fieldref.actions import invitations
from fieldref.actions.accounts import Actor, Credentials, SignedIn, sign_in
from fieldref.actions.demo import DEMO_PASSWORD
from fieldref.storage.db import Database
from fieldref.storage.users import User
from tests.support.page import Page, PageClient
from tests.support.site import NIGHT, SetClock, make_site

SignIn = Callable[[str], PageClient]
GOOD = "two horses, one cart"
ABOUT = {"name": "María López-Núñez", "badge": "77", "telephone": "559-555-0177"}
TYPED = {**ABOUT, "username": "maria", "password": GOOD, "again": GOOD}


def database_of(app: Flask) -> Database:
    return cast(Database, app.extensions["fieldref.database"])


def demo_user(app: Flask, username: str) -> User:
    credentials = Credentials(username=username, password=DEMO_PASSWORD)
    done = sign_in(database_of(app), credentials, NIGHT)
    assert isinstance(done, SignedIn)
    return done.user


def problems(browser: PageClient) -> str:
    """The words of the error summary."""
    assert browser.last is not None
    [summary] = browser.last.with_class("summary")
    return " ".join("".join(summary.itertext()).split())


def boxes(page: Page) -> dict[str, str | None]:
    return {box.get("name", ""): box.get("value") for box in page.all("input")}


class TestSetUp:
    @pytest.fixture
    def bare(self, tmp_path: Path) -> Iterator[Flask]:
        site = make_site(tmp_path)
        yield site
        database_of(site).close()

    @pytest.fixture
    def link(self, bare: Flask) -> str:
        return f"/set-up/{invitations.set_up_link(database_of(bare), NIGHT)}"

    def test_the_first_agency_and_its_administrator_are_made_once(
        self, bare: Flask, link: str
    ) -> None:
        browser = cast(PageClient, bare.test_client())
        browser.page(link)
        assert browser.send(link, agency="Fresno Police", **TYPED).location == "/"
        page = browser.page("/account")
        for words in ("Fresno Police", "María López-Núñez", "Administrator", "maria"):
            assert words in page.text
        assert browser.get(link).status_code == 404
        assert "does not work any more" in browser.page(link, 404).text

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, bare: Flask, link: str) -> None:
        browser = cast(PageClient, bare.test_client())
        browser.page(link)
        answer = browser.send(link, agency=" ", **TYPED)
        assert answer.status_code == 422
        assert "must not be empty" in problems(browser)
        assert browser.last is not None
        assert boxes(browser.last)["name"] == "María López-Núñez"
        assert boxes(browser.last)["password"] is None
        assert GOOD not in answer.text
        assert browser.get(link).status_code == 200


class TestInvitation:
    @pytest.fixture
    def link(self, app: Flask) -> str:
        admin = Actor(demo_user(app, "admin"))
        return f"/join/{invitations.invite(database_of(app), admin, 'dispatch', NIGHT, 'M. Lopez')}"

    def test_the_guest_finds_the_name_and_role_and_is_signed_in(
        self, visitor: PageClient, link: str
    ) -> None:
        page = visitor.page(link)
        assert boxes(page)["name"] == "M. Lopez"
        assert "You are invited as: Dispatch." in page.text
        assert page.response.headers["Cache-Control"] == "no-store"
        assert visitor.send(link, **TYPED).status_code == 303
        assert "María López-Núñez" in visitor.page("/account").text

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"password": "short", "again": "short"}, "at least 8 characters"),
            ({"password": "password1", "again": "password1"}, "among the first"),
            ({"username": GOOD}, "must not be the username"),
            ({"again": "two horses, two carts"}, "not the same"),
            ({"username": "Officer"}, "Somebody has this username"),
            ({"name": ""}, "must not be empty"),
            ({"name": "N" * 300}, "too long"),
            ({"telephone": "5" * 51}, "too long"),
        ],
    )
    def test_what_is_wrong_is_said(
        self, visitor: PageClient, link: str, change: dict[str, str], words: str
    ) -> None:
        visitor.page(link)
        assert visitor.send(link, **{**TYPED, **change}).status_code == 422
        assert words in problems(visitor)
        assert visitor.send(link, **TYPED).status_code == 303

    def test_a_link_dies_after_three_days(
        self, visitor: PageClient, link: str, watch: SetClock
    ) -> None:
        watch.moment += timedelta(hours=72)
        assert visitor.get(link).status_code == 404

    def test_the_page_speaks_spanish(self, visitor: PageClient, link: str) -> None:
        visitor.page(link)
        answer = visitor.send(link, switch_language="es", **TYPED)
        assert answer.status_code == 200
        page = visitor.page(link)
        assert page.language == "es"
        assert "Cree su cuenta" in page.text


def test_a_link_for_a_new_password_ends_every_session_and_the_lock(
    app: Flask, signed_in: SignIn, visitor: PageClient
) -> None:
    phone = signed_in("officer")
    officer, admin = demo_user(app, "officer"), Actor(demo_user(app, "admin"))
    for _ in range(5):
        sign_in(database_of(app), Credentials(username="officer", password="no"), NIGHT)
    token = invitations.password_link(database_of(app), admin, officer.id, NIGHT)
    link = f"/new-password/{token}"
    visitor.page(link)
    assert visitor.send(link, password=GOOD, again="something else").status_code == 422
    assert visitor.send(link, password=GOOD, again=GOOD).location == "/"
    assert "R. Reyes" in visitor.page("/account").text
    assert phone.get("/account").status_code == 303
    assert visitor.get(link).status_code == 404


class TestOwnAccount:
    def test_it_says_where_one_is_signed_in_and_when_before(
        self, signed_in: SignIn, watch: SetClock
    ) -> None:
        signed_in("officer")
        watch.moment += timedelta(minutes=5)
        browser = signed_in("officer")
        page = browser.page("/account")
        assert "Friday 20 November 2026, 21:42" in page.text
        assert page.text.count("Last used") == 2
        assert page.text.count("This one") == 1

    def test_the_first_sign_in_is_called_so(self, signed_in: SignIn) -> None:
        assert "This is the first time" in signed_in("officer").page("/account").text

    def test_another_session_can_be_ended(self, signed_in: SignIn) -> None:
        phone, here = signed_in("officer"), signed_in("officer")
        page = here.page("/account")
        [action] = [f.get("action", "") for f in page.all("form") if "/end" in f.get("action", "")
                    and "others" not in f.get("action", "")]  # fmt: skip
        assert here.send(action).location == "/account"
        assert "That session has ended." in here.page("/account").text
        assert "That session has ended." not in here.page("/account").text
        assert phone.get("/account").status_code == 303

    def test_all_others_can_be_ended_at_once(self, signed_in: SignIn) -> None:
        others = [signed_in("officer"), signed_in("officer")]
        here = signed_in("officer")
        here.page("/account")
        here.send("/account/sessions/end-others")
        assert "signed out everywhere else" in here.page("/account").text
        assert [other.get("/account").status_code for other in others] == [303, 303]

    def test_the_password_is_changed_with_the_old_one(self, signed_in: SignIn) -> None:
        phone, here = signed_in("officer"), signed_in("officer")
        here.page("/account/password")
        new = {"password": GOOD, "again": GOOD}
        assert here.send("/account/password", old="wrong", **new).status_code == 422
        assert "not your present password" in problems(here)
        answer = here.send("/account/password", old=DEMO_PASSWORD, password=GOOD, again="x")
        assert answer.status_code == 422
        assert here.send("/account/password", old=DEMO_PASSWORD, **new).location == "/account"
        assert here.get("/account").status_code == 200
        assert phone.get("/account").status_code == 303

    def test_details_are_changed_and_checked(self, signed_in: SignIn) -> None:
        browser = signed_in("officer")
        assert boxes(browser.page("/account/details"))["badge"] == "4412"
        assert browser.send("/account/details", name="").status_code == 422
        assert "must not be empty" in problems(browser)
        assert browser.send("/account/details", **ABOUT).status_code == 303
        page = browser.page("/account")
        assert "María López-Núñez" in page.text
        assert "559-555-0177" in page.text

    @pytest.mark.parametrize(
        ("username", "leads"),
        [
            ("officer", set()),
            ("supervisor", {"/agency"}),
            ("admin", {"/people", "/agency", "/audit"}),
        ],
    )
    def test_it_leads_to_what_the_role_may_do(
        self, signed_in: SignIn, username: str, leads: set[str]
    ) -> None:
        page = signed_in(username).page("/account")
        links = {link.get("href") for link in page.all("a")}
        assert links & {"/people", "/agency", "/audit"} == leads
