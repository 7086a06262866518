"""Reading the guide: letters grow, the device reads aloud, a class sees it from the back row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldref.content.articles import articles
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, served, visit
from tests.support.site import make_site

ARTICLE = "/reference/must-i-arrest"
SCREENS = (
    ARTICLE,
    f"{ARTICLE}/projector",
    "/reference/objectives?reader=academy",
    "/reference/sources",
    "/preferences",
)
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
# A device that has these voices and says how it was asked to speak.
VOICES = """voices => {
  window.heard = [];
  const speech = {
    getVoices: () => voices,
    speak(words) { heard.push([words.lang, words.text]); this.latest = words; },
    cancel() { heard.push(["", "silence"]); },
  };
  Object.defineProperty(window, "speechSynthesis", {value: speech, configurable: true});
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
}"""
OWN = [
    {"lang": "en-GB", "localService": False},
    {"lang": "en-US", "localService": True},
    {"lang": "es-MX", "localService": True},
]
SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(make_site(tmp_path_factory.mktemp("site"))) as address:
        yield address


def size_of(page: Page) -> float:
    found = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    return float(found)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_letters_grow_and_stay_grown(browser: Browser, base: str, script: bool) -> None:
    with visit(browser, base, java_script_enabled=script) as visited:
        page = visited.open(ARTICLE)
        before = size_of(page)
        page.get_by_role("button", name="Larger letters").tap()
        page.get_by_role("button", name="Larger letters").tap()
        expect(page.locator("html")).to_have_attribute("data-size", "130")
        page.wait_for_load_state("networkidle")
        page.goto(f"{base}/reference/two-orders-at-once")
        assert size_of(page) == pytest.approx(before * 1.3)
        page.get_by_role("button", name="Smaller letters").tap()
        expect(page.locator("html")).to_have_attribute("data-size", "115")


@LANGUAGES
@pytest.mark.parametrize(
    "path", ["/", ARTICLE, "/expiry", "/reference", "/reference/glossary", "/preferences"]
)
def test_at_twice_the_size_nothing_runs_off_a_phone(
    browser: Browser, base: str, language: str, path: str
) -> None:
    with visit(browser, base, language=language) as visited:
        page = visited.open(path)
        page.evaluate("document.documentElement.dataset.size = '200'")
        assert page.evaluate(TOO_WIDE) == []


def with_voices(page: Page, base: str, voices: list[dict[str, object]]) -> None:
    page.add_init_script(
        f"({VOICES})({voices!r})".replace("True", "true").replace("False", "false")
    )
    page.goto(base + ARTICLE)


@LANGUAGES
def test_the_device_reads_the_article_aloud_in_its_languages(
    browser: Browser, base: str, language: str
) -> None:
    article = articles()["must-i-arrest"]
    with visit(browser, base, language=language) as visited:
        page = visited.context.new_page()
        with_voices(page, base, OWN)
        page.locator("[data-aloud=page]").tap()
        heard = page.evaluate("heard.filter(([lang]) => lang)")
        own = {"en": "en-US", "es": "es-MX"}[language]
        said = article.title.en if language == "en" else article.title.es
        assert heard[0] == [own, said]
        for each in article.spoken:
            assert ["en-US", each.text.en] in heard
            assert ["es-MX", each.text.es] in heard
        page.locator("[data-aloud=page]").tap()
        assert page.evaluate("heard.at(-1)") == ["", "silence"]
        expect(page.locator("[data-speaking]")).to_have_count(0)


def test_one_sentence_is_said_to_the_person_at_the_door(browser: Browser, base: str) -> None:
    [first, *_] = articles()["must-i-arrest"].spoken
    with visit(browser, base) as visited:
        page = visited.context.new_page()
        with_voices(page, base, OWN)
        button = page.get_by_role("button", name="Say it aloud in Spanish").first
        button.tap()
        assert page.evaluate("heard.filter(([lang]) => lang)") == [["es-MX", first.text.es]]
        expect(button).to_have_attribute("aria-pressed", "true")
        page.evaluate("speechSynthesis.latest.dispatchEvent(new Event('end'))")
        expect(button).to_have_attribute("aria-pressed", "false")


def test_a_voice_that_would_send_the_words_away_is_not_used(browser: Browser, base: str) -> None:
    with visit(browser, base) as visited:
        page = visited.context.new_page()
        with_voices(page, base, [{"lang": "en-US", "localService": False}])
        page.locator("[data-aloud=page]").tap()
        expect(page.get_by_text("no voice of its own")).to_be_visible()
        assert page.evaluate("heard.filter(([lang]) => lang)") == []
        # Who asks further down reads it there.
        for button in page.locator("[data-aloud=this]").all():
            button.tap()
            expect(button.locator("xpath=..").get_by_text("no voice of its own")).to_be_visible()


def test_what_was_typed_is_found_again_on_the_way_back_and_in_the_other_language(
    browser: Browser, base: str
) -> None:
    with visit(browser, base) as visited:
        page = visited.open("/reference")
        page.get_by_role("searchbox").press_sequentially("she texted him first")
        expect(page).to_have_url(f"{base}/reference?q=she+texted+him+first")
        page.locator("#found .hits a").first.tap()
        page.wait_for_url("**/reference/*")
        page.evaluate("history.back()")
        expect(page.get_by_role("searchbox")).to_have_value("she texted him first")
        expect(page.locator("#found h2").first).to_contain_text("answers")
        page.get_by_role("searchbox").fill("he has a gun")
        expect(page).to_have_url(f"{base}/reference?q=he+has+a+gun")
        page.get_by_role("button", name="Español").tap()
        expect(page.get_by_role("searchbox")).to_have_value("he has a gun")


def test_no_button_stands_on_paper(browser: Browser, base: str) -> None:
    with visit(browser, base) as visited:
        page = visited.open(ARTICLE)
        page.emulate_media(media="print")
        assert page.locator("main button:visible").count() == 0


def test_without_script_there_is_no_button_that_does_nothing(browser: Browser, base: str) -> None:
    with visit(browser, base, java_script_enabled=False) as visited:
        page = visited.open(ARTICLE)
        for button in page.locator("[data-aloud], [data-print]").all():
            assert not button.is_visible()
        assert page.get_by_role("button", name="Larger letters").is_visible()


def test_what_is_folded_is_whole_on_paper(browser: Browser, base: str) -> None:
    with visit(browser, base, size=DESK) as visited:
        page = visited.open(ARTICLE)
        assert not page.locator("main details").evaluate("e => e.open")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("main details").evaluate("e => e.open")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert not page.locator("main details").evaluate("e => e.open")


@LANGUAGES
def test_the_back_row_can_read_every_letter(browser: Browser, base: str, language: str) -> None:
    with visit(browser, base, language=language, size=DESK) as visited:
        page = visited.open(f"{ARTICLE}/projector")
        for fold in page.locator("main summary").all():
            fold.focus()
            page.keyboard.press("Enter")
        assert page.locator("main details:not([open])").count() == 0
        assert page.evaluate(SMALLEST) >= 28
        assert page.evaluate(TOO_WIDE) == []


@LANGUAGES
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_screen(
    browser: Browser, base: str, language: str, size: dict[str, int]
) -> None:
    with visit(browser, base, language=language, size=size) as visited:
        for path in SCREENS:
            page = visited.open(path)
            page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = 1")
            for theme in THEMES if size == PHONE else THEMES[:1]:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                assert violations(page) == [], (path, theme)
            page.close()


@LANGUAGES
@pytest.mark.parametrize("path", SCREENS)
def test_it_fits_the_smallest_phone_and_a_gloved_thumb(
    browser: Browser, base: str, language: str, path: str
) -> None:
    with visit(browser, base, language=language, size=SMALL) as visited:
        page = visited.open(path)
        assert page.evaluate(TOO_WIDE) == []
        if "sources" not in path:
            assert page.evaluate(SMALL_TARGETS) == []


def test_arrows_lead_from_the_box_along_what_was_found(browser: Browser, base: str) -> None:
    with visit(browser, base, size=DESK) as visited:
        page = visited.open("/reference")
        box = page.get_by_role("searchbox")
        box.press_sequentially("two orders")
        hits = page.locator("#found .hits a")
        expect(hits.first).to_have_attribute("href", "/reference/two-orders-at-once")
        box.press("ArrowDown")
        expect(hits.first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(hits.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(box).to_be_focused()
        box.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/reference/two-orders-at-once")
