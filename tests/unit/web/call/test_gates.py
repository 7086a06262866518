"""No grant and no denial without names, a ground and a statement, whatever is sent."""

from __future__ import annotations

import pytest

from fieldref.actions import epo
from fieldref.core.fields import Json
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import PageClient
from tests.support.site import NIGHT

GATES: dict[str, tuple[str, Json]] = {
    "protected": ("No protected person is named.", [{"age": 31}]),
    "restrained.name": ("The restrained person has no name.", "  "),
    "grounds": ("No kind of danger is chosen.", None),
    "narrative": ("The statement of item 9 is blank.", None),
}


@pytest.mark.parametrize("path", GATES)
@pytest.mark.parametrize("result", ["granted", "denied"])
def test_an_open_gate_keeps_grant_and_denial_out(
    client: PageClient, book: Book, path: str, result: str
) -> None:
    words, blank = GATES[path]
    order_id = book.draft(NIGHT, **{path.replace(".", "__"): blank})
    page = client.page(f"/epo/{order_id}/call")
    fields = {**filled(page, "verdict"), "result": result, "read": ["officer"]}
    assert client.post(f"/epo/{order_id}/call", data=fields).status_code == 422
    assert client.last is not None
    assert words in client.last.text
    assert filled(client.last, "verdict")["read"] == ["officer"]
    assert book.stored(order_id).status == "draft"


def test_unknown_opens_no_gate(client: PageClient, book: Book) -> None:
    order_id = book.draft(NIGHT, grounds=None, unknown=["grounds", "narrative"])
    client.page(f"/epo/{order_id}/call")
    assert client.send(f"/epo/{order_id}/call", result="granted").status_code == 422


def test_a_dropped_call_is_kept_whatever_is_missing(client: PageClient, book: Book) -> None:
    order_id = book.draft(NIGHT, grounds=None, narrative=None)
    client.page(f"/epo/{order_id}/call")
    assert client.send(f"/epo/{order_id}/call", result="dropped").status_code == 303
    assert book.stored(order_id).draft.state("call.result").value == "dropped"


def test_what_was_blanked_after_the_grant_keeps_the_line_open(
    client: PageClient, book: Book
) -> None:
    order_id = book.granted(locked=False)
    epo.edit(book.desk, order_id, epo.set_field("restrained.name", None), NIGHT)
    fields = filled(client.page(f"/epo/{order_id}/read-back"), "close")
    assert client.post(f"/epo/{order_id}/read-back", data=fields).status_code == 422
    assert client.last is not None
    assert "The restrained person has no name." in client.last.text
    assert not book.stored(order_id).locked


def test_a_version_that_no_order_has_closes_nothing(client: PageClient, book: Book) -> None:
    order_id = book.granted(locked=False)
    client.page(f"/epo/{order_id}/read-back")
    for version in ("9" * 5000, "٣", "-1", ""):
        answer = client.send(f"/epo/{order_id}/read-back", version=version)
        assert answer.status_code == 409
    assert not book.stored(order_id).locked
