"""Recording what the judge granted: every value kept, every error with what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.test import TestResponse

from fieldref.actions import epo
from fieldref.storage.agencies import change_settings, load_agency
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import Page, PageClient, words
from tests.support.site import NIGHT, SetClock

PRICE = "Hon. Alan Price"
RULE = "EXPIRES ON THE 5TH COURT DAY OR 7TH CALENDAR DAY, WHICHEVER IS EARLIER."


def sent(client: PageClient, order_id: str, **typed: str | list[str] | None) -> TestResponse:
    """The grant as the page stands, with these fields typed over it; None leaves one out."""
    fields = {**filled(client.page(f"/epo/{order_id}/grant"), "grant")}
    fields |= {"grant__judicial_officer": [PRICE]}
    for name, value in typed.items():
        fields.pop(name, None)
        if value is not None:
            fields[name] = value if isinstance(value, list) else [value]
    return client.post(f"/epo/{order_id}/grant", data=fields)


def other(day: str, month: str = "11") -> dict[str, str | list[str] | None]:
    """Another date of expiry in 2026, marked as the judge's."""
    name = "grant__expires_on"
    parts = {f"{name}-day": day, f"{name}-month": month, f"{name}-year": "2026"}
    return {"other_date": "y", **parts}


def shown(client: PageClient) -> Page:
    assert client.last is not None
    return client.last


def value(book: Book, order_id: str, path: str) -> object:
    return book.stored(order_id).draft.state(path).value


@pytest.fixture
def order_id(book: Book) -> str:
    return book.called("granted")


@pytest.fixture
def agency_rule(book: Book) -> Iterator[None]:
    """The agency has entered 17:00 as the hour at which its orders end."""
    with book.database.writing() as transaction:
        before = load_agency(transaction, book.user.agency_id).settings
        change_settings(transaction, book.user.agency_id, replace(before, expiry_time="17:00"))
    yield
    with book.database.writing() as transaction:
        change_settings(transaction, book.user.agency_id, before)


def test_the_page_is_stamped_and_holds_what_was_asked(either: PageClient, order_id: str) -> None:
    page = either.page(f"/epo/{order_id}/grant")
    fields = filled(page, "grant")
    assert fields["grant__granted_on-day"] == ["20"]
    assert fields["grant__granted_at"] == ["21:42"]
    assert fields["orders__stay_away_persons_yards"] == ["100"]
    assert fields["custody__children__1__name"] == ["Luis Vega López"]
    assert "grant__judicial_officer" in fields
    assert "100" in words(page.with_class("short")[1])


def test_the_time_of_expiry_has_no_default(client: PageClient, order_id: str) -> None:
    assert filled(client.page(f"/epo/{order_id}/grant"), "grant")["grant__expires_at"] == [""]


def test_the_agencys_own_rule_is_offered_as_such_and_not_filled_in(
    either: PageClient, order_id: str, agency_rule: None
) -> None:
    page = either.page(f"/epo/{order_id}/grant")
    (offer,) = page.with_class("agency-hour")
    assert "17:00" in words(offer)
    assert {"en": "own rule", "es": "regla propia"}[page.language] in words(offer)
    assert filled(page, "grant")["grant__expires_at"] == [""]


def test_the_date_of_expiry_is_counted_and_said_why(either: PageClient, order_id: str) -> None:
    (ending,) = either.page(f"/epo/{order_id}/grant").with_class("ending")
    assert "27 Nov 2026" in words(ending) or "27 nov 2026" in words(ending)
    assert "25 Nov 2026" in words(ending) or "25 nov 2026" in words(ending)
    assert "Thanksgiving" in words(ending) or "Acción de Gracias" in words(ending)


