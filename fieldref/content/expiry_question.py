"""Reads a question about an expiry as it is typed on a command line, in an address or on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from fieldref.content.courts import UnknownCounty, county
from fieldref.content.expiry_answer import ExpiryQuestion
from fieldref.core.errors import Problem, Unreadable
from fieldref.core.words import Language

DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HOUR: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
YEAR: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Grant:
    """The day of a grant and, where it was given, its hour; California civil time."""

    day: date
    hour: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedQuestion:
    """A question word for word: ``closures`` are texts such as ``2026-11-24=Consolidation day``."""

    granted: str
    county: str | None = None
    closures: tuple[str, ...] = ()
    lang: Language = "en"


def read_question(typed: TypedQuestion) -> ExpiryQuestion:
    """The question meant, with the closures that are known of the county.

    Raises:
        Unreadable: with every part that could not be read, at granted, county or closure.
    """
    problems = tuple(_problems(typed))
    if problems:
        raise Unreadable(*problems)
    place = county(typed.county) if typed.county is not None else None
    known = place.closure_reasons(typed.lang) if place else {}
    return ExpiryQuestion(
        granted_on=read_grant(typed.granted).day,
        county=typed.county,
        closures={**known, **dict(map(read_closure, typed.closures))},
        lang=typed.lang,
    )


def read_day(text: str, path: str) -> date:
    """A day written YYYY-MM-DD.

    Raises:
        Unreadable: impossible_date at ``path``.
    """
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Unreadable(Problem(path, "impossible_date"))


def read_grant(text: str, path: str = "granted") -> Grant:
    """A grant written YYYY-MM-DD or YYYY-MM-DDTHH:MM.

    Raises:
        Unreadable: impossible_date or impossible_moment at ``path``.
    """
    day, mark, hour = text.partition("T")
    if mark and not (DAY.fullmatch(day) and HOUR.fullmatch(hour)):
        raise Unreadable(Problem(path, "impossible_moment"))
    return Grant(read_day(day, path), time.fromisoformat(hour) if mark else None)


def read_closure(text: str, path: str = "closure") -> tuple[date, str]:
    """A day on which a court shuts, and why, written DATE=REASON.

    Raises:
        Unreadable: impossible_closure or impossible_date at ``path``.
    """
    day, _, reason = text.partition("=")
    if not reason.strip():
        raise Unreadable(Problem(path, "impossible_closure"))
    return read_day(day.strip(), path), reason.strip()


def read_year(text: str, path: str = "year") -> int:
    """A year from 1 to 9999.

    Raises:
        Unreadable: impossible_year at ``path``.
    """
    if not YEAR.fullmatch(text) or not int(text):
        raise Unreadable(Problem(path, "impossible_year"))
    return int(text)


def _problems(typed: TypedQuestion) -> Iterator[Problem]:
    try:
        read_grant(typed.granted)
    except Unreadable as unreadable:
        yield from unreadable.problems
    if typed.county is not None and not _is_county(typed.county):
        yield Problem("county", "unknown_county")
    yield from _closure_problems(typed.closures)


def _is_county(slug: str) -> bool:
    try:
        county(slug)
    except UnknownCounty:
        return False
    return True


def _closure_problems(texts: Iterable[str]) -> Iterator[Problem]:
    for text in texts:
        try:
            read_closure(text)
        except Unreadable as unreadable:
            yield from unreadable.problems
