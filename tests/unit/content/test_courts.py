"""The counties as data: every county is there once, and what is printed was seen somewhere."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from fieldref.content.courts import FOLDER, UnknownCounty, counties, county
from fieldref.content.loader import load, names
from fieldref.core.courts import Courthouse
from fieldref.paths import DATA

SCHEMA = json.loads((DATA / "schema" / "county.schema.json").read_text(encoding="utf-8"))
FILES = names(FOLDER)
THE_58 = """
Alameda, Alpine, Amador, Butte, Calaveras, Colusa, Contra Costa, Del Norte, El Dorado, Fresno,
Glenn, Humboldt, Imperial, Inyo, Kern, Kings, Lake, Lassen, Los Angeles, Madera, Marin, Mariposa,
Mendocino, Merced, Modoc, Mono, Monterey, Napa, Nevada, Orange, Placer, Plumas, Riverside,
Sacramento, San Benito, San Bernardino, San Diego, San Francisco, San Joaquin, San Luis Obispo,
San Mateo, Santa Barbara, Santa Clara, Santa Cruz, Shasta, Sierra, Siskiyou, Solano, Sonoma,
Stanislaus, Sutter, Tehama, Trinity, Tulare, Tuolumne, Ventura, Yolo, Yuba
"""
NAMES = [" ".join(name.split()) for name in THE_58.split(",")]


def as_json(name: str) -> object:
    """A data file with its dates as text, as a schema sees them."""
    tree: object = json.loads(json.dumps(load(name), default=str))
    return tree


def every_court() -> list[Courthouse]:
    """All courthouses of all counties."""
    return [court for each in counties() for court in each.courts]


@pytest.mark.parametrize("name", FILES)
def test_a_county_file_follows_its_schema_and_its_name(name: str) -> None:
    jsonschema.validate(
        as_json(name), SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert load(name)["slug"] == Path(name).stem


def test_the_schema_itself_is_sound_and_refuses_a_bare_county() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"slug": "fresno"}, SCHEMA)


def test_the_58_counties_are_there_by_name() -> None:
    assert len(NAMES) == 58
    assert [each.name.en for each in counties()] == NAMES
    assert [each.slug for each in counties()] == [n.lower().replace(" ", "-") for n in NAMES]


def test_a_county_keeps_its_name_in_spanish_but_for_the_accents() -> None:
    accents = str.maketrans("áéíóú", "aeiou")
    spanish = {each.name.en: each.name.es for each in counties()}
    assert spanish["Los Angeles"] == "Los Ángeles"
    assert all(es.translate(accents).replace("Á", "A") == en for en, es in spanish.items())


def test_each_county_has_one_primary_court_first_and_in_its_own_name() -> None:
    for each in counties():
        assert [court.primary for court in each.courts] == [True] + [False] * (len(each.courts) - 1)
        assert each.primary.takes_orders
        names_of_court = {court.name for court in each.courts}
        assert names_of_court == {f"Superior Court of California, County of {each.name.en}"}


def test_branches_of_a_county_can_be_told_apart() -> None:
    for each in counties():
        shown = [(court.branch, court.address) for court in each.courts]
        assert len(set(shown)) == len(shown), each.slug


def test_every_address_that_would_be_printed_is_whole_or_named_as_missing() -> None:
    for court in every_court():
        if court.address is None or not court.address[-5:].isdigit():
            assert "not seen" in (court.note or ""), court
    assert all(each.primary.address and each.primary.address[-5:].isdigit() for each in counties())


def test_how_much_was_seen_is_what_the_search_recorded() -> None:
    primary = [each.primary for each in counties()]
    assert len(every_court()) == 100
    assert sum(court.confidence == "seen" for court in primary) == 35
    assert sum(court.confidence == "seen" for court in every_court()) == 48
    assert all(court.source and court.seen for court in every_court())


def test_courts_that_moved_or_may_have_say_so_in_both_languages() -> None:
    for slug in ("lake", "stanislaus", "riverside", "el-dorado", "merced"):
        found = county(slug)
        assert found.doubt is not None
        assert any("DOUBT" in (court.note or "") for court in found.courts), slug
    for slug in ("los-angeles", "riverside", "san-bernardino"):
        doubt = county(slug).doubt
        assert doubt is not None
        assert "choose the branch" in doubt.en
        assert "elija la sede" in doubt.es


def test_addresses_known_to_be_out_of_date_are_not_in_the_data() -> None:
    old = {
        "amador": "108 Court",
        "calaveras": "891 Mountain Ranch",
        "madera": "209 W",
        "san-benito": "440 Fifth",
        "san-joaquin": "222 E",
        "shasta": "1500 Court",
        "siskiyou": "311 Fourth",
        "sutter": "Second St",
        "tehama": "633 Washington",
        "tuolumne": "Yaney",
        "yolo": "725 Court",
    }
    for slug, street in old.items():
        assert not [court for court in county(slug).courts if street in (court.address or "")]
    assert "Oroville" not in (county("butte").primary.address or "")


def test_a_closing_time_is_given_only_where_the_hours_say_it_plainly() -> None:
    for court in every_court():
        if court.counter_closes is not None:
            assert court.counter_hours is not None
            assert f"{court.counter_closes:%H:%M}" in court.counter_hours.en
            assert f"{court.counter_closes:%H:%M}" in court.counter_hours.es
    # Monday to Thursday until 15:00, Friday until noon: no one closing time.
    assert county("fresno").primary.counter_closes is None


def test_a_closure_of_one_court_falls_on_a_weekday_and_carries_its_source() -> None:
    found = [closure for each in counties() for closure in each.closures]
    assert found
    assert all(closure.on.weekday() < 5 and closure.source for closure in found)


@pytest.mark.parametrize("slug", ["", "Fresno", "oroville", "../california", "fresno.yaml"])
def test_an_unknown_county_is_named_and_never_guessed(slug: str) -> None:
    with pytest.raises(UnknownCounty) as unknown:
        county(slug)
    assert (unknown.value.code, unknown.value.slug) == ("unknown_county", slug)


def test_the_counties_are_read_once() -> None:
    assert counties() is counties()
    assert county("fresno") is county("fresno")