def test_what_the_judge_changed_is_kept_beside_what_was_asked(
    client: PageClient, book: Book, order_id: str
) -> None:
    answer = sent(
        client, order_id,
        orders__stay_away_persons_yards="200", orders__move_out=None, grant__expires_at="1700",
        custody__children__1__name="Luis Vega",
    )  # fmt: skip
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    document = book.stored(order_id).document
    assert document.orders is not None
    assert document.orders.stay_away_persons_yards == 200
    assert document.orders.stay_away_place_yards == 100
    assert not document.orders.move_out
    assert document.requested is not None
    assert document.requested.orders is not None
    assert document.requested.orders.stay_away_persons_yards == 100
    assert document.requested.orders.move_out
    assert value(book, order_id, "custody.children.1.name") == "Luis Vega"
    assert value(book, order_id, "grant.expires_on") == "2026-11-27"
    assert value(book, order_id, "grant.expires_at") == "17:00"
    assert value(book, order_id, "grant.judicial_officer") == PRICE


def test_without_a_time_of_expiry_the_read_back_asks_for_it(
    either: PageClient, order_id: str
) -> None:
    assert sent(either, order_id).headers["Location"] == f"/epo/{order_id}/read-back"
    page = either.page(f"/epo/{order_id}/read-back")
    assert "At what time does it expire?" in page.text
    assert any("grant__expires_at" in link.get("href", "") for link in page.all("a"))


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"grant__judicial_officer": ""}, "grant__judicial_officer",
         "Enter the judge's name, as the judge spelled it."),
        ({"grant__granted_at": "23:52"}, "grant__granted_at",
         "The time of the grant is in the future by 2 h 10 min. Check the phone's clock."),
        ({"grant__granted_on-day": "22"}, "grant__granted_at",
         "The time of the grant is in the future by 2 days. Check the phone's clock."),
        ({"grant__granted_at": ""}, "grant__granted_at", "Enter the time of the grant."),
        ({"grant__granted_at": "25:00"}, "grant__granted_at",
         "Give the time in 24-hour figures, such as 21:47."),
        ({"grant__granted_on-day": "31"}, "grant__granted_on", "There is no such day."),
        ({"grant__granted_on-day": "", "grant__granted_on-month": "", "grant__granted_on-year": ""},
         "grant__granted_on", "Enter the day of the grant."),
        ({"orders__stay_away_persons_yards": "0"}, "orders__stay_away_persons_yards",
         "Enter the distance in whole yards, 1 to 999."),
        ({"orders__stay_away_place_yards": "10000"}, "orders__stay_away_place_yards",
         "Enter the distance in whole yards, 1 to 999."),
        ({"custody__children__0__age": "-1"}, "custody__children__0__age",
         "Enter the age in whole years, 0 to 130."),
        (other("19"), "grant__expires_on", "The order would expire before it was granted."),
        ({**other("20"), "grant__expires_at": "21:42"}, "grant__expires_at",
         "The order would expire before it was granted."),
        ({"other_date": "y"}, "grant__expires_on",
         "Enter the date of expiry that the judge gave."),
        ({**other("30"), "other_date": None}, "other_date",
         "A date is typed, but it is not marked that the judge set another date. Mark it, or "
         "clear the date."),
        ({"grant__granted_on-year": "1999"}, "grant__expires_on",
         "Enter the date that the judge gave."),
    ],
)  # fmt: skip
def test_an_error_is_said_at_its_field_and_everything_typed_is_kept(
    client: PageClient,
    book: Book,
    order_id: str,
    typed: dict[str, str | None],
    field: str,
    said: str,
) -> None:
    before = book.stored(order_id)
    typed = {"orders__address": "99 Oak Ave 😀", **typed}
    answer = sent(client, order_id, **dict[str, str | list[str] | None](typed))
    assert answer.status_code == 422
    page = shown(client)
    (summary,) = page.with_class("summary")
    links = {link.get("href"): words(link) for link in summary.iter("a")}
    assert said in links[f"#{field}"]
    fields = filled(page, "grant")
    for name, text in typed.items():
        assert fields.get(name) == (None if text is None else [text]), name
    assert page.all("title")[0].text == "Error: Record the grant · fieldref"
    assert book.stored(order_id).stored.version == before.stored.version


