"""The court calendar: which days are court days, and why the others are not (ccp-135, crc-1.11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from fieldref.core.errors import CalendarGap
from fieldref.core.words import Words

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """A judicial holiday by rule: a fixed day of a month, or the nth weekday of it.

    ``nth`` counts from 1; -1 is the last. ``plus`` days are added to what the rule finds.
    The rule gives no holiday on dates outside ``first`` to ``last``.
    """

    id: str
    name: Words
    source: str
    month: int
    day: int | None = None
    weekday: int | None = None
    nth: int = 1
    plus: int = 0
    first: date = date.min
    last: date = date.max

    def on(self, year: int) -> date | None:
        """The date of the holiday in a year, before any shift; None where not in force."""
        found = self._found(year) + self.plus * DAY
        return found if self.first <= found <= self.last else None

    def _found(self, year: int) -> date:
        if self.weekday is None:
            return date(year, self.month, self.day or 1)
        if self.nth == -1:
            end = date(year + self.month // 12, self.month % 12 + 1, 1) - DAY
            return end - ((end.weekday() - self.weekday) % 7) * DAY
        start = date(year, self.month, 1)
        return start + ((self.weekday - start.weekday()) % 7 + 7 * (self.nth - 1)) * DAY


@dataclass(frozen=True, slots=True)
class Closure:
    """A weekday on which the courts are closed: the day observed and the holiday it stands for."""

    on: date
    name: Words
    holiday_on: date
    source: str
    projected: bool = False


def observed(holiday: date) -> date:
    """The day on which courts observe a holiday: Saturday moves to Friday, Sunday to Monday.

    Source: crc-1.11.
    """
    shift = {SATURDAY: -1, SUNDAY: 1}.get(holiday.weekday(), 0)
    return holiday + shift * DAY


@dataclass(frozen=True)
class CourtCalendar:
    """The judicial holidays of the covered years, by rule and one by one.

    Closures after ``verified_through`` are projected: computed from rules that no published list
    has confirmed. Any question about a day outside ``first`` to ``last`` raises CalendarGap.
    """

    rules: tuple[HolidayRule, ...]
    one_off: tuple[Closure, ...]
    first: date
    last: date
    verified_through: date

    @cached_property
    def _closures(self) -> dict[date, Closure]:
        found = {closure.on: closure for closure in self.one_off}
        # The year after the last is asked too: its first of January may be observed in December.
        for year in range(self.first.year, self.last.year + 2):
            for closure in self._by_rule(year):
                found.setdefault(closure.on, closure)
        return found

    def _by_rule(self, year: int) -> Iterator[Closure]:
        for rule in self.rules:
            holiday = rule.on(year)
            if holiday is not None:
                day = observed(holiday)
                yield Closure(day, rule.name, holiday, rule.source, day > self.verified_through)

    def require(self, day: date) -> None:
        """Raise CalendarGap unless the calendar covers a day."""
        if not self.first <= day <= self.last:
            raise CalendarGap(day, self.first, self.last)

    def closure_on(self, day: date) -> Closure | None:
        """The closure observed on a weekday, or None."""
        self.require(day)
        return None if day.weekday() >= SATURDAY else self._closures.get(day)

    def is_court_day(self, day: date) -> bool:
        """Whether courts are open for judicial business on a day."""
        return self.closure_on(day) is None and day.weekday() < SATURDAY

    def closures(self, year: int) -> tuple[Closure, ...]:
        """The weekday closures observed in a year, in order, each once."""
        self.require(date(year, 1, 1))
        days = sorted(
            day for day in self._closures if day.year == year and day.weekday() < SATURDAY
        )
        return tuple(self._closures[day] for day in days)
