"""``fieldref expiry`` and ``fieldref calendar`` as other programs meet them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.commands import Ran, run
from tests.support.published_closures import YEARS, published_in
from tests.unit.core.test_expiry_oracle import FIRST, GRANT_DATES, LAST, oracle

SATURDAY = "2026-11-21"


def test_an_order_of_the_saturday_before_thanksgiving_ends_on_the_seventh_day() -> None:
    found = run("expiry", f"{SATURDAY}T23:40", "--county", "fresno", "--json").json
    assert found["granted_on"] == SATURDAY
    assert found["expires_on"] == "2026-11-28"
    assert found["decided_by"] == "seventh_calendar_day"
    assert found["fifth_court_day"] == "2026-12-01"
    assert found["last_open_court_day"] == "2026-11-25"
    assert found["county"] == "fresno"


def test_every_answer_carries_the_keys_of_the_contract() -> None:
    found = run("expiry", SATURDAY, "--json").json
    assert set(found) >= {
        "granted_on", "expires_on", "decided_by", "fifth_court_day", "seventh_calendar_day",
        "last_open_court_day", "expires_at", "expires_at_source", "days", "county",
        "verified_through", "projected", "with_closures", "edition", "bundle", "because",
        "citations", "open_points",
    }  # fmt: skip
    assert found["bundle"].startswith("sha256:")
    assert {key for reason in found["because"] for key in reason["cites"]} == set(
        found["citations"]
    )


def test_no_hour_is_ever_made_up() -> None:
    found = run("expiry", f"{SATURDAY}T23:40", "--county", "fresno", "--json").json
    assert found["expires_at"] is None
    assert found["expires_at_source"] is None
    assert "close_of_judicial_business_undefined" in [p["code"] for p in found["open_points"]]


def test_the_hour_of_the_grant_changes_nothing() -> None:
    assert run("expiry", SATURDAY, "--json") == run("expiry", f"{SATURDAY}T00:00", "--json")


def test_a_closure_moves_the_last_open_day_and_not_the_end() -> None:
    plain = run("expiry", SATURDAY, "--json").json
    closed = run("expiry", SATURDAY, "--closure", "2026-11-25=Flooded cellar", "--json").json
    assert closed["last_open_court_day"] == "2026-11-24" != plain["last_open_court_day"]
    for limit in ("expires_on", "decided_by", "fifth_court_day"):
        assert closed[limit] == plain[limit]
    assert [day["closed"] for day in closed["days"] if day["date"] == "2026-11-25"] == [
        "Flooded cellar"
    ]
    assert closed["with_closures"]["fifth_court_day"] == "2026-12-02"
    assert "closure_not_counted" in [point["code"] for point in closed["open_points"]]


def test_the_words_say_that_a_closed_day_still_counts() -> None:
    told = run("expiry", SATURDAY, "--closure", "2026-11-24=Flooded cellar").out
    assert (
        "Tuesday 24 November 2026: calendar day 3, court day 2, although this court is "
        "closed: Flooded cellar." in told
    )


def test_two_closures_are_both_marked() -> None:
    closures = ("--closure", "2026-11-23=Training", "--closure", "2026-11-24=Training")
    days = run("expiry", SATURDAY, *closures, "--json").json["days"]
    assert [day["date"] for day in days if day["closed"] == "Training"] == [
        "2026-11-23",
        "2026-11-24",
    ]


def test_the_words_are_in_the_language_asked_for_and_the_codes_are_not() -> None:
    english, spanish = (
        run("expiry", SATURDAY, "--lang", lang, "--json").json for lang in ("en", "es")
    )
    assert english["because"][0]["text"] != spanish["because"][0]["text"]
    assert "Día de Acción de Gracias" in [day["closed"] for day in spanish["days"]]
    assert [r["code"] for r in english["because"]] == [r["code"] for r in spanish["because"]]


def test_without_json_a_person_reads_the_reasons_and_a_sentence_a_day() -> None:
    told = run("expiry", SATURDAY).out
    assert "The order expires on Saturday 28 November 2026." in told
    assert "Thursday 26 November 2026: calendar day 5, court closed: Thanksgiving Day." in told
    assert told.count("calendar day ") >= 11


def test_every_grant_date_of_ten_years_has_one_right_line() -> None:
    ran = run("expiry", "--from", f"{FIRST}", "--to", f"{LAST}", "--json")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.lines
    assert [line["granted_on"] for line in lines] == [day.isoformat() for day in GRANT_DATES]
    assert len(lines) == 3636
    wrong = {line["granted_on"]: line for line in lines if not _is_right(line)}
    assert wrong == {}


def test_a_range_has_the_expiry_fields_and_the_bundle_only() -> None:
    line = run("expiry", "--from", SATURDAY, "--to", SATURDAY, "--json").lines[0]
    whole = run("expiry", SATURDAY, "--json").json
    assert set(whole) - set(line) == {"edition", "because", "citations", "open_points"}
    assert line == {key: whole[key] for key in line}


def test_a_range_stops_at_the_gap() -> None:
    ran = run("expiry", "--from", "2030-12-14", "--to", "2031-01-05")
    assert ran.code == 1
    assert [line.split()[0] for line in ran.out.splitlines()][:2] == ["2030-12-14", "2030-12-15"]
    assert "2031" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("granted", ["2020-12-31", "2030-12-31", "1850-09-09", "9999-12-31"])
def test_outside_the_covered_years_no_date_is_given(granted: str) -> None:
    ran = run("expiry", granted, "--json")
    assert ran.code == 1
    assert ran.json["error"]["code"] == "calendar_gap"
    assert list(ran.json["error"]["fields"]) == ["granted"]
    assert "expires_on" not in ran.out


UNREADABLE = [
    (("2026-02-30",), "granted", "impossible_date"),
    (("2026-2-3",), "granted", "impossible_date"),
    (("2026-W47-6",), "granted", "impossible_date"),
    (("20261121",), "granted", "impossible_date"),
    (("21/11/2026",), "granted", "impossible_date"),
    (("١٢٣٤-١١-٢١",), "granted", "impossible_date"),
    (("99999-01-01",), "granted", "impossible_date"),
    (("2026-11-21T24:00",), "granted", "impossible_moment"),
    (("2026-11-21T9:05",), "granted", "impossible_moment"),
    (("2026-11-21T21:47:07",), "granted", "impossible_moment"),
    (("2026-11-21T",), "granted", "impossible_moment"),
    (("2026-11-21 21:47",), "granted", "impossible_date"),
    (("",), "granted", "impossible_date"),
    (("🚓",), "granted", "impossible_date"),
    ((SATURDAY, "--county", "atlantis"), "county", "unknown_county"),
    ((SATURDAY, "--county", ""), "county", "unknown_county"),
    ((SATURDAY, "--county", "Fresno"), "county", "unknown_county"),
    ((SATURDAY, "--closure", "2026-11-24"), "closure", "impossible_closure"),
    ((SATURDAY, "--closure", "2026-11-24= "), "closure", "impossible_closure"),
    ((SATURDAY, "--closure", "someday=Flood"), "closure", "impossible_date"),
    (("--from", "2026-11-22", "--to", SATURDAY), "to", "impossible_range"),
    (("--from", "x", "--to", SATURDAY), "from", "impossible_date"),
    (("--from", SATURDAY), "granted", "one_or_range"),
    ((SATURDAY, "--from", SATURDAY, "--to", SATURDAY), "granted", "one_or_range"),
    ((), "granted", "one_or_range"),
    (("--from", SATURDAY, "--to", SATURDAY, "--county", "kern"), "county", "not_in_a_range"),
    ((SATURDAY, "--lang", "fr"), "lang", "bad_arguments"),
    ((SATURDAY, "--made-up"), "arguments", "bad_arguments"),
]


@pytest.mark.parametrize(("arguments", "path", "code"), UNREADABLE)
def test_what_cannot_be_read_is_named_on_one_line(
    arguments: tuple[str, ...], path: str, code: str
) -> None:
    ran = run("expiry", *arguments, "--json")
    assert ran.code == 2
    assert _error(ran)["code"] == code
    assert list(_error(ran)["fields"]) == [path]
    assert ran.err.startswith(f"{path}: ")
    assert ran.err.count("\n") == 1


def test_without_json_an_error_is_on_standard_error_alone() -> None:
    ran = run("expiry", "2026-02-30")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "granted: This is not a date written YYYY-MM-DD.\n"


def test_every_fault_is_named_at_once_and_in_the_language_asked_for() -> None:
    ran = run("expiry", "never", "--county", "x", "--closure", "y", "--lang", "es", "--json")
    assert list(_error(ran)["fields"]) == ["granted", "county", "closure"]
    assert "Esto no es una fecha" in ran.err


def _error(ran: Ran) -> dict[str, Any]:
    found = ran.json
    assert found["ok"] is False
    assert set(found["error"]) == {"code", "message", "fields", "request_id"}
    assert found["error"]["message"] in found["error"]["fields"].values()
    error: dict[str, Any] = found["error"]
    return error


def _is_right(line: dict[str, object]) -> bool:
    right = oracle(date.fromisoformat(str(line["granted_on"])))
    last = right.last_open_court_day
    return (
        line["expires_on"] == right.expires_on.isoformat()
        and line["decided_by"] == right.decided_by
        and line["fifth_court_day"] == right.fifth_court_day.isoformat()
        and line["seventh_calendar_day"] == right.seventh_calendar_day.isoformat()
        and line["last_open_court_day"] == (last.isoformat() if last else None)
    )


@pytest.mark.parametrize("year", YEARS)
def test_the_calendar_of_a_year_is_the_published_one(year: int) -> None:
    found = run("calendar", str(year), "--json").json
    assert [day["date"] for day in found] == [day.isoformat() for day in published_in(year)]
    assert {frozenset(day) for day in found} == {
        frozenset({"date", "name", "holiday_on", "source", "projected"})
    }
    assert {day["projected"] for day in found if day["date"] > "2026-12-31"} <= {True}
    assert {day["projected"] for day in found if day["date"] <= "2026-12-31"} <= {False}


def test_a_holiday_moved_to_another_day_names_both() -> None:
    found = {day["date"]: day for day in run("calendar", "2027", "--json").json}
    assert found["2027-12-31"]["holiday_on"] == "2028-01-01"


@pytest.mark.parametrize("year", ["2020", "2031", "1"])
def test_a_year_outside_the_calendar_is_a_gap(year: str) -> None:
    ran = run("calendar", year, "--json")
    assert ran.code == 1
    assert _error(ran)["code"] == "calendar_gap"


@pytest.mark.parametrize("year", ["soon", "0", "20 26", "10000", "２０２６", "-1", ""])
def test_a_year_that_is_none_cannot_be_read(year: str) -> None:
    ran = run("calendar", "--json", "--", year)
    assert ran.code == 2
    assert _error(ran)["code"] == "impossible_year"
