"""A denied request: recorded, kept, and what can be done next."""

from __future__ import annotations

import pytest

from fieldref.actions import epo
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import PageClient, words
from tests.support.site import NIGHT


@pytest.fixture
def order_id(book: Book) -> str:
    return book.called("denied")


def test_who_denied_it_and_why_are_kept_with_the_draft(
    either: PageClient, book: Book, order_id: str
) -> None:
    fields = filled(either.page(f"/epo/{order_id}/denied"), "denial")
    reason = "No present danger:\r\nhe is in custody. 😀"
    fields |= {"call__judicial_officer": ["Hon. Teresa Molina"], "call__reason": [reason]}
    answer = either.post(f"/epo/{order_id}/denied", data=fields)
    assert answer.headers["Location"] == f"/epo/{order_id}/denied?saved=1"
    call = book.stored(order_id).document.call
    assert call is not None
    assert (call.judicial_officer, call.reason) == (
        "Hon. Teresa Molina",
        "No present danger:\nhe is in custody. 😀",
    )
    page = either.page(answer.headers["Location"])
    assert filled(page, "denial")["call__judicial_officer"] == ["Hon. Teresa Molina"]
    assert page.with_class("banner-done")


def test_what_can_be_done_next_stands_there_with_its_authority(
    either: PageClient, book: Book, order_id: str
) -> None:
    page = either.page(f"/epo/{order_id}/denied")
    (steps,) = page.with_class("next-steps")
    cited = [words(link) for link in steps.iter("a")]
    assert {"en": "Family Code, § 6275", "es": "Código de Familia, § 6275"}[page.language] in cited
    assert "1130 O Street" in words(steps)
    assert any(link.get("href") == f"/epo/{order_id}/call" for link in page.all("a"))


def test_a_denied_request_can_be_called_for_again(
    client: PageClient, book: Book, order_id: str
) -> None:
    page = client.page(f"/epo/{order_id}/call")
    fields = {**filled(page, "verdict"), "result": "granted"}
    answer = client.post(f"/epo/{order_id}/call", data=fields)
    assert answer.headers["Location"] == f"/epo/{order_id}/grant"
    assert book.stored(order_id).document.narrative


def test_another_device_is_not_overwritten(either: PageClient, book: Book, order_id: str) -> None:
    fields = filled(either.page(f"/epo/{order_id}/denied"), "denial")
    epo.edit(book.desk, order_id, epo.set_field("call.reason", "Not immediate."), NIGHT)
    fields |= {"call__reason": ["He is in jail."]}
    assert either.post(f"/epo/{order_id}/denied", data=fields).status_code == 409
    assert either.last is not None
    assert "Not immediate." in either.last.text
    fields = filled(either.last, "denial") | {"choose__call__reason": ["mine"]}
    assert either.post(f"/epo/{order_id}/denied", data=fields).status_code == 303
    assert book.stored(order_id).draft.state("call.reason").value == "He is in jail."


def test_switching_the_language_keeps_what_was_typed(client: PageClient, order_id: str) -> None:
    fields = filled(client.page(f"/epo/{order_id}/denied"), "denial")
    fields |= {"call__reason": ["He is"], "switch_language": ["es"]}
    assert client.post(f"/epo/{order_id}/denied", data=fields).status_code == 200
    assert client.last is not None
    assert client.last.language == "es"
    assert filled(client.last, "denial")["call__reason"] == ["He is"]
