"""What is typed on the page of the grant is kept as it is left, and grants nothing by itself."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from fieldref.actions import epo
from fieldref.core.fields import FieldState, put
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import PageClient
from tests.support.site import NIGHT

PRICE = "Hon. Alan Price"
OTHER_DATE = {
    "grant__expires_on-day": "30",
    "grant__expires_on-month": "11",
    "grant__expires_on-year": "2026",
}


@pytest.fixture
def order_id(book: Book) -> str:
    return book.called("granted")


def page(client: PageClient, order_id: str) -> dict[str, list[str]]:
    """What the page of the grant would send as it is drawn now."""
    return filled(client.page(f"/epo/{order_id}/grant"), "grant")


def leave(
    client: PageClient, order_id: str, form: dict[str, list[str]], name: str, **typed: str
) -> TestResponse:
    """What the script sends when a field is left with this in its controls."""
    sent = {"csrf_token": form["csrf_token"], f"base__{name}": form[f"base__{name}"], **typed}
    return client.post(f"/epo/{order_id}/grant/field", data=sent)


def told(answer: TestResponse) -> Any:  # noqa: ANN401
    """What the script reads."""
    return answer.get_json()


def send(
    client: PageClient, order_id: str, form: dict[str, list[str]], **typed: str
) -> TestResponse:
    return client.post(f"/epo/{order_id}/grant", data={**form, **typed})


def value(book: Book, order_id: str, path: str) -> object:
    return book.stored(order_id).draft.state(path).value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("grant__judicial_officer", {"grant__judicial_officer": PRICE}),
        ("grant__granted_at", {"grant__granted_at": "21:30"}),
        ("grant__granted_at", {"grant__granted_at": "9 or so: ten"}),
        ("grant__granted_on", {"grant__granted_on-day": "19", "grant__granted_on-month": "11",
                               "grant__granted_on-year": "2026"}),
        ("grant__granted_on", {"grant__granted_on-day": "31", "grant__granted_on-month": "",
                               "grant__granted_on-year": ""}),
        ("grant__expires_at", {"grant__expires_at": "17:00"}),
        ("grant__expires_on", OTHER_DATE),
        ("orders__stay_away_persons_yards", {"orders__stay_away_persons_yards": "200"}),
        ("orders__stay_away_persons_yards", {"orders__stay_away_persons_yards": ""}),
        ("orders__address", {"orders__address": "7 Oak Ave: rear"}),
        ("custody__children__1__name", {"custody__children__1__name": "Luis Vega"}),
    ],
)  # fmt: skip
def test_what_is_typed_is_kept_and_shown_again(
    client: PageClient, book: Book, order_id: str, name: str, typed: dict[str, str]
) -> None:
    before = book.stored(order_id)
    answer = leave(client, order_id, page(client, order_id), name, **typed)
    assert answer.status_code == 200
    assert (told(answer)["ok"], told(answer)["saved_at"]) == (True, "21:42:07")
    after = book.stored(order_id)
    assert after.draft.document == before.draft.document
    assert after.status == before.status == "called"
    assert after.stored.granted_at is None
    again = page(client, order_id)
    assert {part: again[part] for part in typed} == {part: [t] for part, t in typed.items()}
    assert ("other_date" in again) == (name == "grant__expires_on")


def test_a_tick_taken_off_stays_off(client: PageClient, book: Book, order_id: str) -> None:
    leave(client, order_id, page(client, order_id), "orders__move_out")
    assert "orders__move_out" not in page(client, order_id)
    assert value(book, order_id, "orders.move_out") is True
    leave(client, order_id, page(client, order_id), "orders__move_out", orders__move_out="y")
    assert page(client, order_id)["orders__move_out"] == ["y"]


def test_a_child_typed_where_there_is_none_makes_no_child(client: PageClient, book: Book) -> None:
    order_id = book.called("granted", custody=None)
    name = "custody__children__0__name"
    leave(client, order_id, page(client, order_id), name, **{name: "Ana"})
    assert page(client, order_id)[name] == ["Ana"]
    assert value(book, order_id, "custody") is None


def test_other_pages_take_no_notice(client: PageClient, book: Book, order_id: str) -> None:
    before = {slug: client.page(f"/epo/{order_id}/{slug}").text for slug in ("call", "check")}
    steps = filled(client.page(f"/epo/{order_id}/step/orders"), "step")
    form = page(client, order_id)
    leave(client, order_id, form, "grant__granted_at", grant__granted_at="late")
    name = "orders__stay_away_persons_yards"
    leave(client, order_id, form, name, **{name: "many"})
    assert filled(client.page(f"/epo/{order_id}/step/orders"), "step")[name] == steps[name]
    for slug in before:
        text = client.page(f"/epo/{order_id}/{slug}").text
        assert "late" not in text
        assert "many" not in text


def test_the_page_that_is_sent_takes_the_place_of_what_was_kept(
    client: PageClient, book: Book, order_id: str
) -> None:
    form = page(client, order_id)
    name = "orders__stay_away_persons_yards"
    answer = leave(client, order_id, form, name, **{name: "200"})
    assert told(answer)["marks"] == {name: form[f"base__{name}"][0]}
    leave(client, order_id, form, "grant__granted_at", grant__granted_at="21:3")
    # The judge said 100 after all: the field stands as it was asked, and 200 must not come back.
    sent = {name: "100", "grant__granted_at": "21:30", "grant__judicial_officer": PRICE}
    answer = send(client, order_id, form, **sent, grant__expires_at="17:00")
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    assert value(book, order_id, "grant.granted_at") == "21:30"
    assert value(book, order_id, "grant.judicial_officer") == PRICE
    assert book.stored(order_id).draft.typed == {}
    assert page(client, order_id)[name] == ["100"]


def test_a_page_opened_with_kept_texts_is_sent_without_a_conflict(
    client: PageClient, book: Book, order_id: str
) -> None:
    form = page(client, order_id)
    leave(client, order_id, form, "grant__judicial_officer", grant__judicial_officer=PRICE)
    leave(client, order_id, form, "grant__expires_at", grant__expires_at="17:00")
    answer = send(client, order_id, page(client, order_id))
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    assert value(book, order_id, "grant.judicial_officer") == PRICE
    assert value(book, order_id, "grant.expires_at") == "17:00"


def test_a_text_that_arrives_after_the_page_is_told_and_not_kept(
    client: PageClient, book: Book, order_id: str
) -> None:
    form = page(client, order_id)
    send(client, order_id, form, grant__judicial_officer=PRICE)
    answer = leave(client, order_id, form, "grant__judicial_officer", grant__judicial_officer="Al")
    assert answer.status_code == 409
    (conflict,) = told(answer)["conflicts"]
    assert (conflict["mine"], conflict["theirs"]) == ("Al", PRICE)
    assert book.stored(order_id).draft.typed == {}


def test_what_was_typed_over_another_value_is_not_shown(
    client: PageClient, book: Book, order_id: str
) -> None:
    name = "orders__stay_away_persons_yards"
    leave(client, order_id, page(client, order_id), name, **{name: "200"})
    yards = "orders.stay_away_persons_yards"
    epo.edit(book.desk, order_id, lambda draft: put(draft, yards, FieldState(150)), NIGHT)
    assert page(client, order_id)[name] == ["150"]


def test_a_removed_child_leaves_its_text_to_nobody(
    client: PageClient, book: Book, order_id: str
) -> None:
    name = "custody__children__0__age"
    leave(client, order_id, page(client, order_id), name, **{name: "17"})
    mark = book.stored(order_id).draft.state("custody.children").mark
    epo.edit(book.desk, order_id, epo.remove_entry("custody.children.0", mark), NIGHT)
    assert page(client, order_id)[name] != ["17"]


def test_an_order_that_was_read_back_keeps_no_more(client: PageClient, book: Book) -> None:
    order_id = book.called("granted")
    form = page(client, order_id)
    locked = book.granted()
    answer = leave(client, locked, form, "grant__expires_at", grant__expires_at="18:00")
    assert answer.status_code == 409
    assert told(answer)["error"]["code"] == "locked"
    assert book.stored(locked).draft.typed == {}


def test_nothing_is_kept_of_a_grant_before_it_was_said(client: PageClient, book: Book) -> None:
    form, dropped = page(client, book.called("granted")), book.called("dropped")
    answer = leave(client, dropped, form, "grant__expires_at", grant__expires_at="18:00")
    assert answer.status_code == 422
    assert book.stored(dropped).draft.typed == {}
