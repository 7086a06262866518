"""The frame of every page in a real browser: readable by all, themes, hiding, keys, weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, Visit, served, visit
from tests.support.sampler import add_sampler
from tests.support.site import make_site

THEMES = ("day", "dark", "night")
PAGES = ("/", "/preferences", "/sampler/", "/sampler/?back=1", "/no-such-page")
HIDE = {"en": "Hide", "es": "Ocultar"}
# What a thumb can hit: 48 px each way; links inside a sentence and native parts are exempt.
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .map(e => e.closest("label.tile, label.chip, .task, .ledger tr") ?? e)
  .filter(e => e.getClientRects().length)
  .filter(e => !e.closest(".vh, .skip, [aria-hidden=true], p:not(.strip-links)"))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => {
    const spread = getComputedStyle(e, "::after");
    const more = spread.position === "absolute" && spread.content !== "none" ? 12 : 0;
    return box.height + more < 47.5 || box.width + more < 47.5;
  })
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll("body *")]
      .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".tape"))
      .map(e => e.outerHTML.slice(0, 90))
  : []"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(add_sampler(make_site(tmp_path_factory.mktemp("site")))) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Visit]:
    with visit(browser, base) as visited:
        yield visited


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_theme(
    browser: Browser, base: str, language: str, size: dict[str, int]
) -> None:
    with visit(browser, base, language=language, size=size, expected=("404",)) as visited:
        for path in PAGES:
            page = visited.open(path)
            for theme in THEMES:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                assert violations(page) == [], (path, theme)
            page.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_in_a_form_with_errors(
    browser: Browser, base: str, language: str
) -> None:
    with visit(browser, base, language=language, expected=("422",)) as visited:
        page = visited.open("/sampler/?back=1")
        page.get_by_label("Full name").fill("")
        page.get_by_role("button", name="Save and continue").click()
        summary = page.get_by_role("alert")
        expect(summary).to_be_focused()
        assert page.title().startswith("Error:")
        assert violations(page) == []
        summary.get_by_role("link").first.click()
        expect(page.get_by_label("Full name")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_wider_than_the_smallest_phone(
    browser: Browser, base: str, language: str
) -> None:
    with visit(browser, base, language=language, size=SMALL, expected=("404",)) as visited:
        for path in PAGES:
            assert visited.open(path).evaluate(TOO_WIDE) == [], path


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_target_is_large_enough_for_a_gloved_thumb(
    browser: Browser, base: str, language: str
) -> None:
    with visit(browser, base, language=language, expected=("404",)) as visited:
        for path in PAGES:
            assert visited.open(path).evaluate(SMALL_TARGETS) == [], path


def test_one_tap_makes_it_night_at_once_and_for_the_next_page(phone: Visit) -> None:
    page = phone.open("/sampler/")
    page.get_by_label("Full name").fill("Typed and not sent")
    with page.expect_response("**/preferences"):
        page.get_by_role("button", name="Night theme", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    expect(page.get_by_label("Full name")).to_have_value("Typed and not sent")
    page.goto(page.url)
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    with page.expect_response("**/preferences"):
        page.get_by_role("button", name="Leave night theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")


def test_the_page_hides_at_one_tap_and_returns_when_held(phone: Visit) -> None:
    page = phone.open("/sampler/")
    page.get_by_role("button", name="Hide").click()
    back = page.get_by_role("button", name="Hold to return")
    expect(back).to_be_visible()
    expect(page.locator(".hidden-clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    assert page.title() == "fieldref"
    assert page.locator(".desk").evaluate("e => e.inert")
    back.click()
    expect(back).to_be_visible()
    back.hover()
    page.mouse.down()
    expect(back).to_be_hidden(timeout=3000)
    page.mouse.up()
    assert page.title().startswith("Sampler")
    assert not page.locator(".desk").evaluate("e => e.inert")


def test_the_page_hides_by_keyboard(browser: Browser, base: str) -> None:
    with visit(browser, base, size=DESK) as visited:
        page = visited.open("/")
        for _ in range(3):
            page.keyboard.press("Shift")
        back = page.get_by_role("button", name="Hold to return")
        expect(back).to_be_focused()
        page.keyboard.press("Enter")
        expect(back).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "es"])
def test_without_script_the_page_hides_and_the_switches_work(
    browser: Browser, base: str, language: str
) -> None:
    with visit(browser, base, language=language, java_script_enabled=False) as visited:
        page = visited.context.new_page()
        page.goto(base + "/preferences")
        page.get_by_role("button", name=HIDE[language], exact=True).click()
        hidden = page.locator("#hidden-screen")
        expect(hidden).to_be_visible()
        hidden.get_by_role("button").click()
        expect(hidden).to_be_hidden()
        other = {"en": "Español", "es": "English"}[language]
        page.get_by_role("button", name=other).click()
        expect(page.get_by_role("button", name=other)).to_have_count(0)
        page.locator(".to-night").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "night")
        assert page.url == base + "/preferences"


def test_letters_lead_to_the_tabs_unless_turned_off(browser: Browser, base: str) -> None:
    with visit(browser, base, size=DESK) as visited:
        page = visited.open("/preferences")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Shortcuts")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.press("h")
        page.wait_for_url(base + "/")
        page.goto(base + "/preferences")
        page.get_by_role("radio", name="Off").check()
        page.get_by_role("button", name="Save").click()
        page.wait_for_load_state()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Shortcuts")).to_be_hidden()


def test_chips_fill_their_fields_in_california_time(browser: Browser, base: str) -> None:
    with visit(browser, base, timezone_id="Asia/Tokyo") as visited:
        page = visited.open("/sampler/")
        page.clock.set_fixed_time("2026-11-21T05:42:07Z")
        page.get_by_role("button", name="200 yards").click()
        expect(page.get_by_label("Stay away from each protected person")).to_have_value("200")
        page.locator(".chip-now").click()
        assert moment(page) == ("20", "11", "2026", "21:42")
        page.get_by_role("button", name="Yesterday").click()
        assert moment(page) == ("19", "11", "2026", "21:42")


def moment(page: Page) -> tuple[str, ...]:
    names = ("granted_on-day", "granted_on-month", "granted_on-year", "granted_at")
    return tuple(page.locator(f'[name="{name}"]').input_value() for name in names)


def test_unknown_empties_its_field_and_typing_takes_it_back(phone: Visit) -> None:
    page = phone.open("/sampler/")
    day, unknown = page.locator("#born"), page.get_by_role("checkbox", name="Date of birth")
    day.fill("5")
    unknown.check()
    expect(day).to_have_value("")
    day.fill("6")
    expect(unknown).not_to_be_checked()


def test_ctrl_enter_sends_the_form(browser: Browser, base: str) -> None:
    with visit(browser, base, size=DESK) as visited:
        page = visited.open("/sampler/")
        page.get_by_role("textbox", name="Badge").fill("4412")
        with page.expect_request(lambda request: request.method == "POST") as sent:
            page.keyboard.press("Control+Enter")
        assert "4412" in (sent.value.post_data or "")


def test_focus_is_never_under_a_bar(phone: Visit) -> None:
    page = phone.open("/sampler/?back=1")
    controls = page.locator("#sample").get_by_role("textbox")
    for number in range(controls.count()):
        controls.nth(number).focus()
        covered = controls.nth(number).evaluate(
            """e => { const b = e.getBoundingClientRect();
              const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
              return !(top === e || e.contains(top)); }"""
        )
        assert not covered, number


def test_the_first_load_of_a_page_weighs_little(browser: Browser, base: str) -> None:
    with visit(browser, base) as visited:
        page = visited.open("/sampler/")
        loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    fonts = [f"{loaded[0].rpartition('/static/')[0]}{name}" for name in font_addresses(base)]
    addresses = {*loaded, *fonts, base + "/sampler/", icon_address(base)}
    weights = {address: weigh(address) for address in addresses}
    assert weights[base + "/sampler/"] <= 14 * 1024
    assert next(size for name, size in weights.items() if name.endswith(".css")) <= 14 * 1024
    assert sum(weights.values()) <= 100 * 1024, weights


def font_addresses(base: str) -> list[str]:
    sheet = fetch(base + re.findall(r'href="([^"]+\.css)"', fetch(base + "/").decode())[0])
    folder = re.findall(r'href="(/static/\w+)/', fetch(base + "/").decode())[0]
    named = re.findall(r"url\(\.\./([^)]+)\)", sheet.decode())
    assert len(named) == 3
    return [f"{folder}/{name}" for name in named]


def icon_address(base: str) -> str:
    found: list[str] = re.findall(r'href="([^"]+icon\.svg)"', fetch(base + "/").decode())
    return base + found[0]


def weigh(address: str) -> int:
    return len(fetch(address, "gzip"))


def fetch(address: str, encoding: str = "identity") -> bytes:
    with urlopen(Request(address, headers={"Accept-Encoding": encoding})) as answer:
        content: bytes = answer.read()
    return content
