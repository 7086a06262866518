"""The page to read aloud, and how the call ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from fieldref.core.fields import Json
from fieldref.storage import audit
from fieldref.storage.agencies import AgencySettings, change_settings, load_agency
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import PageClient, words
from tests.support.site import NIGHT, SetClock

NOTHING: dict[str, Json] = dict.fromkeys(
    ("case_number", "grounds", "incident", "protected", "restrained", "orders", "custody",
     "court", "narrative", "firearms", "live_together", "carpos_checked", "officer")
)  # fmt: skip


def ended(client: PageClient, order_id: str, result: str, **more: str | list[str]) -> str:
    """Where the page leads after this end of the call."""
    page = client.page(f"/epo/{order_id}/call")
    fields = {**filled(page, "verdict"), **more, "result": result}
    answer = client.post(f"/epo/{order_id}/call", data=fields)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_the_script_stands_whole_and_in_order(either: PageClient, book: Book) -> None:
    page = either.page(f"/epo/{book.draft()}/call")
    assert [block.get("id") for block in page.with_class("say-block")] == [
        "b-officer", "b-danger", "b-facts", "b-people", "b-other_orders", "b-firearms",
        "b-orders", "b-findings", "b-expiry", "b-closing",
    ]  # fmt: skip
    aloud = [words(each) for each in page.with_class("say-words")]
    assert "Item three C: stay away at least one hundred yards from each protected person." in aloud
    assert all(each.get("lang") == "en" for each in page.with_class("say-words"))
    assert len(page.with_class("say-cites")) == 10
    assert all(words(each) for each in page.with_class("say-cites"))


def test_in_spanish_the_meaning_stands_below_and_the_instructions_are_spanish(book: Book) -> None:
    page = book.browser("es").page(f"/epo/{book.draft()}/call")
    assert "por lo menos cien yardas de cada persona protegida." in page.text
    assert "Diga qué clase de agente es" in page.text
    assert "Say what kind of officer" not in page.text


def test_judges_on_call_are_dialled_with_one_tap(client: PageClient, book: Book) -> None:
    page = client.page(f"/epo/{book.draft()}/call")
    dials = [link.get("href") for link in page.with_class("dial")]
    assert dials == ["tel:5595550142", "tel:5595550167"]


def test_without_an_on_call_list_the_page_says_so(client: PageClient, book: Book) -> None:
    agency_id = book.user.agency_id
    with book.database.writing() as transaction:
        before = load_agency(transaction, agency_id).settings
        change_settings(transaction, agency_id, AgencySettings())
    page = client.page(f"/epo/{book.draft()}/call")
    with book.database.writing() as transaction:
        change_settings(transaction, agency_id, before)
    assert "Your agency has not entered its on-call list." in page.text
    assert not page.with_class("dial")


def test_a_draft_with_nothing_in_it_can_be_read_and_says_what_is_missing(
    either: PageClient, book: Book
) -> None:
    page = either.page(f"/epo/{book.draft(NIGHT, **NOTHING)}/call")
    assert len(page.with_class("is-blank")) > 20
    assert page.with_class("gaps")
    assert "Item three C, distance from each protected person: not asked." in page.text
    fills = [
        link.get("href", "") for link in page.all("a") if "/step/orders" in link.get("href", "")
    ]
    assert fills
    assert all("returns=call" in href for href in fills)


def test_long_and_strange_texts_are_read_out_whole(either: PageClient, book: Book) -> None:
    story = "He said «next time». " * 500
    names = ("María " * 50, "שרה כהן", "😀 Đặng-O’Neil")
    order_id = book.draft(NIGHT, narrative=story, protected=[{"name": name} for name in names])
    page = either.page(f"/epo/{order_id}/call")
    aloud = [words(each) for each in page.with_class("say-words")]
    assert story.strip() in aloud
    assert all(any(name.strip() in line for line in aloud) for name in names)


def test_everything_there_is_said_too(client: PageClient, book: Book) -> None:
    assert "All the judge will ask is here" in client.page(f"/epo/{book.draft()}/call").text


@pytest.mark.parametrize(
    ("changed", "warned"),
    [
        ({"grounds": ["stalking"]}, ["646.91", "custody", "move out"]),
        (
            {"grounds": ["elder_or_dependent_adult_abuse"], "incident__solely_financial": True},
            ["solely of financial abuse"],
        ),
        (
            {"officer__campus_police": True},
            ["Memorandum of understanding with the sheriff or the police chief: not confirmed.",
             "Demonstrated threat to campus safety: not asserted."],
        ),
    ],
)  # fmt: skip
def test_what_a_judge_may_not_grant_so_is_never_silent(
    client: PageClient, book: Book, changed: dict[str, Json], warned: list[str]
) -> None:
    page = client.page(f"/epo/{book.draft(NIGHT, **changed)}/call")
    marked = [*page.with_class("is-warn"), *page.with_class("is-blank")]
    text = " ".join(words(each) for each in marked)
    assert all(part in text for part in warned)


def test_granted_leads_to_the_grant_stamped_to_the_second_in_the_record(
    client: PageClient, book: Book
) -> None:
    order_id = book.draft()
    assert ended(client, order_id, "granted") == f"/epo/{order_id}/grant"
    order = book.stored(order_id)
    assert order.draft.state("grant.granted_at").value == "21:42"
    with book.database.reading() as transaction:
        last = audit.lines(transaction, book.desk.agency_id, order_id)[-1].event
    assert (last.action, last.at, dict(last.details)) == (
        "order_called", NIGHT, {"result": "granted"},
    )  # fmt: skip


def test_denied_leads_to_what_can_be_done(client: PageClient, book: Book) -> None:
    order_id = book.draft()
    assert ended(client, order_id, "denied") == f"/epo/{order_id}/denied"
    assert book.stored(order_id).status == "denied"


def test_a_dropped_call_goes_on_where_it_stopped(either: PageClient, book: Book) -> None:
    order_id = book.draft()
    where = ended(either, order_id, "dropped", read=["officer", "danger", "nonsense"])
    assert where == f"/epo/{order_id}/call?read=officer&read=danger"
    page = either.page(where)
    assert filled(page, "verdict")["read"] == ["officer", "danger"]
    (place,) = page.with_class("place")
    assert place.get("href") == "#b-facts"
    assert "21:42" in page.text


def test_a_call_can_end_only_in_three_ways(either: PageClient, book: Book) -> None:
    order_id = book.draft()
    either.page(f"/epo/{order_id}/call")
    for result in ("", "granted;", "perhaps"):
        answer = either.send(f"/epo/{order_id}/call", result=result, read="officer")
        assert answer.status_code == 422
        assert either.last is not None
        assert either.last.with_class("summary")
        assert filled(either.last, "verdict")["read"] == ["officer"]
    assert book.stored(order_id).status == "draft"


def test_the_same_post_twice_is_one_call(client: PageClient, book: Book, clock: SetClock) -> None:
    order_id = book.draft()
    fields = filled(client.page(f"/epo/{order_id}/call"), "verdict")
    for minute in range(2):
        clock.moment = NIGHT + timedelta(minutes=minute)
        answer = client.post(f"/epo/{order_id}/call", data={**fields, "result": "granted"})
        assert answer.status_code == 303
    assert book.stored(order_id).draft.state("grant.granted_at").value == "21:42"


def test_switching_the_language_keeps_the_place(client: PageClient, book: Book) -> None:
    order_id = book.draft()
    client.page(f"/epo/{order_id}/call")
    answer = client.send(f"/epo/{order_id}/call", switch_language="es", read="officer")
    assert answer.status_code == 200
    assert client.last is not None
    assert client.last.language == "es"
    assert filled(client.last, "verdict")["read"] == ["officer"]


def test_a_locked_order_is_not_called_for_again(client: PageClient, book: Book) -> None:
    order_id = book.granted()
    for path in ("call", "grant", "grant/other-date?on=2026-11-30", "read-back", "denied"):
        answer = client.get(f"/epo/{order_id}/{path}")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/epo/{order_id}/order")
    client.page("/preferences")
    for path in ("call", "grant", "grant/other-date", "read-back", "denied"):
        answer = client.send(f"/epo/{order_id}/{path}", result="denied", on="2026-11-30")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/epo/{order_id}/order")


def test_pages_after_the_call_wait_for_it(client: PageClient, book: Book) -> None:
    order_id = book.draft()
    for path in ("grant", "grant/other-date?on=2026-11-30", "read-back", "denied"):
        answer = client.get(f"/epo/{order_id}/{path}")
        assert answer.headers["Location"] == f"/epo/{order_id}/call"
    client.page(f"/epo/{order_id}/call")
    for path in ("grant", "denied"):
        answer = client.send(f"/epo/{order_id}/{path}")
        assert answer.headers["Location"] == f"/epo/{order_id}/call"


def test_nobody_else_reaches_it(site: Flask, book: Book) -> None:
    order_id = book.draft()
    assert site.test_client().get(f"/epo/{order_id}/call").status_code == 303
    for role in ("instructor", "admin"):
        assert Book(site, role).browser().get(f"/epo/{order_id}/call").status_code == 403
    nobodys = "/epo/00000000-0000-4000-8000-000000000000/call"
    assert book.browser().get(nobodys).status_code == 404
