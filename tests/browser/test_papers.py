"""The page of papers to print: no fault for axe, no thumb too big, no screen too small."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, served, visit
from tests.support.site import make_site

LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
PATHS = ("/reference/papers", "/reference/wall-table.pdf?year=2035&county=nowhere&lang=fr")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(make_site(tmp_path_factory.mktemp("papers"))) as address:
        yield address


@LANGUAGES
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_theme(
    browser: Browser, base: str, language: str, size: dict[str, int]
) -> None:
    with visit(browser, base, language=language, size=size, expected=("422",)) as visited:
        for path in PATHS:
            page = visited.open(path)
            for theme in THEMES:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                assert violations(page) == [], (path, theme)


@LANGUAGES
def test_it_fits_the_smallest_phone_and_a_gloved_thumb(
    browser: Browser, base: str, language: str
) -> None:
    with visit(browser, base, language=language, size=SMALL) as visited:
        page = visited.open(PATHS[0])
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(SMALL_TARGETS) == []


def test_without_script_the_form_leads_to_a_paper(browser: Browser, base: str) -> None:
    with visit(browser, base, java_script_enabled=False) as visited:
        page = visited.context.new_page()
        page.goto(f"{base}/reference/papers")
        page.check("input[name=paper][value=handout]")
        page.select_option("#article", "must-i-arrest")
        with page.expect_response("**/must-i-arrest/handout.pdf*") as answer:
            page.click("main button[type=submit]")
        assert answer.value.headers["content-type"] == "application/pdf"
