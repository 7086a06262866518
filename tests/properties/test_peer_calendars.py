"""The court calendar beside two holiday libraries: every difference is known and explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import holidays
import pytest
from workalendar.usa import California

from fieldref.content.calendars import court_calendar
from fieldref.content.loader import load

YEARS = range(2021, 2031)
FILE = "calendar/peer-differences.yaml"


@dataclass(frozen=True, slots=True)
class Difference:
    """One weekday that only one of two calendars closes."""

    library: str
    closed: str
    holiday: str
    year: int


def courts(year: int) -> dict[date, str]:
    """The closures of the courts."""
    return {closure.on: closure.name.en for closure in court_calendar().closures(year)}


def by_holidays(year: int) -> dict[date, str]:
    """The closures that the library holidays gives, those moved over the year's edge included."""
    found = holidays.country_holidays("US", subdiv="CA", years=(year, year + 1))
    return {day: name for day, name in found.items() if day.year == year and day.weekday() < 5}


def by_workalendar(year: int) -> dict[date, str]:
    """The closures that workalendar gives."""
    california: Any = California  # the library carries no types
    found = california().holidays(year)
    return {day: name for day, name in found if day.year == year and day.weekday() < 5}


LIBRARIES = {"holidays": by_holidays, "workalendar": by_workalendar}


def differences(library: str) -> Iterator[Difference]:
    """Every difference with a library, over all covered years."""
    for year in YEARS:
        ours, theirs = courts(year), LIBRARIES[library](year)
        for day in ours.keys() - theirs.keys():
            yield Difference(library, "courts", ours[day], year)
        for day in theirs.keys() - ours.keys():
            yield Difference(library, "library", theirs[day], year)


@cache
def rows() -> list[dict[str, Any]]:
    """The explained differences."""
    found: list[dict[str, Any]] = load(FILE)["differences"]
    return found


def explained(library: str) -> list[Difference]:
    """The differences that the rows explain."""
    return [
        Difference(library, row["closed"], row["holiday"], year)
        for row in rows()
        if row["library"] == library
        for year in row["years"]
    ]


def by_year(found: Difference) -> tuple[int, str, str]:
    """The order in which differences are shown."""
    return found.year, found.closed, found.holiday


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_difference_with_a_library_is_explained_and_every_row_explains_one(
    library: str,
) -> None:
    found = sorted(differences(library), key=by_year)
    assert found == sorted(explained(library), key=by_year)


def test_each_explained_difference_has_its_reason_and_its_source() -> None:
    ids = [row["id"] for row in rows()]
    assert len(ids) == len(set(ids))
    for row in rows():
        assert set(row) == {"id", "library", "closed", "holiday", "years", "cite", "reason"}
        assert row["library"] in LIBRARIES
        assert row["closed"] in ("courts", "library")
        assert len(row["reason"]) > 20
        assert row["cite"].strip()


def test_the_libraries_agree_on_most_days_so_the_comparison_compares_something() -> None:
    for library, closures in LIBRARIES.items():
        same = sum(len(courts(year).keys() & closures(year).keys()) for year in YEARS)
        assert same > 100, library
