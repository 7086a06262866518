"""A court that shuts for a reason of its own is shown and never moves the end of an order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldref.content.calendars import court_calendar
from fieldref.core.expiry import expiry

grants = st.dates(date(2021, 1, 1), date(2030, 11, 30))
offsets = st.sets(st.integers(0, 14), max_size=6)


@given(grants, offsets)
def test_local_closures_never_move_the_expiry(granted_on: date, shut: set[int]) -> None:
    local = {granted_on + timedelta(n): "storm" for n in shut}
    plain, found = (expiry(court_calendar(), granted_on, days) for days in (None, local))
    assert found.limits == plain.limits
    assert [day.court_day for day in found.days] == [day.court_day for day in plain.days]


@given(grants, offsets)
def test_the_answer_with_closures_counts_them_and_never_ends_earlier(
    granted_on: date, shut: set[int]
) -> None:
    calendar = court_calendar()
    local = {granted_on + timedelta(n): "storm" for n in shut}
    found = expiry(calendar, granted_on, local)
    marked = {day.on for day in found.days if day.shut == "local"}
    in_window = {day.on for day in found.days} & local.keys()
    assert marked == {day for day in in_window if calendar.is_court_day(day)}
    assert (found.with_closures is None) == (not marked)
    if found.with_closures is None:
        return
    assert found.with_closures.seventh_calendar_day == found.seventh_calendar_day
    ahead = (granted_on + timedelta(n) for n in range(1, 40))
    open_days = [day for day in ahead if calendar.is_court_day(day) and day not in local]
    assert found.with_closures.fifth_court_day == open_days[4] >= found.fifth_court_day
    assert found.expires_on <= found.with_closures.expires_on <= found.seventh_calendar_day


@given(grants, offsets)
def test_the_last_open_day_is_open_and_inside_the_order(granted_on: date, shut: set[int]) -> None:
    calendar = court_calendar()
    local = {granted_on + timedelta(n): "storm" for n in shut}
    found = expiry(calendar, granted_on, local)
    days = [granted_on + timedelta(n) for n in range(1, (found.expires_on - granted_on).days + 1)]
    open_days = [day for day in days if calendar.is_court_day(day) and day not in local]
    assert found.last_open_court_day == (open_days[-1] if open_days else None)


def test_a_week_of_storm_leaves_no_open_day() -> None:
    # Granted Saturday October 17, 2026: the five court days are Monday 19 to Friday 23.
    local = {date(2026, 10, day): "storm" for day in range(19, 24)}
    found = expiry(court_calendar(), date(2026, 10, 17), local)
    assert found.last_open_court_day is None
    assert (found.expires_on, found.decided_by) == (date(2026, 10, 23), "fifth_court_day")
    assert found.with_closures is not None
    assert found.with_closures.fifth_court_day == date(2026, 10, 30)
    assert found.with_closures.expires_on == date(2026, 10, 24)
    assert found.with_closures.decided_by == "seventh_calendar_day"
