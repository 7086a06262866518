"""An EPO was granted Saturday 21 Nov 2026 at 23:40 in Fresno County.

When does it end, and what is the last day court is open before that?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldref.paths import ROOT
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, served, visit
from tests.support.newcomer import Newcomer
from tests.support.site import SetClock, make_site

# Monday, November 23, 2026, 10:00 in California.
MONDAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
PICTURES = ROOT / "screenshots"
MOST_TAPS, FEWEST_TAPS = 8, 4
ANSWER = "/expiry?granted=2026-11-21T23:40&county=los-angeles&closure=2026-11-24=Flood"
PAGES = ("/expiry", ANSWER, "/expiry?granted=2027-12-29", "/expiry?ask=1&at=9999")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the screen in one language."""

    tile: str
    day: str
    time: str
    county: str
    show: str
    boxes: tuple[str, str, str]
    november: str
    ends: str
    decided: str
    fifth: str
    last_open: str
    ask_time: str
    court: str


WORDS = {
    "en": Words(
        tile="When does it expire?", day="Sat 21 Nov", time="Time of the grant",
        county="County", show="Show when it ends", boxes=("Day", "Month", "Year"),
        november="November", ends="Expires Sat 28 Nov 2026",
        decided="7th calendar day: the earlier limit", fifth="Tue 1 Dec 2026",
        last_open="Last open court day Wed 25 Nov 2026",
        ask_time="Time: ask the judicial officer.", court="Court in Fresno County",
    ),
    "es": Words(
        tile="¿Cuándo vence?", day="sáb 21 nov", time="Hora en que se otorgó",
        county="Condado", show="Mostrar cuándo vence", boxes=("Día", "Mes", "Año"),
        november="noviembre", ends="Vence sáb 28 nov 2026",
        decided="7.º día de calendario: el límite que llega primero", fifth="mar 1 dic 2026",
        last_open="Último día en que abre la corte mié 25 nov 2026",
        ask_time="Hora: pregúntele al juez.", court="Corte del condado de Fresno",
    ),
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(make_site(tmp_path_factory.mktemp("task1"), clock=SetClock(MONDAY))) as address:
        yield address


def home(page: Page, base: str) -> Newcomer:
    page.goto(base + "/")
    return Newcomer(page)


def expect_the_answer(newcomer: Newcomer, words: Words) -> None:
    page = newcomer.page
    expect(page.get_by_role("heading", level=1, name=words.ends, exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=words.last_open, exact=True)).to_be_visible()
    for text in (words.ends.split(" ", 1)[1], words.decided, words.fifth, words.ask_time):
        assert newcomer.sees(text), text
    assert newcomer.sees(words.last_open.rsplit(" ", 4)[0])


@LANGUAGES
@SCRIPT
def test_the_short_way(browser: Browser, base: str, language: str, script: bool) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.tile)
        newcomer.type(words.time, "23:40")
        newcomer.choose(words.county, "Fresno")
        newcomer.tap(words.day)
        expect_the_answer(newcomer, words)
        expect(newcomer.page.get_by_role("heading", name=words.court)).to_be_attached()
        assert newcomer.taps == FEWEST_TAPS
        picture(newcomer.page, f"task-1-{language}")


@LANGUAGES
@SCRIPT
def test_the_long_way_by_typing_everything(
    browser: Browser, base: str, language: str, script: bool
) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.tile)
        day, month, year = words.boxes
        newcomer.type(day, "21")
        newcomer.choose(month, words.november)
        newcomer.type(year, "2026")
        newcomer.type(words.time, "2340")
        newcomer.choose(words.county, "Fresno")
        newcomer.tap(words.show)
        expect_the_answer(newcomer, words)
        assert newcomer.taps <= MOST_TAPS


@LANGUAGES
@SCRIPT
def test_a_wrong_turn_is_mended_in_two_taps(
    browser: Browser, base: str, language: str, script: bool
) -> None:
    words = WORDS[language]
    with visit(
        browser, base, language=language, java_script_enabled=script, expected=("422",)
    ) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.tile)
        newcomer.type(words.time, "11.40 pm")
        newcomer.tap(words.show)
        expect(newcomer.page.get_by_role("alert")).to_be_visible()
        expect(newcomer.page.get_by_role("textbox", name=words.time)).to_have_value("11.40 pm")
        before = newcomer.taps
        newcomer.type(words.time, "23:40")
        newcomer.tap(words.day)
        assert newcomer.taps - before == 2
        expect_the_answer(newcomer, words)


def test_enter_in_a_box_sends_what_was_typed(browser: Browser, base: str) -> None:
    with visit(browser, base) as visited:
        page = visited.open("/expiry")
        for label, text in (("Day", "14"), ("Year", "2026")):
            page.get_by_role("textbox", name=label).fill(text)
        page.get_by_role("combobox", name="Month").select_option(label="November")
        page.get_by_role("textbox", name="Year").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ended Fri 20 Nov 2026")


def test_the_answer_survives_a_change_of_language_and_going_back(
    browser: Browser, base: str
) -> None:
    with visit(browser, base) as visited:
        newcomer = home(visited.open("/"), base)
        newcomer.tap(WORDS["en"].tile)
        newcomer.tap(WORDS["en"].day)
        newcomer.page.get_by_role("button", name="Español").tap()
        expect_the_answer(newcomer, WORDS["es"])
        newcomer.page.go_back()
        newcomer.page.go_back()
        expect(newcomer.page.get_by_role("button", name=WORDS["es"].day)).to_be_visible()


@LANGUAGES
@pytest.mark.parametrize(
    ("size", "paths"), [(PHONE, PAGES), (DESK, (ANSWER,))], ids=["phone", "desk"]
)
def test_axe_finds_nothing_in_any_theme(
    browser: Browser, base: str, language: str, size: dict[str, int], paths: tuple[str, ...]
) -> None:
    with visit(browser, base, language=language, size=size, expected=("422",)) as visited:
        for number, path in enumerate(paths):
            page = visited.open(path)
            page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = 1")
            for theme in THEMES:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                assert violations(page) == [], (path, theme)
                picture(page, f"expiry-{size['width']}-{number}-{language}-{theme}", whole=True)
            page.close()


@LANGUAGES
def test_it_fits_the_smallest_phone_and_a_gloved_thumb(
    browser: Browser, base: str, language: str
) -> None:
    for size, measure in ((SMALL, TOO_WIDE), (PHONE, TOO_WIDE), (PHONE, SMALL_TARGETS)):
        with visit(browser, base, language=language, size=size, expected=("422",)) as visited:
            for path in PAGES:
                page = visited.open(path)
                page.evaluate("for (const f of document.querySelectorAll('details')) f.open = 1")
                assert page.evaluate(measure) == [], (path, size)


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """A picture for somebody to look at, in a folder that is not kept."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)
