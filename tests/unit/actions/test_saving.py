"""A save by its id: the same one again changes nothing, another one under its id is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldref.actions.desk import Desk
from fieldref.actions.epo import add_entry, edit, read, remove_entry, save_fields, start
from fieldref.core.fields import Change, FieldState
from fieldref.storage.db import Database
from tests.support.station import NIGHT, VAULT, Station, add_station

ID = "6f0c7a52-3a55-4b1e-9d0e-7f8a4c2b1d3e"
LATER = datetime(2026, 11, 24, tzinfo=UTC)
BLANK = FieldState().mark


@pytest.fixture
def station(database: Database) -> Station:
    return add_station(database, "fresno")


@pytest.fixture
def desk(database: Database, station: Station) -> Desk:
    made = Desk(database, VAULT, station.agency.id, station.officer.id)
    start(made, ID, {}, NIGHT)
    return made


def name(text: str, base: str = BLANK) -> Change:
    return Change("restrained.name", base, FieldState(text))


def test_the_same_save_again_answers_as_the_first_time(desk: Desk) -> None:
    first = save_fields(desk, ID, "one", [name("Vega")], NIGHT)
    again = save_fields(desk, ID, "one", [name("Vega")], LATER)
    assert (first.at, again.at) == (NIGHT, NIGHT)
    assert again.order.stored.version == first.order.stored.version


def test_another_text_under_the_same_id_is_a_save_of_its_own(desk: Desk) -> None:
    first = save_fields(desk, ID, "one", [name("Wrong Name")], NIGHT)
    mark = first.order.draft.state("restrained.name").mark
    second = save_fields(desk, ID, "one", [name("Right Name", mark)], LATER)
    assert second.order.document.restrained is not None
    assert second.order.document.restrained.name == "Right Name"


def test_another_text_on_a_stale_page_under_the_same_id_is_a_conflict(desk: Desk) -> None:
    save_fields(desk, ID, "one", [name("Wrong Name")], NIGHT)
    second = save_fields(desk, ID, "one", [name("Right Name")], LATER)
    assert [conflict.path for conflict in second.conflicts] == ["restrained.name"]


def test_a_colleague_with_the_same_id_is_not_taken_for_the_first(
    desk: Desk, station: Station
) -> None:
    save_fields(desk, ID, "one", [name("Vega")], NIGHT)
    colleague = replace(desk, user_id=station.colleague.id)
    place = Change("court.name", BLANK, FieldState("Fresno"))
    saved = save_fields(colleague, ID, "one", [place], LATER)
    assert saved.order.document.court is not None


def test_a_person_taken_off_twice_takes_one_off(desk: Desk) -> None:
    for person in ("Ann", "Bob", "Cid"):
        edit(desk, ID, add_entry("protected", {"name": person}), NIGHT)
    mark = read(desk, ID).draft.state("protected").mark
    for _ in range(2):
        edit(desk, ID, remove_entry("protected.1", mark), NIGHT)
    assert [person.name for person in read(desk, ID).document.protected] == [None, "Bob", "Cid"]
