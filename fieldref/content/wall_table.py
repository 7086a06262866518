"""The wall table of a year: every grant with its end, each counted by the core (fam-6256)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from fieldref.content.authority_words import source_words
from fieldref.content.calendars import court_calendar
from fieldref.content.citations import citation, described
from fieldref.content.courts import UnknownCounty, county
from fieldref.content.days import long_day, plain_day, short_day
from fieldref.content.expiry_answer import open_point
from fieldref.content.expiry_question import read_year
from fieldref.content.paper_words import foot_of, oldest, page_words, printed
from fieldref.core.calendar import DAY, MONDAY, Closure
from fieldref.core.courts import County
from fieldref.core.errors import CalendarGap, Problem, Unreadable
from fieldref.core.expiry import CountedDay, Expiry, Shut, expiry
from fieldref.core.printed_papers import WallDay, WallMonth, WallNote, WallPage, WallRow, WallTable
from fieldref.core.words import Language

MONTHS_A_PAGE = 3
# The authorities of the count itself; those of the holidays stand beside them.
_COUNT = ("fam-6256", "ccp-135", "crc-1.11")
_WEEKEND: tuple[Shut, ...] = ("saturday", "sunday")


@dataclass(frozen=True, slots=True)
class WallQuestion:
    """Which table: a year, and the county whose own closures are shown, or None."""

    year: int
    county: County | None


def read_wall(year: str, slug: str) -> WallQuestion:
    """The table that somebody asked for in words; no county where ``slug`` is empty.

    Raises:
        Unreadable: impossible_year at ``year``, unknown_county at ``county``.
    """
    problems: list[Problem] = []
    number, found = 0, None
    try:
        number = read_year(year)
    except Unreadable as unreadable:
        problems += unreadable.problems
    try:
        found = county(slug) if slug else None
    except UnknownCounty:
        problems.append(Problem("county", "unknown_county"))
    if problems:
        raise Unreadable(*problems)
    return WallQuestion(number, found)


def covered_years() -> range:
    """The years of which every grant can be counted to its end."""
    years = range(court_calendar().first.year, court_calendar().last.year + 1)
    return range(years.start, max(filter(_is_covered, years), default=years.start) + 1)


def wall_table(question: WallQuestion, lang: Language, address: str) -> WallTable:
    """The table of a year; ``address`` is that of the page that counts one grant.

    Raises:
        CalendarGap: the calendar does not cover the count of every day of the year.
    """
    return _Year(question, lang).table(address)


class _Year:
    """The counts of one year, in words."""

    def __init__(self, question: WallQuestion, lang: Language) -> None:
        self.year, self.lang, self.county = question.year, lang, question.county
        reasons = self.county.closure_reasons(lang) if self.county else {}
        self.counts = {day: expiry(court_calendar(), day, reasons) for day in _days(self.year)}
        cites = {closure.source for closure in _closures(self.counts.values())}
        self.cited = described([*_COUNT, *sorted(cites)], lang)

    def table(self, address: str) -> WallTable:
        checked = oldest(citation(key).checked for key in self.cited)
        return WallTable(
            title=self._say("title", year=self.year),
            lead=self._say("lead", county=self._county()),
            columns=(self._say("granted"), self._say("ends"), self._say("last_open")),
            legend=tuple(self._legend()),
            pages=tuple(map(self._page, range(1, 13, MONTHS_A_PAGE))),
            page=page_words(self.lang),
            foot=foot_of(checked, address, self.lang),
            lang=self.lang,
            checked=checked,
        )

    def _county(self) -> str:
        if self.county is None:
            return self._say("state")
        shown = any(day.shut == "local" for found in self.counts.values() for day in found.days)
        name = self.county.name.in_language(self.lang)
        return self._say("closures" if shown else "none_known", county=name)

    def _legend(self) -> Iterator[WallNote]:
        yield WallNote(self._say("weekend"), "saturday")
        yield WallNote(self._say("holiday"), "holiday")
        if self.county is not None:
            yield WallNote(self._say("local"), "local")

    def _page(self, first: int) -> WallPage:
        months = range(first, first + MONTHS_A_PAGE)
        counts = [found for day, found in self.counts.items() if day.month in months]
        return WallPage(
            months=tuple(self._month(month) for month in months),
            closed=tuple(self._closed(counts)),
            notes=tuple(self._notes(counts)),
        )

    def _month(self, month: int) -> WallMonth:
        name = format_date(date(self.year, month, 1), "LLLL y", locale=self.lang)
        rows = (self._row(found) for day, found in self.counts.items() if day.month == month)
        return WallMonth(name[:1].upper() + name[1:], tuple(rows))

    def _row(self, found: Expiry) -> WallRow:
        ends = next(day for day in found.days if day.on == found.expires_on)
        last, granted = found.last_open_court_day, found.granted_on
        spoken = format_date(granted, "EEE d", locale=self.lang)
        return WallRow(
            granted=WallDay(spoken, found.days[0].shut),
            ends=WallDay(self._short(ends.on), ends.shut),
            last_open=self._short(last) if last else self._say("no_day"),
            begins_week=granted.weekday() == MONDAY,
        )

    def _short(self, day: date) -> str:
        """A day without its year where that is the table's own."""
        return short_day(day, self.lang).removesuffix(f" {self.year}")

    def _closed(self, counts: Sequence[Expiry]) -> Iterator[WallNote]:
        """Every closed weekday of the page's counts by its name and authority."""
        for day in _shut_days(counts):
            name, source = self._named(day)
            spoken = self._short(day.on)
            text = self._say("named", day=spoken, name=name, source=source)
            yield WallNote(text, day.shut or "holiday")

    def _named(self, day: CountedDay) -> tuple[str, str]:
        if day.closure is None:
            source = {each.on: each.source for each in self.county.closures} if self.county else {}
            return day.reason or "", source.get(day.on, "")
        name = day.closure.name.in_language(self.lang)
        if day.closure.projected:
            name = self._say("projected", name=name)
        return name, source_words(self.cited[day.closure.source], self.lang)

    def _notes(self, counts: Sequence[Expiry]) -> Iterator[str]:
        through = court_calendar().verified_through
        verified = plain_day(through, self.lang)
        checked = oldest(date.fromisoformat(row["checked"]) for row in self.cited.values())
        yield self._say("edition", checked=plain_day(checked, self.lang), verified=verified)
        yield open_point("close_of_judicial_business_undefined", self.lang)
        if any(not court_calendar().is_court_day(found.expires_on) for found in counts):
            yield open_point("closed_seventh_day_not_moved", self.lang)
        if any(found.projected for found in counts):
            yield open_point(
                "calendar_projected", self.lang, verified_through=long_day(through, self.lang)
            )

    def _say(self, code: str, **values: object) -> str:
        return printed("wall", code, self.lang, **values)


def _is_covered(year: int) -> bool:
    try:
        expiry(court_calendar(), date(year, 12, 31))
    except CalendarGap:
        return False
    return True


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += DAY


def _closures(counts: Iterable[Expiry]) -> Iterator[Closure]:
    yield from (day.closure for found in counts for day in found.days if day.closure)


def _shut_days(counts: Sequence[Expiry]) -> list[CountedDay]:
    """The closed weekdays of some counts, each once, in order."""
    days: Mapping[date, CountedDay] = {
        day.on: day
        for found in counts
        for day in found.days
        if day.shut and day.shut not in _WEEKEND and day.on <= found.expires_on
    }
    return [days[on] for on in sorted(days)]
