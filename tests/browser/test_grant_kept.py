"""The battery dies on the page of the grant: what was typed is there when it is opened again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fieldref.storage.sessions import create_session
from fieldref.web.access import COOKIE
from tests.support.browser import Visit, served, visit
from tests.support.order_book import MINUTE, Book
from tests.support.site import NIGHT, SetClock, make_site

WORDS = {
    "en": ("Saved 21:42:07", "Save and read back", "asked 100 → granted 200"),
    "es": ("Guardado 21:42:07", "Guardar y repetir al juez", "se pidió 100 → otorgada 200"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("kept"), demo=True, clock=SetClock(NIGHT))


@pytest.fixture(scope="module")
def base(site: Flask) -> Iterator[str]:
    with served(site) as address:
        yield address


def grant_page(visited: Visit, book: Book, order_id: str) -> Page:
    with book.database.writing() as transaction:
        token = create_session(transaction, book.user, "Chromium", NIGHT)
    visited.context.add_cookies([{"name": COOKIE, "value": token, "url": visited.base}])
    return visited.open(f"/epo/{order_id}/grant")


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_was_typed_outlives_the_page(
    browser: Browser, base: str, site: Flask, language: str
) -> None:
    book, (saved, send, changed) = Book(site), WORDS[language]
    order_id = book.called("granted", NIGHT - MINUTE)
    typed = {
        "grant__judicial_officer": "Alan Price",
        "grant__expires_at": "17:00",
        "orders__stay_away_persons_yards": "200",
    }
    with visit(browser, base, language=language) as visited:
        page = grant_page(visited, book, order_id)
        for name, text in typed.items():
            with page.expect_response(f"**/epo/{order_id}/grant/field"):
                page.locator(f"[name={name}]").fill(text)
                page.locator(f"[name={name}]").press("Tab")
        expect(page.locator("[data-saved]")).to_have_text(saved)
    assert book.stored(order_id).stored.granted_at is None
    with visit(browser, base, language=language) as visited:
        page = grant_page(visited, book, order_id)
        for name, text in typed.items():
            expect(page.locator(f"[name={name}]")).to_have_value(text)
        page.get_by_role("button", name=send).last.click()
        expect(page.get_by_text(changed)).to_have_count(1)
        expect(page).to_have_url(f"{base}/epo/{order_id}/read-back")
    order = book.stored(order_id)
    assert order.draft.typed == {}
    assert order.draft.state("grant.judicial_officer").value == "Alan Price"
    assert order.draft.state("grant.expires_at").value == "17:00"