def test_several_errors_are_told_at_once_in_both_languages(
    either: PageClient, order_id: str
) -> None:
    answer = sent(
        either, order_id,
        grant__judicial_officer="", grant__granted_at="noon", orders__stay_away_persons_yards="x",
    )  # fmt: skip
    assert answer.status_code == 422
    assert len([*shown(either).with_class("summary")[0].iter("li")]) == 3
    assert len(shown(either).with_class("is-wrong")) == 3


def test_another_date_is_kept_only_after_the_forms_rule_was_shown(
    either: PageClient, book: Book, order_id: str
) -> None:
    answer = sent(either, order_id, **other("30"))
    assert answer.headers["Location"] == f"/epo/{order_id}/grant/other-date?on=2026-11-30"
    assert value(book, order_id, "grant.expires_on") == "2026-11-27"
    page = either.page(answer.headers["Location"])
    assert RULE in page.text
    assert {"en": "Monday 30 November 2026", "es": "lunes 30 de noviembre de 2026"}[
        page.language
    ] in page.text
    assert {"en": "Friday 27 November 2026", "es": "viernes 27 de noviembre de 2026"}[
        page.language
    ] in page.text
    hidden = {c.get("name", ""): c.get("value", "") for c in page.all("input")}
    answer = either.send(f"/epo/{order_id}/grant/other-date", on=hidden["on"], mark=hidden["mark"])
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    assert value(book, order_id, "grant.expires_on") == "2026-11-30"


def test_a_date_once_confirmed_is_not_asked_about_again(
    client: PageClient, book: Book, order_id: str
) -> None:
    sent(client, order_id, **other("30"))
    page = client.page(f"/epo/{order_id}/grant/other-date?on=2026-11-30")
    hidden = {c.get("name", ""): c.get("value", "") for c in page.all("input")}
    client.send(f"/epo/{order_id}/grant/other-date", on="2026-11-30", mark=hidden["mark"])
    answer = sent(client, order_id, grant__expires_at="12:00")
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    assert value(book, order_id, "grant.expires_on") == "2026-11-30"
    # Granted on another day, it is another departure from the rule.
    answer = sent(client, order_id, **{"grant__granted_on-day": "19"})
    assert "other-date" in answer.headers["Location"]


def test_going_back_to_the_rule_takes_the_other_date_away(
    client: PageClient, book: Book, order_id: str
) -> None:
    epo.edit(book.desk, order_id, epo.set_field("grant.expires_on", "2026-11-30"), NIGHT)
    blank = dict.fromkeys((f"grant__expires_on-{part}" for part in ("day", "month", "year")), "")
    sent(client, order_id, other_date=None, **blank)
    assert value(book, order_id, "grant.expires_on") == "2026-11-27"


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-13-01", "2026-11-19"])
def test_no_other_date_but_a_day_after_the_grant_is_kept(
    client: PageClient, book: Book, order_id: str, day: str
) -> None:
    sent(client, order_id)
    client.page(f"/epo/{order_id}/grant")
    assert client.send(f"/epo/{order_id}/grant/other-date", on=day).status_code == 400
    assert client.get(f"/epo/{order_id}/grant/other-date?on={day}").status_code in (303, 400)
    assert value(book, order_id, "grant.expires_on") == "2026-11-27"


def test_a_day_of_the_grant_corrected_moves_the_date_of_expiry(
    client: PageClient, book: Book, order_id: str
) -> None:
    sent(client, order_id, **{"grant__granted_on-day": "14", "grant__granted_at": "23:59"})
    assert value(book, order_id, "grant.granted_on") == "2026-11-14"
    assert value(book, order_id, "grant.expires_on") == "2026-11-20"


def test_outside_the_court_calendar_the_judges_date_is_taken(
    client: PageClient, book: Book, order_id: str, clock: SetClock
) -> None:
    year = {"grant__granted_on-year": "2019", "grant__granted_on-day": "4"}
    judges = {
        "other_date": "y", "grant__expires_on-day": "12", "grant__expires_on-month": "11",
        "grant__expires_on-year": "2019",
    }  # fmt: skip
    answer = sent(client, order_id, **year, **judges)
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    assert value(book, order_id, "grant.expires_on") == "2019-11-12"


