"""Signing in and an agency's pages in a real browser, by visible words and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldref.actions.demo import DEMO_PASSWORD
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, served, visit
from tests.support.site import SetClock, make_site

OWN = ("/account", "/account/password", "/account/details")
AGENCY = ("/people", "/people/1", "/people/invite", "/agency", "/audit")
ERRORS = ("401", "404", "422")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def base(tmp_path: Path, clock: SetClock) -> Iterator[str]:
    with served(make_site(tmp_path, demo=True, clock=clock)) as address:
        yield address


def sign_in(page: Page, username: str, password: str = DEMO_PASSWORD) -> None:
    """Type name and password and press Enter, as everybody does."""
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_label("Password").press("Enter")


def look(page: Page) -> None:
    """Nothing to complain of in any theme, and nothing too wide or too small."""
    for theme in THEMES:
        page.evaluate("name => document.documentElement.dataset.theme = name", theme)
        assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", PHONE), ("es", SMALL), ("es", DESK)],
    ids=["en phone", "es small", "es desk"],
)
def test_every_page_can_be_used_by_all(
    browser: Browser, base: str, language: str, size: dict[str, int]
) -> None:
    with visit(browser, base, language=language, size=size, expected=ERRORS) as visited:
        page = visited.open("/sign-in")
        look(page)
        page.locator("#username").fill("admin")
        with page.expect_navigation():
            page.locator("#password").press("Enter")
        look(page)
        page.locator("#password").fill(DEMO_PASSWORD)
        with page.expect_navigation():
            page.locator("#password").press("Enter")
        for path in (*OWN, *AGENCY, "/join/no-such-link"):
            page.goto(base + path)
            look(page)


def test_enter_signs_in_and_a_wrong_password_is_said(browser: Browser, base: str) -> None:
    with visit(browser, base, expected=ERRORS) as visited:
        page = visited.open("/account")
        sign_in(page, "officer", "wrong")
        expect(page.get_by_role("alert")).to_contain_text("4 tries left")
        expect(page.get_by_label("Username")).to_have_value("officer")
        sign_in(page, "officer")
        expect(page.get_by_role("heading", name="Your account")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        page.goto(base + "/account")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_what_was_typed_survives_the_end_of_the_session(
    browser: Browser, base: str, clock: SetClock
) -> None:
    with visit(browser, base, expected=ERRORS) as visited:
        page = visited.open("/account/details")
        sign_in(page, "officer")
        page.get_by_label("Name, as printed on the order").fill("R. Reyes-Łuczak")
        clock.moment += timedelta(hours=1)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("What you typed is kept on this page.")).to_be_visible()
        look(page)
        sign_in(page, "officer")
        look(page)
        page.get_by_role("button", name="Send it now").click()
        expect(page.get_by_text("R. Reyes-Łuczak").first).to_be_visible()


def test_somebody_is_invited_and_comes_in_without_script(browser: Browser, base: str) -> None:
    with (
        visit(browser, base, java_script_enabled=False) as office,
        visit(browser, base, java_script_enabled=False) as phone,
    ):
        page = office.context.new_page()
        page.goto(base + "/people/invite")
        sign_in(page, "admin")
        page.get_by_label("Name").fill("María López-Núñez")
        page.get_by_role("radio", name="Dispatch").check()
        page.get_by_role("button", name="Make the link").click()
        link = page.locator("#link").inner_text()
        guest = phone.context.new_page()
        guest.goto(link)
        expect(guest.get_by_label("Name, as printed")).to_have_value("María López-Núñez")
        guest.get_by_label("Username").fill("mlopez")
        guest.get_by_label("New password").fill("two horses, one cart")
        guest.get_by_label("The same password again").fill("two horses, one cart")
        guest.get_by_role("button", name="Make my account").click()
        guest.get_by_role("link", name="Your account").click()
        expect(guest.get_by_text("Dispatch", exact=True).first).to_be_visible()


def test_the_on_call_list_is_kept_without_script(browser: Browser, base: str) -> None:
    with visit(browser, base, java_script_enabled=False) as visited:
        page = visited.context.new_page()
        page.goto(base + "/agency")
        sign_in(page, "supervisor")
        page.get_by_role("button", name="Add another one").click()
        page.get_by_label("Name").nth(2).fill("Hon. J. Ruiz")
        page.get_by_label("Telephone number").nth(2).fill("559-555-0188")
        page.get_by_role("button", name="Remove from the list Hon. Alan Price").click()
        page.get_by_role("button", name="Save").last.click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        names = [box.input_value() for box in page.get_by_label("Name").all()]
        assert names == ["Hon. Teresa Molina", "Hon. J. Ruiz"]
