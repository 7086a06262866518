"""When an emergency protective order expires, and the count that shows why (fam-6256)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fieldref.core.calendar import DAY, SATURDAY, Closure, CourtCalendar

DecidedBy = Literal["fifth_court_day", "seventh_calendar_day", "same_day"]
Shut = Literal["saturday", "sunday", "holiday", "local"]

COURT_DAYS = 5
CALENDAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Limits:
    """The two limits of an order, the earlier of which ends it."""

    fifth_court_day: date
    seventh_calendar_day: date

    @property
    def expires_on(self) -> date:
        """The earlier of the two."""
        return min(self.fifth_court_day, self.seventh_calendar_day)

    @property
    def decided_by(self) -> DecidedBy:
        """Which limit is the earlier one."""
        if self.fifth_court_day == self.seventh_calendar_day:
            return "same_day"
        early = self.fifth_court_day < self.seventh_calendar_day
        return "fifth_court_day" if early else "seventh_calendar_day"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of the count: its calendar number (0 is the day of the grant) and its court number.

    ``shut`` says why the court is closed; a local closure keeps its court number, because it does
    not move the count.
    """

    on: date
    calendar_day: int
    court_day: int | None
    shut: Shut | None = None
    closure: Closure | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of an order, with every day counted or skipped up to the later limit."""

    granted_on: date
    limits: Limits
    last_open_court_day: date | None
    days: tuple[CountedDay, ...]
    projected: bool
    with_closures: Limits | None = None

    @property
    def expires_on(self) -> date:
        """The day on which the order expires."""
        return self.limits.expires_on

    @property
    def decided_by(self) -> DecidedBy:
        """Which limit decided."""
        return self.limits.decided_by

    @property
    def fifth_court_day(self) -> date:
        """The fifth court day after the day of the grant."""
        return self.limits.fifth_court_day

    @property
    def seventh_calendar_day(self) -> date:
        """The seventh calendar day after the day of the grant."""
        return self.limits.seventh_calendar_day


@dataclass(frozen=True, slots=True)
class _Count:
    calendar: CourtCalendar
    granted_on: date
    local: Mapping[date, str] = field(default_factory=dict)

    def limits(self, shut: Container[date] = ()) -> Limits:
        """Both limits; days in ``shut`` are taken as no court days."""
        day, court_days = self.granted_on, 0
        while court_days < COURT_DAYS:
            day += DAY
            court_days += self.calendar.is_court_day(day) and day not in shut
        return Limits(day, self.granted_on + CALENDAR_DAYS * DAY)

    def days(self, end: date) -> Iterator[CountedDay]:
        """Every day from the grant to an end."""
        number = 0
        for offset in range((end - self.granted_on).days + 1):
            day = self.granted_on + offset * DAY
            counts = offset > 0 and self.calendar.is_court_day(day)
            number += counts
            yield self._day(day, offset, number if counts else None)

    def _day(self, day: date, offset: int, court_day: int | None) -> CountedDay:
        if day.weekday() >= SATURDAY:
            shut: Shut = "saturday" if day.weekday() == SATURDAY else "sunday"
            return CountedDay(day, offset, court_day, shut)
        closure = self.calendar.closure_on(day)
        if closure is not None:
            return CountedDay(day, offset, court_day, "holiday", closure)
        reason = self.local.get(day)
        return CountedDay(day, offset, court_day, "local" if reason else None, None, reason)


def expiry(
    calendar: CourtCalendar, granted_on: date, closures: Mapping[date, str] | None = None
) -> Expiry:
    """The day on which an order granted on a date expires, counted day by day.

    The order ends at the earlier of the fifth court day and the seventh calendar day after the
    day of the grant, which is not counted. ``closures`` are days on which a court is shut for a
    reason of its own: they mark the day and move the last open day, never the expiry.

    Raises:
        CalendarGap: the window leaves the years that the calendar covers.

    Source: fam-6256.
    """
    calendar.require(granted_on)
    count = _Count(calendar, granted_on, closures or {})
    limits = count.limits()
    end = max(limits.fifth_court_day, limits.seventh_calendar_day)
    calendar.require(end)
    days = tuple(count.days(end))
    return Expiry(
        granted_on=granted_on,
        limits=limits,
        last_open_court_day=_last_open(days, limits.expires_on),
        days=days,
        projected=end > calendar.verified_through,
        with_closures=count.limits(count.local) if any(d.shut == "local" for d in days) else None,
    )


def _last_open(days: tuple[CountedDay, ...], end: date) -> date | None:
    open_days = [day.on for day in days if day.court_day and not day.shut and day.on <= end]
    return open_days[-1] if open_days else None
