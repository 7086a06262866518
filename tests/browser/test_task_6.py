"""The judge, Alan Price, granted it now but with 200 yards. Record it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fieldref.actions import epo
from fieldref.core.fields import Json
from fieldref.storage.sessions import create_session
from fieldref.web.access import COOKIE
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.browser.test_task_1 import picture
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, Visit, served, visit
from tests.support.newcomer import Newcomer
from tests.support.order_book import Book
from tests.support.site import NIGHT, make_site

MOST_TAPS, FEWEST_TAPS = 9, 7
ALOUD = (
    "Item three C: stay away at least two hundred yards from each protected person.",
    "Item eight: granted by Alan Price.",
)
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the screen in one language."""

    granted: str
    judge: str
    persons: str
    place: str
    hour: str
    save: str
    changed: str
    expires: str
    close: str
    dropped: str
    read: str
    go_on: str
    other: str
    confirm: str
    rule: str
    future: str


WORDS = {
    "en": Words(
        granted="Granted", judge="Judge's name", persons="Stay away from each protected person",
        place="Stay away from the address below", hour="Time of expiry",
        save="Save and read back", changed="asked 100 → granted 200",
        expires="Expires Fri 27 Nov 2026 17:00", close="Correct: close the line",
        dropped="Call dropped", read="The persons", go_on="Go on at: Other orders",
        other="The judge set another date", confirm="The judge set Mon 30 Nov 2026",
        rule="The form's rule gives",
        future="The time of the grant is in the future by 2 h 10 min. Check the phone's clock.",
    ),
    "es": Words(
        granted="Otorgada", judge="Nombre del juez",
        persons="Mantenerse alejado de cada persona protegida",
        place="Mantenerse alejado de la dirección de abajo", hour="Hora de vencimiento",
        save="Guardar y repetir al juez", changed="se pidió 100 → otorgada 200",
        expires="Vence vie 27 nov 2026 17:00", close="Correcto: cerrar la línea",
        dropped="Se cortó", read="Las personas", go_on="Siga en: Otras órdenes",
        other="El juez puso otra fecha", confirm="El juez puso el lun 30 nov 2026",
        rule="La regla del formulario da",
        future="La hora en que se otorgó está 2 h 10 min en el futuro. Revise el reloj del "
        "teléfono.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("task6"), demo=True)


@pytest.fixture(scope="module")
def base(site: Flask) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def book(site: Flask) -> Book:
    return Book(site)


def enter(visited: Visit, book: Book) -> None:
    """Sign the officer in, as an earlier page did."""
    with book.database.writing() as transaction:
        token = create_session(transaction, book.user, "Chromium", NIGHT)
    visited.context.add_cookies([{"name": COOKIE, "value": token, "url": visited.base}])


def at(visited: Visit, path: str) -> Newcomer:
    page = visited.context.new_page()
    page.goto(visited.base + path)
    return Newcomer(page)


@LANGUAGES
@SCRIPT
def test_the_grant_is_recorded(
    browser: Browser, base: str, book: Book, language: str, script: bool
) -> None:
    words, order_id = WORDS[language], book.draft()
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{order_id}/call")
        assert newcomer.sees(words.granted)
        picture(newcomer.page, f"task-6-1-{language}")
        newcomer.tap(words.granted)
        newcomer.type(words.judge, "Alan Price")
        newcomer.type(words.persons, "200")
        newcomer.type(words.place, "200")
        newcomer.type(words.hour, "1700")
        newcomer.tap(words.save)
        page = newcomer.page
        expect(page.get_by_role("heading", level=2, name=words.expires)).to_be_visible()
        expect(page.get_by_text(words.changed)).to_have_count(2)
        assert newcomer.sees(words.changed)
        for aloud in ALOUD:
            expect(page.get_by_text(aloud, exact=True)).to_be_visible()
        picture(page, f"task-6-2-{language}")
        newcomer.tap(words.close)
        expect(page).to_have_url(f"{base}/epo/{order_id}/order")
        assert FEWEST_TAPS <= newcomer.taps <= MOST_TAPS
    order = book.stored(order_id)
    assert order.locked
    assert stands(book, order_id, "grant.granted_at") == "21:42"
    assert stands(book, order_id, "grant.expires_on") == "2026-11-27"
    assert stands(book, order_id, "requested.orders.stay_away_persons_yards") == 100
    assert stands(book, order_id, "orders.stay_away_persons_yards") == 200


def stands(book: Book, order_id: str, path: str) -> Json:
    return book.stored(order_id).draft.state(path).value


@LANGUAGES
def test_chips_fill_in_the_judge_and_the_distance(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    words, order_id = WORDS[language], book.called("granted")
    with visit(browser, base, language=language) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{order_id}/grant")
        newcomer.tap("Hon. Alan Price")
        yards = newcomer.page.locator(".field", has=newcomer.page.get_by_label(words.persons))
        yards.get_by_role("button", name="200").tap()
        newcomer.tap(words.save)
        expect(newcomer.page.get_by_text(words.changed)).to_have_count(1)


@LANGUAGES
def test_a_call_that_drops_goes_on_where_it_stopped(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    words, order_id = WORDS[language], book.draft()
    with visit(browser, base, language=language) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{order_id}/call")
        page = newcomer.page
        page.evaluate("document.getElementById('b-other_orders').scrollIntoView()")
        # A finger does not scroll first, as the driver's own tap would.
        box = page.get_by_role("button", name=words.dropped).bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + 20, box["y"] + 20)
        expect(page.get_by_role("checkbox", name=words.read)).to_be_checked()
        newcomer.tap(words.go_on)
        expect(page.get_by_role("heading", level=2, name="5 ")).to_be_in_viewport()


@LANGUAGES
@SCRIPT
def test_without_script_the_blocks_ticked_as_read_keep_the_place(
    browser: Browser, base: str, book: Book, language: str, script: bool
) -> None:
    words, order_id = WORDS[language], book.draft()
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{order_id}/call")
        newcomer.page.get_by_role("checkbox", name=words.read).check(force=True)
        newcomer.tap(words.dropped)
        newcomer.tap(words.go_on)
        expect(newcomer.page.get_by_role("heading", level=2, name="5 ")).to_be_in_viewport()


@LANGUAGES
@SCRIPT
def test_another_date_of_expiry_stops_at_the_forms_rule(
    browser: Browser, base: str, book: Book, language: str, script: bool
) -> None:
    words, order_id = WORDS[language], book.called("granted")
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{order_id}/grant")
        page = newcomer.page
        boxes = page.locator(".other-date").get_by_role("textbox")
        expect(boxes.first).to_be_hidden()
        newcomer.type(words.judge, "Alan Price")
        page.get_by_role("checkbox", name=words.other).check(force=True)
        boxes.first.fill("30")
        page.locator(".other-date").get_by_role("combobox").select_option(index=11)
        boxes.last.fill("2026")
        newcomer.tap(words.save)
        expect(page.get_by_text("DO NOT COUNT THE DAY THE ORDER IS GRANTED.")).to_be_visible()
        assert newcomer.sees(words.rule)
        picture(page, f"other-date-{language}")
        newcomer.tap(words.confirm)
        expect(page).to_have_url(f"{base}/epo/{order_id}/read-back")
    assert stands(book, order_id, "grant.expires_on") == "2026-11-30"


@LANGUAGES
@SCRIPT
def test_a_wrong_hour_is_mended_in_two_taps(
    browser: Browser, base: str, book: Book, language: str, script: bool
) -> None:
    words, order_id = WORDS[language], book.called("granted")
    with visit(
        browser, base, language=language, java_script_enabled=script, expected=("422",)
    ) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{order_id}/grant")
        newcomer.type(words.judge, "Alan Price")
        hour = newcomer.page.locator("#grant__granted_at")
        hour.fill("23:52")
        newcomer.tap(words.save)
        expect(newcomer.page.get_by_role("alert")).to_contain_text(words.future)
        assert newcomer.sees(words.future)
        expect(newcomer.page.get_by_role("textbox", name=words.judge)).to_have_value("Alan Price")
        before = newcomer.taps
        newcomer.type(hour.evaluate("e => e.labels[0].innerText"), "21:42")
        newcomer.tap(words.save)
        assert newcomer.taps - before == 2
        expect(newcomer.page).to_have_url(f"{base}/epo/{order_id}/read-back")


def test_ctrl_and_enter_never_end_the_call(browser: Browser, base: str, book: Book) -> None:
    order_id = book.draft()
    with visit(browser, base, size=DESK) as visited:
        enter(visited, book)
        page = at(visited, f"/epo/{order_id}/call").page
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(200)
        expect(page).to_have_url(f"{base}/epo/{order_id}/call")
    assert book.stored(order_id).status == "draft"


def pages_of(book: Book) -> dict[str, str]:
    """Every page of the call in its states: full, with everything missing, changed."""
    nothing = dict.fromkeys(("restrained", "orders", "officer", "incident", "firearms", "court"))
    bare: dict[str, Json] = {**nothing, "grounds": ["stalking"], "orders__move_out": True}
    changed = book.granted(expires=("2026-11-30", None), locked=False)
    yards = epo.set_field("orders.stay_away_persons_yards", 200)
    epo.edit(book.desk, changed, yards, NIGHT)
    granted = book.called("granted")
    return {
        "script": f"/epo/{book.draft()}/call",
        "script-bare": f"/epo/{book.draft(NIGHT, **bare)}/call",
        "dropped": f"/epo/{book.called('dropped')}/call?read=officer&read=danger",
        "grant": f"/epo/{granted}/grant",
        "grant-bare": f"/epo/{book.called('granted', NIGHT, **bare)}/grant",
        "read-back": f"/epo/{changed}/read-back",
        "other": f"/epo/{changed}/grant/other-date?on=2026-11-30",
        "denied": f"/epo/{book.called('denied')}/denied?saved=1",
    }


def opened(visited: Visit, path: str) -> Page:
    page = visited.open(path)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = 1")
    return page


@LANGUAGES
def test_axe_finds_nothing_in_any_theme(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    with visit(browser, base, language=language) as visited:
        enter(visited, book)
        for name, path in pages_of(book).items():
            page = opened(visited, path)
            for theme in THEMES:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                assert violations(page) == [], (path, theme)
                picture(page, f"call-390-{name}-{language}-{theme}", whole=theme == "day")
            page.close()


@LANGUAGES
def test_axe_finds_nothing_at_a_desk(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    with visit(browser, base, language=language, size=DESK) as visited:
        enter(visited, book)
        for name, path in pages_of(book).items():
            page = opened(visited, path)
            assert violations(page) == [], path
            picture(page, f"call-1440-{name}-{language}", whole=True)
            page.close()


@LANGUAGES
def test_axe_finds_nothing_where_something_is_wrong(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    with visit(browser, base, language=language, expected=("422",)) as visited:
        enter(visited, book)
        newcomer = at(visited, f"/epo/{book.called('granted')}/grant")
        newcomer.tap(WORDS[language].save)
        expect(newcomer.page.get_by_role("alert")).to_be_visible()
        for theme in THEMES:
            newcomer.page.evaluate("name => document.documentElement.dataset.theme = name", theme)
            assert violations(newcomer.page) == [], theme
        picture(newcomer.page, f"call-390-wrong-{language}", whole=True)


@LANGUAGES
def test_it_fits_the_smallest_phone_and_a_gloved_thumb(
    browser: Browser, base: str, book: Book, language: str
) -> None:
    paths = pages_of(book).values()
    for size, measure in ((SMALL, TOO_WIDE), (PHONE, TOO_WIDE), (PHONE, SMALL_TARGETS)):
        with visit(browser, base, language=language, size=size) as visited:
            enter(visited, book)
            for path in paths:
                assert opened(visited, path).evaluate(measure) == [], (path, size)
