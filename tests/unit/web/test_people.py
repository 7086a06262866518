"""The pages of an agency's administrators and supervisors."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from flask import Flask

from fieldref.actions.demo import DEMO_PASSWORD
from fieldref.storage import agencies, audit, users
from fieldref.storage.agencies import AgencySettings, OnCall
from fieldref.storage.audit import Line
from fieldref.storage.db import Database
from fieldref.web.people import record
from fieldref.web.people.words import ACTIONS
from tests.support.page import PageClient, words

SignIn = Callable[[str], PageClient]
JUDGES = {
    "on_call-0-name": "Hon. Alan Price",
    "on_call-0-telephone": "559-555-0142",
    "on_call-0-note": "",
    "on_call-1-name": "Hon. Teresa Molina",
    "on_call-1-telephone": "559-555-0167",
    "on_call-1-note": "Weekends",
}


def database_of(app: Flask) -> Database:
    return cast(Database, app.extensions["fieldref.database"])


def id_of(app: Flask, username: str) -> int:
    with database_of(app).reading() as transaction:
        account = users.account_named(transaction, username)
    assert account is not None
    return account.user.id


def settings_of(app: Flask) -> AgencySettings:
    with database_of(app).reading() as transaction:
        return agencies.load_agency(transaction, 1).settings


def record_of(app: Flask) -> tuple[Line, ...]:
    with database_of(app).reading() as transaction:
        return audit.lines(transaction, 1)


def actions_of(browser: PageClient) -> set[str]:
    """Where the forms of the page lead."""
    assert browser.last is not None
    return {form.get("action", "").rpartition("/")[2] for form in browser.last.all("form")}


@pytest.fixture
def admin(signed_in: SignIn) -> PageClient:
    return signed_in("admin")


class TestPeople:
    def test_everybody_is_listed_with_role_and_state(self, admin: PageClient) -> None:
        text = admin.page("/people").text
        for name in ("R. Reyes", "K. Tran", "L. Abbott", "Sgt. M. Okafor", "P. Sarkissian"):
            assert name in text
        assert text.count("May sign in") == 6

    def test_somebody_is_invited_by_a_link_that_works_once(
        self, admin: PageClient, visitor: PageClient
    ) -> None:
        admin.page("/people/invite")
        answer = admin.send("/people/invite", name="María López-Núñez", role="dispatch")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        page = admin.last
        assert page is not None
        assert "until Monday 23 November 2026, 21:42" in page.text
        link = next(words(e) for e in page.all("p") if e.get("id") == "link")
        assert "María López-Núñez" in visitor.page(link).response.text
        waiting = admin.page("/people")
        assert "María López-Núñez" in waiting.text
        assert link not in waiting.response.text

    def test_an_invitation_needs_a_name_and_a_role(self, admin: PageClient) -> None:
        admin.page("/people/invite")
        assert admin.send("/people/invite", name=" ", role="chief").status_code == 422
        assert admin.last is not None
        assert "Enter the name." in admin.last.text
        assert admin.send("/people/invite", name="N. Ortiz").status_code == 422
        assert "Choose a role." in admin.last.text
        assert admin.send("/people/invite", name="N" * 201, role="officer").status_code == 422
        assert "too long" in admin.last.text

    def test_an_invitation_is_withdrawn(self, admin: PageClient) -> None:
        admin.page("/people/invite")
        admin.send("/people/invite", name="N. Ortiz", role="officer")
        page = admin.page("/people")
        action = next(
            form.get("action", "")
            for form in page.all("form")
            if form.get("action", "").endswith("/withdraw")
        )
        assert admin.send(action).location == "/people"
        after = admin.page("/people").text
        assert "The invitation does not work any more." in after
        assert "N. Ortiz" not in after

    def test_a_lost_phone_is_signed_out(
        self, app: Flask, admin: PageClient, signed_in: SignIn
    ) -> None:
        phone = signed_in("officer")
        address = f"/people/{id_of(app, 'officer')}"
        admin.page(address)
        assert admin.send(f"{address}/end-sessions").location == address
        assert "Signed out everywhere." in admin.page(address).text
        assert phone.get("/account").status_code == 303

    def test_an_account_is_closed_and_opened_again(
        self, app: Flask, admin: PageClient, signed_in: SignIn, visitor: PageClient
    ) -> None:
        phone = signed_in("officer")
        address = f"/people/{id_of(app, 'officer')}"
        admin.page(address)
        admin.send(f"{address}/close")
        assert "Account closed" in admin.page(address).text
        assert actions_of(admin) >= {"open"}
        assert "close" not in actions_of(admin)
        assert phone.get("/account").status_code == 303
        visitor.page("/sign-in")
        visitor.send("/sign-in", username="officer", password=DEMO_PASSWORD)
        assert visitor.last is not None
        assert "This account is closed." in visitor.last.text
        admin.send(f"{address}/open")
        signed_in("officer")

    def test_the_last_administrator_cannot_close_the_own_account(
        self, app: Flask, admin: PageClient
    ) -> None:
        address = f"/people/{id_of(app, 'admin')}"
        admin.page(address)
        assert "close" not in actions_of(admin)
        assert admin.send(f"{address}/close").status_code == 422
        assert admin.last is not None
        assert "the only administrator" in admin.last.text

    def test_a_lock_is_shown_and_released(
        self, app: Flask, admin: PageClient, visitor: PageClient, signed_in: SignIn
    ) -> None:
        for _ in range(5):
            visitor.page("/sign-in")
            visitor.send("/sign-in", username="officer", password="wrong")
        address = f"/people/{id_of(app, 'officer')}"
        assert "Locked out Fri 20 Nov 2026, 21:57" in admin.page(address).text
        assert "Locked out" in admin.page("/people").text
        admin.send(f"{address}/release")
        assert "release" not in actions_of(admin) or "released" in admin.page(address).text
        signed_in("officer")

    def test_a_link_for_a_new_password_is_shown_once(
        self, app: Flask, admin: PageClient, visitor: PageClient
    ) -> None:
        address = f"/people/{id_of(app, 'officer')}"
        admin.page(address)
        answer = admin.send(f"{address}/password-link")
        assert answer.headers["Cache-Control"] == "no-store"
        page = admin.last
        assert page is not None
        link = next(words(e) for e in page.all("p") if e.get("id") == "link")
        assert "/new-password/" in link
        assert link.startswith("http://localhost/")
        assert "Choose a new password" in visitor.page(link).text

    def test_somebody_who_does_not_exist_is_not_found(self, admin: PageClient) -> None:
        admin.page("/people")
        assert admin.get("/people/999").status_code == 404
        for act in ("close", "open", "release", "end-sessions", "password-link"):
            assert admin.send(f"/people/999/{act}").status_code == 404

    def test_a_number_that_no_database_holds_is_not_found(self, admin: PageClient) -> None:
        admin.page("/people")
        assert admin.get(f"/people/{'9' * 30}").status_code == 404
        assert admin.send(f"/people/{'9' * 30}/close").status_code == 404
        assert admin.get(f"/audit?before={'9' * 30}").status_code == 200

    def test_nobodys_name_stands_in_a_title(self, app: Flask, admin: PageClient) -> None:
        page = admin.page(f"/people/{id_of(app, 'officer')}")
        (title,) = page.all("title")
        assert words(title).startswith("Account")


@pytest.mark.parametrize("leader", ["supervisor", "admin"])
class TestAgency:
    @pytest.fixture
    def browser(self, signed_in: SignIn, leader: str) -> PageClient:
        browser = signed_in(leader)
        browser.page("/agency")
        return browser

    def test_entries_are_kept(self, app: Flask, browser: PageClient) -> None:
        fields = {**JUDGES, "county": "kings", "expiry_time": "1700"}
        assert browser.send("/agency", **fields).location == "/agency"
        assert settings_of(app) == AgencySettings(
            on_call=(
                OnCall("Hon. Alan Price", "559-555-0142"),
                OnCall("Hon. Teresa Molina", "559-555-0167", "Weekends"),
            ),
            county="kings",
            expiry_time="17:00",
        )
        page = browser.page("/agency")
        assert "Saved." in page.text
        values = {box.get("name"): box.get("value") for box in page.all("input")}
        assert values["expiry_time"] == "17:00"
        assert values["on_call-1-note"] == "Weekends"

    def test_rows_come_and_go_without_saving(self, app: Flask, browser: PageClient) -> None:
        before = settings_of(app)
        assert browser.send("/agency", **JUDGES, add="1").status_code == 200
        assert browser.last is not None
        assert "on_call-2-name" in browser.last.response.text
        assert browser.send("/agency", **JUDGES, remove="on_call-0").status_code == 200
        values = {box.get("name"): box.get("value") for box in browser.last.all("input")}
        assert "on_call-0-name" not in values
        assert values["on_call-1-name"] == "Hon. Teresa Molina"
        assert settings_of(app) == before
        remaining = {name: text for name, text in JUDGES.items() if "-1-" in name}
        browser.send("/agency", **remaining)
        assert [one.name for one in settings_of(app).on_call] == ["Hon. Teresa Molina"]

    def test_empty_rows_are_left_out_and_nothing_is_a_list_too(
        self, app: Flask, browser: PageClient
    ) -> None:
        browser.send("/agency", **{"on_call-0-name": " ", "county": "", "expiry_time": ""})
        assert settings_of(app) == AgencySettings()

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"on_call-0-name": ""}, "Enter the name of the person on call."),
            ({"on_call-0-telephone": "home"}, "Enter the telephone number."),
            ({"on_call-1-note": "n" * 201}, "too long"),
            ({"expiry_time": "25:00"}, "24-hour figures"),
            ({"county": "nowhere"}, "Choose a county of the list."),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, app: Flask, browser: PageClient, change: dict[str, str], told: str
    ) -> None:
        before = settings_of(app)
        assert browser.send("/agency", **{**JUDGES, **change}).status_code == 422
        page = browser.last
        assert page is not None
        [summary] = page.with_class("summary")
        assert told in words(summary)
        assert "Hon. Teresa Molina" in page.response.text
        assert settings_of(app) == before


class TestRecord:
    def test_it_says_what_when_and_who(self, admin: PageClient, signed_in: SignIn) -> None:
        signed_in("officer")
        page = admin.page("/audit")
        assert "The record is whole" in page.text
        assert "Fri 20 Nov 2026, 21:42" in page.text
        assert "R. Reyes" in page.text

    def test_a_changed_line_is_found(self, app: Flask, admin: PageClient) -> None:
        with database_of(app).writing() as transaction:
            transaction.exec_driver_sql("UPDATE events SET outcome = 'other' WHERE sequence = 1")
        page = admin.page("/audit")
        assert "line 1 does not fit" in page.text
        assert "The record is whole" not in page.text

    def test_it_comes_in_parts(self, app: Flask, admin: PageClient) -> None:
        with database_of(app).writing() as transaction:
            for _ in range(150):
                who = audit.Who(agency_id=1)
                audit.append(
                    transaction,
                    audit.Event(action="signed_out", who=who, at=record_of(app)[0].event.at),
                )
        page = admin.page("/audit")
        older = next(a.get("href", "") for a in page.all("a") if "before=" in a.get("href", ""))
        numbers = {words(e) for e in page.with_class("figures")}
        assert len(numbers) == 100
        assert numbers.isdisjoint({words(e) for e in admin.page(older).with_class("figures")})

    def test_a_long_one_is_checked_when_asked(
        self, admin: PageClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(record, "CHECKED_AT_ONCE", 0)
        page = admin.page("/audit")
        assert "The record is whole" not in page.text
        [check] = [a.get("href", "") for a in page.all("a") if "check=" in a.get("href", "")]
        assert "The record is whole" in admin.page(check).text

    def test_every_action_has_words(self) -> None:
        assert ACTIONS.keys() == audit.ACTIONS.keys()


@pytest.mark.parametrize("path", ["/people", "/people/invite", "/people/1", "/agency", "/audit"])
def test_the_pages_speak_spanish(signed_in: SignIn, path: str) -> None:
    browser = signed_in("admin")
    browser.set_cookie("fieldref_language", "es")
    assert browser.page(path).language == "es"
