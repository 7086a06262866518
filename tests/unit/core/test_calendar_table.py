"""The court calendar against the lists that the courts published. The lists are right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fieldref.content.calendars import court_calendar
from fieldref.core.errors import CalendarGap
from tests.support.published_closures import YEARS, day_of, entries, published, published_in, table

FIRST = date(2021, 1, 1)
EVERY_DAY = [FIRST + timedelta(n) for n in range((date(2031, 1, 1) - FIRST).days)]


def test_the_typed_table_names_the_right_weekdays_and_no_weekend() -> None:
    for _, typed in entries():
        day = day_of(typed)
        assert day.weekday() < 5, typed
        assert typed in (day.isoformat(), f"{day:%a} {day.isoformat()}"), typed


def test_the_typed_table_has_no_gap() -> None:
    rows = table()["holidays"]
    whole = set(range(2021, 2029))
    late_or_ended = {
        "juneteenth": set(range(2023, 2029)),
        "native_american": set(range(2022, 2029)),
        "columbus": {2021},
        "next_new_year": {2021, 2027},
    }
    assert {row: set(years) for row, years in rows.items()} == {
        row: late_or_ended.get(row, whole) for row in rows
    }
    assert len(rows) == 16
    assert {year: len(days) for year, days in table()["listed"].items()} == {2029: 14, 2030: 14}


@pytest.mark.parametrize("year", YEARS)
def test_courts_close_on_the_published_days_and_no_others(year: int) -> None:
    assert [closure.on for closure in court_calendar().closures(year)] == published_in(year)


def test_court_days_are_the_weekdays_that_no_list_closes() -> None:
    calendar = court_calendar()
    wrong = [
        day
        for day in EVERY_DAY
        if calendar.is_court_day(day) != (day.weekday() < 5 and day not in published())
    ]
    assert wrong == []


def test_a_closure_is_found_on_the_day_observed_and_on_no_weekend() -> None:
    calendar = court_calendar()
    found = {day for day in EVERY_DAY if calendar.closure_on(day) is not None}
    assert found == published()
    assert all(closure.on == day for day in found if (closure := calendar.closure_on(day)))


def test_a_holiday_on_saturday_is_kept_on_friday_and_on_sunday_on_monday() -> None:
    shift = {5: -1, 6: 1}
    for year in YEARS:
        for closure in court_calendar().closures(year):
            moved = timedelta(shift.get(closure.holiday_on.weekday(), 0))
            assert closure.on == closure.holiday_on + moved, closure


@pytest.mark.parametrize(
    ("holiday", "closed"),
    [
        (date(2026, 7, 4), date(2026, 7, 3)),
        (date(2024, 3, 31), date(2024, 4, 1)),
        (date(2023, 11, 11), date(2023, 11, 10)),
        (date(2022, 1, 1), date(2021, 12, 31)),
        (date(2021, 7, 4), date(2021, 7, 5)),
        (date(2027, 6, 19), date(2027, 6, 18)),
        (date(2027, 12, 25), date(2027, 12, 24)),
        (date(2028, 1, 1), date(2027, 12, 31)),
    ],
)
def test_published_shifts_under_rule_1_11(holiday: date, closed: date) -> None:
    closure = court_calendar().closure_on(closed)
    assert closure is not None
    assert closure.holiday_on == holiday


def test_closures_of_2027_hold_new_year_of_2028() -> None:
    last = court_calendar().closures(2027)[-1]
    assert (last.on, last.holiday_on) == (date(2027, 12, 31), date(2028, 1, 1))


def test_a_calendar_that_ends_in_2027_still_closes_its_last_friday_for_new_year() -> None:
    short = replace(court_calendar(), last=date(2027, 12, 31))
    assert not short.is_court_day(date(2027, 12, 31))
    assert short.closures(2027) == court_calendar().closures(2027)


def test_each_published_holiday_has_one_name_of_its_own() -> None:
    calendar = court_calendar()
    names: dict[str, set[str]] = defaultdict(set)
    for holiday, typed in entries():
        closure = calendar.closure_on(day_of(typed))
        assert closure is not None, typed
        assert closure.name.en, typed
        assert closure.name.es, typed
        names[holiday].add(closure.name.en)
    names["new_year"] |= names.pop("next_new_year")
    listed = names.pop("listed")
    # March 31 has two: it was renamed in 2026.
    assert {holiday: len(found) for holiday, found in names.items()} == {
        holiday: 2 if holiday == "march_31" else 1 for holiday in names
    }
    every_name = [name for found in names.values() for name in found]
    assert len(every_name) == len(set(every_name))
    assert listed <= set(every_name)


def test_years_after_the_confirmed_lists_are_projected() -> None:
    for year in YEARS:
        assert {closure.projected for closure in court_calendar().closures(year)} == {year > 2026}


def test_the_last_day_of_a_confirmed_list_is_not_projected() -> None:
    lists_end_at_christmas = replace(court_calendar(), verified_through=date(2025, 12, 25))
    by_year = {year: lists_end_at_christmas.closures(year) for year in (2025, 2026)}
    assert not any(closure.projected for closure in by_year[2025])
    assert all(closure.projected for closure in by_year[2026])


@pytest.mark.parametrize("year", [1, 2020, 2031, 9999])
def test_closures_of_a_year_outside_the_calendar_are_never_guessed(year: int) -> None:
    with pytest.raises(CalendarGap) as gap:
        court_calendar().closures(year)
    assert gap.value.code == "calendar_gap"


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2031, 1, 1)])
def test_a_weekday_outside_the_calendar_is_never_guessed(day: date) -> None:
    with pytest.raises(CalendarGap):
        court_calendar().is_court_day(day)
    with pytest.raises(CalendarGap):
        court_calendar().closure_on(day)


@pytest.mark.parametrize("day", [date(2020, 12, 26), date(2031, 1, 4)])
def test_the_closure_of_a_weekend_day_outside_the_calendar_is_not_answered(day: date) -> None:
    with pytest.raises(CalendarGap):
        court_calendar().closure_on(day)
