"""The count of days against answers that were not made by it.

First a closed form of the rule on the published closures, for every date of ten years; then
cases worked out by hand. Where the program and either of them differ, the program is wrong.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml

from fieldref.content.calendars import court_calendar
from fieldref.core.errors import CalendarGap
from fieldref.core.expiry import expiry
from tests.support.published_closures import published

CASES = Path(__file__).parents[2] / "cases" / "expiry.yaml"
FIRST, LAST = date(2021, 1, 1), date(2030, 12, 15)
GRANT_DATES = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the form needs to know about the end of an order."""

    expires_on: date
    decided_by: str
    fifth_court_day: date
    seventh_calendar_day: date
    last_open_court_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One grant with its answer, worked out by hand."""

    name: str
    granted_on: date
    counted: list[str]
    expires_on: date
    decided_by: str
    fifth_court_day: date
    last_open_court_day: date
    never: date | None = None
    source: str | None = None


def program(granted_on: date) -> Answer:
    """The program's answer."""
    found = expiry(court_calendar(), granted_on)
    return Answer(
        found.expires_on,
        found.decided_by,
        found.fifth_court_day,
        found.seventh_calendar_day,
        found.last_open_court_day,
    )


@cache
def open_days() -> list[date]:
    """The weekdays that no published list closes, in order."""
    days = (FIRST + timedelta(n) for n in range((date(2031, 1, 1) - FIRST).days))
    return [day for day in days if day.weekday() < 5 and day not in published()]


def closed_form(granted_on: date) -> tuple[date, str]:
    """Expiry without counting.

    Granted Monday to Friday: always the seventh day, because five court days never take fewer.
    Granted on a weekend: the Friday that follows, unless a holiday falls into that week.
    """
    seventh = granted_on + timedelta(7)
    monday = granted_on + timedelta((7 - granted_on.weekday()) % 7)
    if granted_on.weekday() >= 5:
        week = {monday + timedelta(n) for n in range(5)}
        if week & published():
            return seventh, "seventh_calendar_day"
        return monday + timedelta(4), "fifth_court_day"
    ahead = {granted_on + timedelta(n) for n in range(1, 8)}
    return seventh, "seventh_calendar_day" if ahead & published() else "same_day"


def oracle(granted_on: date) -> Answer:
    """The whole answer from the closed form and the list of open days."""
    expires_on, decided_by = closed_form(granted_on)
    days = open_days()
    return Answer(
        expires_on=expires_on,
        decided_by=decided_by,
        fifth_court_day=days[bisect_right(days, granted_on) + 4],
        seventh_calendar_day=granted_on + timedelta(7),
        last_open_court_day=days[bisect_right(days, expires_on) - 1],
    )


def cases() -> list[Case]:
    """The cases of the file."""
    return [Case(**row) for row in yaml.safe_load(CASES.read_text(encoding="utf-8"))]


def counted_day(typed: str, granted_on: date) -> date:
    """The date of ``Tue 24`` or ``Wed Dec 2``, the first such day after the grant."""
    month, number = typed.split()[1:-1], int(typed.split()[-1])
    months = list(calendar.month_abbr)
    wanted = months.index(month[0]) if month else granted_on.month
    return date(granted_on.year + (wanted < granted_on.month), wanted, number)


def test_every_grant_date_of_ten_years_agrees_with_the_closed_form() -> None:
    wrong = {day: program(day) for day in GRANT_DATES if program(day) != oracle(day)}
    assert wrong == {}
    assert len(GRANT_DATES) == 3636


def test_the_cases_are_sentences_told_once_and_cover_every_way_to_decide() -> None:
    names = [case.name for case in cases()]
    assert len(set(names)) == len(names) >= 30
    assert {case.decided_by for case in cases()} == {
        "fifth_court_day",
        "seventh_calendar_day",
        "same_day",
    }
    sources = " ".join(case.source or "" for case in cases())
    assert all(code in sources for code in ("W1", "W4", "W5", "W8", "A12", "A13"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_paper_count_of_a_case_is_in_order(case: Case) -> None:
    days = [counted_day(typed, case.granted_on) for typed in case.counted]
    assert [f"{day:%a}" for day in days] == [typed.split()[0] for typed in case.counted]
    assert days == sorted(set(days))
    assert len(days) == 5
    assert case.granted_on < days[0]
    assert days[4] == case.fifth_court_day
    assert case.expires_on == min(days[4], case.granted_on + timedelta(7))
    assert case.expires_on != case.never


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_expiry_worked_out_by_hand(case: Case) -> None:
    answer = program(case.granted_on)
    assert answer == Answer(
        case.expires_on,
        case.decided_by,
        case.fifth_court_day,
        case.granted_on + timedelta(7),
        case.last_open_court_day,
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_days_counted_are_the_days_counted_on_paper(case: Case) -> None:
    days = expiry(court_calendar(), case.granted_on).days
    numbered = [day.on for day in days if day.court_day is not None and day.court_day <= 5]
    assert numbered == [counted_day(typed, case.granted_on) for typed in case.counted]


@pytest.mark.parametrize("granted_on", [date(2020, 12, 31), date(2030, 12, 25), date(2031, 1, 1)])
def test_a_window_that_leaves_the_calendar_is_never_guessed(granted_on: date) -> None:
    with pytest.raises(CalendarGap):
        expiry(court_calendar(), granted_on)


def test_the_last_window_inside_the_calendar_is_answered() -> None:
    # Tuesday December 24, 2030: Thu 26, Fri 27, Mon 30, Tue 31, and the fifth lies in 2031.
    with pytest.raises(CalendarGap):
        expiry(court_calendar(), date(2030, 12, 24))
    # Monday December 23, 2030: Tue 24, Thu 26, Fri 27, Mon 30, Tue 31.
    assert expiry(court_calendar(), date(2030, 12, 23)).fifth_court_day == date(2030, 12, 31)
