"""The list, an order, service and corrections in a real browser: eyes, thumbs and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldref.actions import grant
from fieldref.actions.grant import Amendment
from fieldref.core.fields import Change, FieldState
from fieldref.storage.sessions import create_session
from fieldref.web.access import COOKIE
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, Visit, served, visit
from tests.support.order_book import Book
from tests.support.site import NIGHT, make_site

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 8


@dataclass(frozen=True)
class Shelf:
    """A running site with orders on it."""

    base: str
    book: Book
    granted: str
    amended: str
    told: str

    @property
    def pages(self) -> tuple[str, ...]:
        """Every screen."""
        return (
            "/orders",
            "/orders?status=denied&whose=agency",
            *(f"/epo/{self.granted}/{page}" for page in ("order", "copy-out", "serve")),
            *(f"/epo/{self.granted}/serve/{way}" for way in ("in-person", "told", "attempt")),
            *(f"/epo/{self.amended}/{page}" for page in ("order", "serve/next", "amend")),
            *(f"/epo/{self.amended}/amend/{part}" for part in ("protected", "grant", "service")),
            f"/epo/{self.told}/order",
        )

    def sign_in(self, visited: Visit) -> Visit:
        """The officer's cookie, put into a browser."""
        with self.book.database.writing() as transaction:
            token = create_session(transaction, self.book.user, "Chromium", NIGHT)
        visited.context.add_cookies([{"name": COOKIE, "value": token, "url": self.base}])
        return visited


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    app = make_site(tmp_path_factory.mktemp("orders"), demo=True)
    book = Book(app)
    book.draft(restrained__name=LONG.strip())
    amended = book.served(restrained__name="Nguyễn Văn Hùng", case_number="26-770001")
    mark = book.stored(amended).draft.state("orders.address").mark
    change = Change("orders.address", mark, FieldState("14 Elm St, Fresno"))
    grant.amend(book.desk, amended, Amendment((change,), "The number was misheard."), NIGHT)
    told = book.granted(expires=("2026-11-21", None), case_number="26-770002")
    words = {"on": "2026-11-20", "at": "21:30", "by": "R. Reyes", "terms": ["firearms"]}
    grant.record(book.desk, told, "told", words, NIGHT)  # type: ignore[arg-type]
    with served(app) as base:
        yield Shelf(base, book, book.granted(), amended, told)


@pytest.fixture
def phone(browser: Browser, shelf: Shelf) -> Iterator[Visit]:
    with visit(browser, shelf.base, size=PHONE) as visited:
        yield shelf.sign_in(visited)


@pytest.fixture
def desk(browser: Browser, shelf: Shelf) -> Iterator[Visit]:
    with visit(browser, shelf.base, size=DESK) as visited:
        yield shelf.sign_in(visited)


def at_full_height(page: Page) -> Page:
    """No bar lies over the page: each target is seen whole, as when it is scrolled to."""
    size = page.viewport_size or PHONE
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": height})
    return page


@pytest.mark.parametrize(("language", "size"), [("en", DESK), ("es", PHONE)])
def test_axe_finds_nothing_in_three_themes(
    browser: Browser, shelf: Shelf, language: str, size: dict[str, int]
) -> None:
    with visit(browser, shelf.base, language=language, size=size) as visited:
        shelf.sign_in(visited)
        for path in shelf.pages:
            page = at_full_height(visited.open(path))
            for theme in THEMES:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                assert violations(page) == [], (path, theme)
            page.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_too_wide_or_too_small_on_the_smallest_phone(
    browser: Browser, shelf: Shelf, language: str
) -> None:
    with visit(browser, shelf.base, language=language, size=SMALL) as visited:
        shelf.sign_in(visited)
        for path in shelf.pages:
            page = visited.open(path)
            assert page.evaluate(TOO_WIDE) == [], path
            assert page.evaluate(SMALL_TARGETS) == [], path
            page.close()


def test_the_list_is_walked_by_keys_and_enter_opens_the_order(desk: Visit, shelf: Shelf) -> None:
    page = desk.open("/orders")
    links = page.locator("[data-rows] th a")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{shelf.told}/order$"))


def test_letters_typed_into_the_search_box_move_nothing(desk: Visit) -> None:
    page = desk.open("/orders")
    box = page.get_by_label("Find by case number")
    box.press_sequentially("jk26-770001")
    expect(box).to_have_value("jk26-770001")
    expect(box).to_be_focused()


def test_a_case_number_is_found_with_the_keyboard_alone(desk: Visit) -> None:
    page = desk.open("/orders")
    page.get_by_label("Find by case number").fill("26 770001")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Orders found")).to_be_visible()
    expect(page.locator("[data-rows] tbody tr")).to_have_count(1)
    assert "770001" not in page.url


def test_a_filter_changes_the_list_and_the_address_but_not_the_page(desk: Visit) -> None:
    page = desk.open("/orders")
    page.get_by_label("Find by case number").fill("half typed")
    page.get_by_role("link", name="Draft").click()
    expect(page.locator("[data-rows] tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"status=draft$"))
    expect(page.get_by_label("Find by case number")).to_have_value("half typed")
    expect(page.get_by_role("link", name="Draft")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_order_is_served_in_five_taps(browser: Browser, shelf: Shelf, script: bool) -> None:
    """You handed him the papers now, at 12 Elm. Record it."""
    order = shelf.book.granted()
    with visit(browser, shelf.base, size=PHONE, java_script_enabled=script) as visited:
        shelf.sign_in(visited)
        page = visited.context.new_page()
        page.goto(f"{shelf.base}/epo/{order}/order")
        page.get_by_role("link", name="Serve the restrained person").click()
        page.get_by_role("link", name="Yes, in person").click()
        page.get_by_role("button", name="Now").click()
        if script:
            # The page's clock is this machine's; the site's stands still in the story's night.
            page.get_by_label("Day").fill("20")
            page.get_by_label("Month").select_option("11")
            page.get_by_label("Year").fill("2026")
            page.get_by_label("Served at").fill("21:42")
            page.get_by_role("button", name="12 Elm St, Fresno").click()
        else:
            page.get_by_label("Address where served").fill("12 Elm St, Fresno")
        page.get_by_role("button", name="Record as served").last.click()
        expect(page.get_by_role("heading", name="What is next")).to_be_visible()
        expect(page.get_by_text("24 hours: until Sat 21 Nov 2026, 21:42")).to_be_visible()
    service = shelf.book.stored(order).document.service
    assert service is not None
    assert (service.address, service.server_name) == ("12 Elm St, Fresno", "R. Reyes")


def test_someone_else_is_asked_for_only_when_chosen(phone: Visit, shelf: Shelf) -> None:
    page = phone.open(f"/epo/{shelf.granted}/serve/in-person")
    name = page.get_by_label("Name of the server")
    expect(name).to_be_hidden()
    page.get_by_label("Someone else").check()
    expect(name).to_be_visible()
