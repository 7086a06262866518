"""``/api/v1/expiry`` and ``/api/v1/calendar``: the command's answers, for other programs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldref.content.courts import counties
from tests.support.api import error_of
from tests.support.commands import run
from tests.support.page import PageClient

SATURDAY = "2026-11-21"
EXPIRY, CALENDAR = "/api/v1/expiry", "/api/v1/calendar"


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("granted", "county", "closures"),
    [
        (SATURDAY, None, ()),
        (f"{SATURDAY}T23:40", "fresno", ()),
        ("2026-12-26", "los-angeles", ("2026-12-28=Consolidation day",)),
        ("2027-12-29", "yuba", ("2027-12-30=Flood = closed", "2028-01-03=Ñandú 🦤")),
        ("2021-01-01", "alpine", ()),
    ],
)
def test_the_answer_is_the_commands_answer(
    client: PageClient, granted: str, county: str | None, closures: tuple[str, ...], lang: str
) -> None:
    asked = {"granted": granted, "county": county, "closure": list(closures), "lang": lang}
    options = [] if county is None else ["--county", county]
    for closure in closures:
        options += ["--closure", closure]
    told = run("expiry", granted, *options, "--lang", lang, "--json").json
    answer = client.get(EXPIRY, query_string={k: v for k, v in asked.items() if v is not None})
    assert answer.status_code == 200
    assert answer.get_json() == told


@pytest.mark.parametrize("year", ["2021", "2026", "2030"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_calendar_is_the_commands_calendar(client: PageClient, year: str, lang: str) -> None:
    answer = client.get(f"{CALENDAR}/{year}", query_string={"lang": lang})
    assert answer.get_json() == run("calendar", year, "--lang", lang, "--json").json


def test_every_county_is_answered(client: PageClient) -> None:
    for county in counties():
        answer = client.get(EXPIRY, query_string={"granted": SATURDAY, "county": county.slug})
        assert answer.get_json()["county"] == county.slug
        assert answer.get_json()["expires_on"] == "2026-11-28"
    assert len(counties()) == 58


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("", "granted", "missing"),
        ("granted=", "granted", "impossible_date"),
        ("granted=2026-02-30", "granted", "impossible_date"),
        ("granted=2026-11-21T25:00", "granted", "impossible_moment"),
        (f"granted={SATURDAY}&county=atlantis", "county", "unknown_county"),
        (f"granted={SATURDAY}&county=", "county", "unknown_county"),
        (f"granted={SATURDAY}&closure=2026-11-24", "closure", "impossible_closure"),
        (f"granted={SATURDAY}&closure=2026-11-24%3DA&closure=x%3DB", "closure", "impossible_date"),
        (f"granted={SATURDAY}&lang=fr", "lang", "unknown_value"),
        (f"granted={SATURDAY}&county=kern&county=yolo", "county", "repeated"),
        (f"granted={SATURDAY}&grunted=1", "grunted", "unknown_parameter"),
    ],
)
def test_what_cannot_be_read_is_a_400_that_names_it(
    client: PageClient, query: str, field: str, code: str
) -> None:
    answer = client.get(f"{EXPIRY}?{query}")
    assert answer.status_code == 400
    error = error_of(answer)
    assert error["code"] == code
    assert list(error["fields"]) == [field]
    assert error["message"] == error["fields"][field]


def test_an_unknown_parameter_is_told_what_is_known(client: PageClient) -> None:
    error = error_of(client.get(f"{EXPIRY}?granted={SATURDAY}&on=1"))
    assert error["fields"]["on"] == (
        "This is not asked here. Asked for: granted, county, closure, lang."
    )


def test_errors_speak_the_language_asked_for(client: PageClient) -> None:
    error = error_of(client.get(f"{EXPIRY}?granted=never&lang=es"))
    assert error["message"] == "Esto no es una fecha escrita AAAA-MM-DD."
    missing = error_of(client.get("/api/v1/nothing?lang=es"))
    assert missing["message"] == "Esa página no existe"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (f"{EXPIRY}?granted=2030-12-31", "granted"),
        (f"{EXPIRY}?granted=1999-01-01", "granted"),
        (f"{CALENDAR}/2031", "year"),
    ],
)
def test_outside_the_covered_years_it_is_a_422(client: PageClient, path: str, field: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    error = error_of(answer)
    assert error["code"] == "calendar_gap"
    assert list(error["fields"]) == [field]


@pytest.mark.parametrize("year", ["soon", "0", "10000", "２０２６", "2026.5"])
def test_a_year_that_is_none_is_a_400(client: PageClient, year: str) -> None:
    answer = client.get(f"{CALENDAR}/{year}")
    assert answer.status_code == 400
    assert error_of(answer)["code"] == "impossible_year"


def test_other_paths_and_methods_have_the_same_shape(client: PageClient) -> None:
    missing = client.get("/api/v1/expiries")
    assert (missing.status_code, error_of(missing)["code"]) == (404, "not_found")
    posted = client.post(EXPIRY, data={"granted": SATURDAY})
    assert (posted.status_code, error_of(posted)["code"]) == (405, "method_not_allowed")


def test_nothing_is_kept(client: PageClient) -> None:
    answer = client.get(f"{EXPIRY}?granted={SATURDAY}&county=fresno")
    assert "Set-Cookie" not in answer.headers


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    query=st.dictionaries(
        st.sampled_from(["granted", "county", "closure", "lang", "x"]), st.text(max_size=30)
    ),
    # Half a letter cannot be written into an address by any client.
    year=st.text(
        st.characters(codec="utf-8", exclude_characters="/\\?#.%"), min_size=1, max_size=8
    ),
)
def test_no_text_breaks_it(client: PageClient, query: dict[str, str], year: str) -> None:
    for path in (EXPIRY, f"{CALENDAR}/{year}"):
        answer = client.get(path, query_string=query)
        assert answer.status_code in (200, 400, 404, 422), (path, query)
        assert answer.status_code == 200 or error_of(answer)
