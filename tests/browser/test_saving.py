"""Nothing typed is lost: saved as it is left, said when it cannot be, tried until it is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Dialog, Page, Route, expect
from werkzeug.serving import BaseWSGIServer, make_server

from fieldref.actions.demo import DEMO_PASSWORD
from fieldref.storage.sessions import create_session, revoke_all
from fieldref.web.access import COOKIE
from tests.support.browser import Visit, served, visit
from tests.support.interview import Interview
from tests.support.order_book import MINUTE, Book
from tests.support.site import NIGHT, SetClock, make_site

NO_CONNECTION = ("net::ERR_",)
SAVED = {"en": "Saved 21:42:07", "es": "Guardado 21:42:07"}
LOST = {
    "en": "Not saved since 21:41: no connection",
    "es": "Sin guardar desde las 21:41: no hay conexión",
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("saving"), demo=True, clock=SetClock(NIGHT))


@pytest.fixture(scope="module")
def base(site: Flask) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def book(site: Flask) -> Book:
    return Book(site)


def draft(book: Book) -> Interview:
    """A draft that was saved a minute ago."""
    return Interview(book, book.browser(), book.draft(NIGHT - MINUTE))


def sign_in(visited: Visit, book: Book) -> None:
    with book.database.writing() as transaction:
        token = create_session(transaction, book.user, "Chromium", NIGHT)
    visited.context.add_cookies([{"name": COOKIE, "value": token, "url": visited.base}])


def opened(visited: Visit, interview: Interview, slug: str) -> Page:
    sign_in(visited, interview.book)
    return visited.open(f"{interview.place}/step/{slug}")


def expect_line(page: Page, words: str, within: float = 5000) -> None:
    expect(page.locator("[data-saved]")).to_have_text(words, timeout=within)


def expect_kept(page: Page, mine: Interview, path: str, value: str) -> None:
    """However busy the machine, the value is kept in the end; the page is not touched meanwhile."""
    for _ in range(50):
        if mine.value(path) == value:
            return
        page.wait_for_timeout(100)
    assert mine.value(path) == value


@LANGUAGES
def test_typing_is_saved_within_a_second(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    mine = draft(book)
    with visit(browser, base, language=language) as visited:
        page = opened(visited, mine, "story")
        expect_line(page, SAVED[language].replace("42:07", "41:07"))
        story = page.locator("textarea[name=narrative]")
        story.press_sequentially("¡Ay! ")
        expect_line(page, SAVED[language], within=1000 + 800)
        assert "¡Ay!" in mine.value("narrative")


def test_a_field_is_saved_as_it_is_left(browser: Browser, base: str, book: Book) -> None:
    mine = draft(book)
    with visit(browser, base) as visited:
        page = opened(visited, mine, "restrained")
        page.get_by_label("Hair color", exact=True).select_option("Red")
        expect_kept(page, mine, "restrained.hair", "Red")
        expect_line(page, SAVED["en"])
        page.get_by_label("Other names used", exact=True).fill("Danny Boy")
        page.get_by_label("Other names used", exact=True).press("Tab")
        expect_kept(page, mine, "restrained.other_names", "Danny Boy")


def test_what_is_missing_and_doubtful_is_told_at_once(
    browser: Browser, base: str, book: Book
) -> None:
    mine = draft(book)
    with visit(browser, base) as visited:
        page = opened(visited, mine, "restrained")
        expect(page.get_by_role("complementary")).to_contain_text("Nothing is missing here")
        page.get_by_label("★ Full name").fill("")
        age = page.get_by_role("textbox", name="★ Age")
        age.fill("61")
        age.press("Tab")
        expect(page.get_by_text("The age says 61; the date of birth makes 35.")).to_have_count(2)
        expect(page.get_by_role("link", name="The restrained person has no name.")).to_be_visible()


@LANGUAGES
def test_without_a_connection_it_says_so_warns_and_saves_when_it_is_back(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    mine = draft(book)
    with visit(browser, base, language=language, expected=NO_CONNECTION) as visited:
        page = opened(visited, mine, "incident")
        visited.context.set_offline(True)
        place = page.locator("[name=incident__place]")
        place.fill("7 Oak Ave, Clovis")
        place.press("Tab")
        expect_line(page, LOST[language])
        asked = leave(page)
        assert asked == ["beforeunload"]
        page.locator("[data-continue]").click()
        page.wait_for_timeout(300)
        expect(place).to_have_value("7 Oak Ave, Clovis")
        expect_line(page, LOST[language])
        visited.context.set_offline(False)
        expect_line(page, SAVED[language])
        assert mine.value("incident.place") == "7 Oak Ave, Clovis"
        assert leave(page) == []


def leave(page: Page) -> list[str]:
    """Try to leave the page; the questions that the browser asks, each answered with no."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", answer)
    page.evaluate("setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(600)
    return asked


def test_a_lost_answer_is_no_conflict(browser: Browser, base: str, book: Book) -> None:
    mine = draft(book)
    with visit(browser, base, expected=NO_CONNECTION) as visited:
        page = opened(visited, mine, "incident")
        lost: list[str] = []

        def lose_once(route: Route) -> None:
            if lost:
                route.continue_()
                return
            route.fetch()
            lost.append(route.request.post_data or "")
            route.abort()

        page.route("**/field/**", lose_once)
        place = page.locator("[name=incident__place]")
        place.fill("7 Oak")
        place.press("Tab")
        expect_line(page, LOST["en"])
        assert mine.value("incident.place") == "7 Oak"
        place.fill("7 Oak Ave, Clovis")
        place.press("Tab")
        expect_line(page, SAVED["en"])
        page.wait_for_timeout(300)
        assert mine.value("incident.place") == "7 Oak Ave, Clovis"
        expect(page.locator(".clash")).to_have_count(0)
        saves = [act for act, _ in book.happened(mine.order_id) if act == "order_saved"]
        assert len(saves) == 2


@contextmanager
def running(site: Flask, port: int) -> Iterator[BaseWSGIServer]:
    server = make_server("127.0.0.1", port, site, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_server_that_was_restarted_in_between(browser: Browser, tmp_path: Path) -> None:
    book = Book(make_site(tmp_path, demo=True, clock=SetClock(NIGHT)))
    mine = draft(book)
    with running(book.app, 0) as first:
        port = first.server_port
        with visit(browser, f"http://127.0.0.1:{port}", expected=NO_CONNECTION) as visited:
            page = opened(visited, mine, "story")
            first.shutdown()
            first.server_close()
            story = page.locator("textarea[name=narrative]")
            story.fill("He came back at 23:00.")
            story.press("Tab")
            expect_line(page, LOST["en"])
            again = make_site(tmp_path, demo=True, clock=SetClock(NIGHT))
            with running(again, port):
                expect_line(page, SAVED["en"], within=10_000)
                assert mine.value("narrative") == "He came back at 23:00."


def in_dispute(visited: Visit, mine: Interview) -> Page:
    page = opened(visited, mine, "restrained")
    mine.save("restrained", restrained__height="6'2\"")
    height = page.get_by_role("textbox", name="Height")
    height.fill("5'9\"")
    height.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text(
        "Changed in two places. The other value: 6'2\""
    )
    expect(height).to_have_value("5'9\"")
    return page


@pytest.mark.parametrize(("choice", "kept"), [("Keep mine", "5'9\""), ("Take the other", "6'2\"")])
def test_both_values_are_shown_and_the_officer_chooses(
    browser: Browser, base: str, book: Book, choice: str, kept: str
) -> None:
    mine = draft(book)
    with visit(browser, base, expected=("409",)) as visited:
        page = in_dispute(visited, mine)
        page.get_by_label("Weight", exact=True).fill("199")
        page.get_by_role("button", name=choice).click()
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page.get_by_role("textbox", name="Height")).to_have_value(kept)
        expect_line(page, SAVED["en"])
        assert mine.value("restrained.height") == kept
        assert mine.value("restrained.weight") == "199"


def test_a_dispute_that_is_left_open_is_asked_again_by_the_page(
    browser: Browser, base: str, book: Book
) -> None:
    mine = draft(book)
    with visit(browser, base, expected=("409",)) as visited:
        page = in_dispute(visited, mine)
        page.get_by_role("button", name="Save and continue").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Changed in two places")
        page.get_by_role("radio", name="5'9\"").check()
        page.get_by_role("button", name="Keep these").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Orders to ask for")
        assert mine.value("restrained.height") == "5'9\""


def test_a_session_that_ended_meanwhile(browser: Browser, base: str, book: Book) -> None:
    mine = draft(book)
    with visit(browser, base, expected=("401",)) as visited:
        by_hand(visited.open("/sign-in"))
        page = visited.open(f"{mine.place}/step/incident")
        with book.database.writing() as transaction:
            revoke_all(transaction, book.user.id, NIGHT)
        place = page.locator("[name=incident__place]")
        place.fill("7 Oak Ave, Clovis")
        place.press("Tab")
        expect_line(
            page,
            "Not saved since 21:41: signed out. Sign in in another tab, then go on here",
        )
        by_hand(visited.open("/sign-in"))
        expect_line(page, SAVED["en"], within=10_000)
        assert mine.value("incident.place") == "7 Oak Ave, Clovis"


def by_hand(page: Page) -> None:
    page.locator("[name=username]").fill("officer")
    page.locator("[name=password]").fill(DEMO_PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def test_a_page_left_at_once_has_been_saved(browser: Browser, base: str, book: Book) -> None:
    mine = draft(book)
    with visit(browser, base) as visited:
        page = opened(visited, mine, "incident")
        page.locator("[name=incident__place]").fill("7 Oak Ave, Clovis")
        page.locator("[name=case_number]").fill("26-99")
        page.get_by_role("button", name="Save and continue").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Protected persons")
        assert mine.value("incident.place") == "7 Oak Ave, Clovis"
        assert mine.value("case_number") == "26-99"


def test_a_very_long_statement_is_saved_as_it_is_typed(
    browser: Browser, base: str, book: Book
) -> None:
    mine = draft(book)
    text = "Ella dijo que él volvió. " * 3600
    with visit(browser, base) as visited:
        page = opened(visited, mine, "story")
        story = page.locator("textarea[name=narrative]")
        story.fill(text)
        story.press("Tab")
        expect_line(page, SAVED["en"])
        assert mine.value("narrative") == text.strip()


def test_the_key_next_goes_to_the_next_box_on_a_phone(
    browser: Browser, base: str, book: Book
) -> None:
    mine = draft(book)
    with visit(browser, base, is_mobile=True) as visited:
        page = opened(visited, mine, "protected")
        page.locator("[name=protected__0__name]").press("Enter")
        expect(page.locator("[name=protected__0__age]")).to_be_focused()
        expect(page.get_by_role("heading", level=1)).to_have_text("Protected persons")
