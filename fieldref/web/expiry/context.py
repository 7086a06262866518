"""What the page of an expiry shows: dates as dates, everything else in the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from markupsafe import Markup

from fieldref.core.courts import Courthouse
from fieldref.core.words import Language
from fieldref.web.answers import Reason
from fieldref.web.expiry.asked import QuestionForm
from fieldref.web.tape import Cell


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day cut into its words: "Sat", "21", "Nov"; ``value`` is YYYY-MM-DD."""

    value: str
    weekday: str
    number: str
    month: str
    is_today: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """One of the two limits of an order; ``decides`` marks the one that ends it."""

    words: str
    day: date
    decides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer as the page shows it. ``days_left`` is negative once the last day has passed."""

    granted_on: date
    hour: time | None
    is_future: bool
    expires_on: date
    days_left: int
    decided: str
    limits: tuple[Limit, ...]
    last_open_court_day: date | None
    projected: bool
    verified_through: date
    tape: tuple[Cell, ...]
    sentences: tuple[str, ...]
    reasons: tuple[Reason, ...]
    open_points: tuple[str, ...]
    closable: tuple[date, ...]
    bundle: str


@dataclass(frozen=True, slots=True)
class House:
    """A courthouse in the page's language; ``dial`` is the address of a telephone link."""

    of: Courthouse
    hours: str
    dial: str


@dataclass(frozen=True, slots=True)
class Court:
    """The courts of the chosen county, the one for family orders first."""

    county: str
    doubt: str
    houses: tuple[House, ...]


@dataclass(frozen=True, slots=True)
class MarkedClosure:
    """A day that somebody marked as closed by the court itself, and why."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything on the page. ``verdict`` is None until a day was given that can be counted."""

    form: QuestionForm
    recent: tuple[DayWords, ...]
    verdict: Verdict | None
    county_options: Markup
    court: Court | None
    closures: tuple[str, ...]
    marked: tuple[MarkedClosure, ...]
    granted: str
    lang: Language