def test_now_stamps_the_minute_without_script_and_keeps_what_was_typed(
    client: PageClient, order_id: str, clock: SetClock
) -> None:
    clock.moment = NIGHT + timedelta(minutes=8)
    answer = sent(client, order_id, now="1", orders__address="99 Oak Ave")
    assert answer.status_code == 200
    fields = filled(shown(client), "grant")
    assert fields["grant__granted_at"] == ["21:50"]
    assert fields["orders__address"] == ["99 Oak Ave"]


def test_a_grant_in_the_hour_that_the_clock_repeats_is_not_in_the_future(
    client: PageClient, book: Book, clock: SetClock
) -> None:
    clock.moment = datetime(2026, 11, 1, 8, 50, tzinfo=UTC)
    order_id = book.called("granted", clock.moment, incident__on="2026-10-31")
    # A quarter of an hour later the clocks show 1:05 once more.
    clock.moment = datetime(2026, 11, 1, 9, 5, tzinfo=UTC)
    assert sent(client, order_id).status_code == 303
    page = client.page(f"/epo/{order_id}/read-back")
    answer = client.post(f"/epo/{order_id}/read-back", data=filled(page, "close"))
    assert answer.status_code == 303
    assert book.stored(order_id).locked


def test_switching_the_language_keeps_what_was_typed(client: PageClient, order_id: str) -> None:
    answer = sent(
        client, order_id, switch_language="es", grant__judicial_officer="Pri", grant__granted_at="2"
    )
    assert answer.status_code == 200
    assert shown(client).language == "es"
    fields = filled(shown(client), "grant")
    assert fields["grant__judicial_officer"] == ["Pri"]
    assert fields["grant__granted_at"] == ["2"]


def test_the_same_grant_posted_twice_changes_nothing_more(
    client: PageClient, book: Book, order_id: str
) -> None:
    fields = filled(client.page(f"/epo/{order_id}/grant"), "grant")
    fields["grant__judicial_officer"] = [PRICE]
    for _ in range(2):
        answer = client.post(f"/epo/{order_id}/grant", data=fields)
        assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
        version = book.stored(order_id).stored.version
    assert book.stored(order_id).stored.version == version
    assert [action for action, _ in book.happened(order_id)].count("order_saved") == 1


@pytest.mark.parametrize(("choice", "stands"), [("mine", 200), ("theirs", 300)])
def test_a_field_changed_on_another_device_is_shown_with_both_values(
    either: PageClient, book: Book, order_id: str, choice: str, stands: int
) -> None:
    fields = filled(either.page(f"/epo/{order_id}/grant"), "grant")
    yards = epo.set_field("orders.stay_away_persons_yards", 300)
    epo.edit(book.desk, order_id, yards, NIGHT)
    fields |= {"grant__judicial_officer": [PRICE], "orders__stay_away_persons_yards": ["200"]}
    assert either.post(f"/epo/{order_id}/grant", data=fields).status_code == 409
    page = shown(either)
    (clash,) = page.with_class("conflict")
    assert "200" in words(clash)
    assert "300" in words(clash)
    assert value(book, order_id, "grant.judicial_officer") == PRICE
    # Nothing is chosen for the officer: sent again as it is, it asks again.
    assert either.post(f"/epo/{order_id}/grant", data=filled(page, "grant")).status_code == 409
    chosen = filled(shown(either), "grant")
    chosen["choose__orders__stay_away_persons_yards"] = [choice]
    answer = either.post(f"/epo/{order_id}/grant", data=chosen)
    assert answer.headers["Location"] == f"/epo/{order_id}/read-back"
    assert value(book, order_id, "orders.stay_away_persons_yards") == stands


def test_a_long_name_in_any_alphabet_is_taken(
    client: PageClient, book: Book, order_id: str
) -> None:
    name = "Đặng Աննա 李 😀 " * 25
    sent(client, order_id, grant__judicial_officer=name)
    assert value(book, order_id, "grant.judicial_officer") == name.strip()
    assert client.page(f"/epo/{order_id}/read-back").with_class("aloud")
