"""The court calendar as read from data/calendar/california.yaml."""

from __future__ import annotations

from datetime import date
from functools import cache

from fieldref.content.loader import Tree, load
from fieldref.core.calendar import Closure, CourtCalendar, HolidayRule
from fieldref.core.words import Words

FILE = "calendar/california.yaml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@cache
def court_calendar() -> CourtCalendar:
    """The calendar of the California courts; read once per process."""
    tree = load(FILE)
    return CourtCalendar(
        rules=tuple(_rule(row) for row in tree["holidays"]),
        one_off=tuple(_closure(row) for row in tree["one_off"]),
        first=tree["first"],
        last=tree["last"],
        verified_through=tree["verified_through"],
    )


def weekend_words(shut: str) -> Words:
    """The name of a weekend day, as the reason why a court is closed."""
    return words(load(FILE)["weekend"][shut])


def words(tree: Tree) -> Words:
    """A passage in both languages."""
    return Words(en=tree["en"], es=tree["es"])


def _rule(row: Tree) -> HolidayRule:
    when, in_force = row["when"], row.get("in_force", {})
    weekday = when.get("weekday")
    return HolidayRule(
        id=row["id"],
        name=words(row["name"]),
        source=row["cite"],
        month=when["month"],
        day=when.get("day"),
        weekday=None if weekday is None else WEEKDAYS.index(weekday),
        nth=when.get("nth", 1),
        plus=when.get("plus", 0),
        first=in_force.get("from", date.min),
        last=in_force.get("to", date.max),
    )


def _closure(row: Tree) -> Closure:
    return Closure(row["day"], words(row["name"]), row["day"], row["cite"])
