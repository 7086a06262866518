"""The card that is read back, and closing the line."""

from __future__ import annotations

import pytest

from fieldref.actions import epo
from fieldref.core.fields import FieldState, Json, put
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import PageClient, words
from tests.support.site import NIGHT


def closed(client: PageClient, order_id: str) -> int:
    page = client.page(f"/epo/{order_id}/read-back")
    fields = filled(page, "close")
    return client.post(f"/epo/{order_id}/read-back", data=fields).status_code


def put_in(book: Book, order_id: str, path: str, value: Json) -> None:
    epo.edit(book.desk, order_id, epo.set_field(path, value), NIGHT)


@pytest.fixture
def order_id(book: Book) -> str:
    return book.granted(locked=False)


def test_the_card_says_every_value(either: PageClient, book: Book, order_id: str) -> None:
    page = either.page(f"/epo/{order_id}/read-back")
    aloud = " ".join(words(each) for each in page.with_class("say-words"))
    for part in (
        "Protected: María López Núñez.", "Protected: Đặng Thị Hương.", "Restrained: Daniel Vega.",
        "three A", "three B", "one hundred yards from each protected person", "move out",
        "12 Elm St, Fresno", "three D and three E: always ordered", "Ana Vega López",
        "Friday, November twenty-seventh, twenty twenty-six", "five p.m.",
        "County of Fresno", "1130 O Street", "granted by Hon. Alan Price", "eight forty-two p.m.",
        "two six dash zero one two three four five", "Is that correct, Your Honor?",
    ):  # fmt: skip
        assert part in aloud, part
    assert not page.with_class("is-blank")


def test_what_the_judge_changed_is_shown_asked_and_granted(
    either: PageClient, book: Book, order_id: str
) -> None:
    put_in(book, order_id, "orders.stay_away_persons_yards", 200)
    put_in(book, order_id, "orders.move_out", None)
    page = either.page(f"/epo/{order_id}/read-back")
    shown = [words(each) for each in page.with_class("difference")]
    assert (
        shown
        == {
            "en": ["asked 100 → granted 200", "asked Yes → granted no"],
            "es": ["se pidió 100 → otorgada 200", "se pidió Sí → otorgada no"],
        }[page.language]
    )
    assert "two hundred yards from each protected person" in page.text


def test_every_value_leads_to_where_it_is_changed(client: PageClient, order_id: str) -> None:
    page = client.page(f"/epo/{order_id}/read-back")
    places = [
        link.get("href", "") for each in page.with_class("say-fill") for link in each.iter("a")
    ]
    assert f"/epo/{order_id}/grant#grant__expires_at" in places
    assert f"/epo/{order_id}/grant#orders__stay_away_persons_yards" in places
    assert any("/step/officer" in place for place in places)
    for place in {place.split("#")[0] for place in places}:
        page = client.page(place)
        anchors = {p.split("#")[1] for p in places if p.startswith(f"{place}#")}
        assert anchors <= {each.get("id") for each in page.root.iter()}


def test_closing_the_line_locks_the_order_once(
    client: PageClient, book: Book, order_id: str
) -> None:
    page = client.page(f"/epo/{order_id}/read-back")
    for _ in range(2):
        answer = client.post(f"/epo/{order_id}/read-back", data=filled(page, "close"))
        assert answer.headers["Location"] == f"/epo/{order_id}/order"
    assert book.stored(order_id).locked
    assert [action for action, _ in book.happened(order_id)].count("order_granted") == 1


def test_what_changed_after_it_was_read_is_not_locked_unread(
    either: PageClient, book: Book, order_id: str
) -> None:
    page = either.page(f"/epo/{order_id}/read-back")
    put_in(book, order_id, "orders.stay_away_persons_yards", 300)
    answer = either.post(f"/epo/{order_id}/read-back", data=filled(page, "close"))
    assert answer.status_code == 409
    assert either.last is not None
    assert either.last.with_class("summary")
    assert "three hundred yards" in either.last.text
    assert not book.stored(order_id).locked
    assert closed(either, order_id) == 303


@pytest.mark.parametrize("version", ["", "x", "99", "²"])
def test_a_version_that_was_never_read_is_not_closed(
    client: PageClient, book: Book, order_id: str, version: str
) -> None:
    client.page(f"/epo/{order_id}/read-back")
    assert client.send(f"/epo/{order_id}/read-back", version=version).status_code == 409
    assert not book.stored(order_id).locked


def test_a_contradiction_keeps_the_line_open(either: PageClient, book: Book, order_id: str) -> None:
    put_in(book, order_id, "grant.expires_on", "2026-11-19")
    assert closed(either, order_id) == 422
    assert either.last is not None
    assert either.last.with_class("summary")
    assert not book.stored(order_id).locked


def test_a_text_that_is_no_distance_keeps_the_line_open(
    client: PageClient, book: Book, order_id: str
) -> None:
    typed = FieldState(typed="abc")
    epo.edit(book.desk, order_id, lambda d: put(d, "orders.stay_away_place_yards", typed), NIGHT)
    assert closed(client, order_id) == 422
    assert client.last is not None
    assert "Enter the distance in whole yards" in client.last.text


def test_an_order_without_a_judge_is_not_read_back(client: PageClient, book: Book) -> None:
    order_id = book.called("granted")
    answer = client.get(f"/epo/{order_id}/read-back")
    assert answer.headers["Location"] == f"/epo/{order_id}/grant"
    client.page(f"/epo/{order_id}/grant")
    version = str(book.stored(order_id).stored.version)
    answer = client.send(f"/epo/{order_id}/read-back", version=version)
    assert answer.headers["Location"] == f"/epo/{order_id}/grant"


def test_a_denied_request_is_not_closed_as_granted(client: PageClient, book: Book) -> None:
    order_id = book.called("denied")
    client.page(f"/epo/{order_id}/denied")
    answer = client.send(f"/epo/{order_id}/read-back", version="2")
    assert answer.status_code == 303
    assert not book.stored(order_id).locked
