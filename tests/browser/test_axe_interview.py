"""Every page of the interview: axe in three themes and two languages, gloved thumbs, small phones,
and the language changed in mid-form without script.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fieldref.actions import epo
from fieldref.storage.sessions import create_session
from fieldref.web.access import COOKIE
from fieldref.web.interview.steps import STEPS
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, Visit, served, visit
from tests.support.interview import Interview
from tests.support.order_book import Book
from tests.support.site import NIGHT, SetClock, make_site

LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
# High enough that the bar at the foot covers no control, which axe would call too small.
TALL_PHONE = {"width": PHONE["width"], "height": 4000}
SLUGS = [step.slug for step in STEPS]
OPEN_FOLDS = "for (const fold of document.querySelectorAll('details')) fold.open = true"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("axe"), demo=True, clock=SetClock(NIGHT))


@pytest.fixture(scope="module")
def base(site: Flask) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def book(site: Flask) -> Book:
    return Book(site)


def sign_in(visited: Visit, book: Book) -> None:
    with book.database.writing() as transaction:
        token = create_session(transaction, book.user, "Chromium", NIGHT)
    visited.context.add_cookies([{"name": COOKIE, "value": token, "url": visited.base}])


def places(book: Book) -> list[str]:
    """Every page, empty, full and in doubt."""
    empty, full = str(uuid.uuid4()), book.draft()
    epo.start(book.desk, empty, {}, NIGHT)
    doubtful = book.draft(
        grounds=["stalking", "elder_or_dependent_adult_abuse"],
        protected__0__name="王芳",
        restrained__age=70,
        unknown=["restrained.weight", "protected.0.gender"],
    )
    wrong = Interview(book, book.browser(), book.draft())
    wrong.save("orders", orders__stay_away_persons_yards="ten")
    wrong.save("restrained", **{"restrained__dob-day": "40"})
    return [
        *(f"/epo/{full}/step/{slug}" for slug in SLUGS),
        *(f"/epo/{empty}/step/{slug}" for slug in ("incident", "protected", "children", "officer")),
        *(f"/epo/{order}{page}" for order in (empty, full) for page in ("", "/check", "/delete")),
        f"/epo/{full}/step/protected/remove/1",
        *(f"/epo/{doubtful}/step/{slug}" for slug in ("incident", "protected", "restrained")),
        *(f"{wrong.place}/step/{slug}" for slug in ("orders", "restrained")),
    ]


def in_every_theme(page: Page) -> None:
    page.evaluate(OPEN_FOLDS)
    for theme in THEMES:
        page.evaluate("name => document.documentElement.dataset.theme = name", theme)
        assert violations(page) == [], (page.url, theme)


@LANGUAGES
def test_axe_finds_nothing_on_a_phone(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    with visit(browser, base, language=language, size=TALL_PHONE) as visited:
        sign_in(visited, book)
        for place in places(book):
            page = visited.open(place)
            in_every_theme(page)
            page.close()


@LANGUAGES
def test_axe_finds_nothing_at_a_desk(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    full = f"/epo/{book.draft()}"
    with visit(browser, base, language=language, size=DESK) as visited:
        sign_in(visited, book)
        for place in ("", "/check", "/step/restrained", "/step/orders"):
            in_every_theme(visited.open(full + place))


@LANGUAGES
def test_axe_finds_nothing_where_two_changed_the_same(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    mine = Interview(book, book.browser(), book.draft())
    with visit(browser, base, language=language, size=TALL_PHONE, expected=("409",)) as visited:
        sign_in(visited, book)
        page = visited.open(f"{mine.place}/step/restrained")
        mine.save("restrained", restrained__height="6'2\"")
        height = page.locator("[name=restrained__height]")
        height.fill("5'9\"")
        height.press("Tab")
        expect(page.get_by_role("alert")).to_be_visible()
        in_every_theme(page)
        page.locator("[data-continue]").click()
        expect(page.get_by_role("radio")).to_have_count(2)
        in_every_theme(page)


@LANGUAGES
def test_it_fits_the_smallest_phone_and_a_gloved_thumb(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    with visit(browser, base, language=language) as visited:
        sign_in(visited, book)
        page = visited.open("/")
        for place in places(book):
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            page.goto(base + place)
            page.evaluate(OPEN_FOLDS)
            assert page.evaluate(TOO_WIDE) == [], place
            assert page.evaluate(SMALL_TARGETS) == [], place
            page.set_viewport_size(SMALL)  # type: ignore[arg-type]
            assert page.evaluate(TOO_WIDE) == [], (place, "small")


TYPED = {
    "incident": ("incident__place", "7 Oak Ave, Clovis"),
    "protected": ("protected__0__name", "Zoë Ångström"),
    "restrained": ("restrained__other_names", "El Güero"),
    "orders": ("orders__stay_away_place_yards", "10000"),
    "children": ("custody__custodian", "Đặng Thị Hương"),
    "story": ("narrative", "Él la golpeó.\nDos veces."),
    "officer": ("other_orders", "CPO 22-1"),
}


@pytest.mark.parametrize("slug", TYPED)
def test_without_script_the_language_changes_in_mid_form_and_nothing_is_lost(
    browser: Browser, base: str, book: Book, slug: str
) -> None:
    name, text = TYPED[slug]
    order_id = book.draft()
    with visit(browser, base, java_script_enabled=False) as visited:
        sign_in(visited, book)
        page = visited.context.new_page()
        page.goto(f"{base}/epo/{order_id}/step/{slug}")
        english = page.get_by_role("heading", level=1).inner_text()
        page.locator(f"[name={name}]").fill(text)
        page.get_by_role("button", name="Español").tap()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(english)
        expect(page.locator(f"[name={name}]")).to_have_value(text)
        page.get_by_role("button", name="English").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text(english)
        expect(page.locator(f"[name={name}]")).to_have_value(text)
