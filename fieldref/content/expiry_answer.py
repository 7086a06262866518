"""The expiry answer that the command line, the JSON interface and the page all give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from fieldref.content.bundle import bundle
from fieldref.content.calendars import court_calendar, weekend_words
from fieldref.content.citations import citation, described
from fieldref.content.days import long_day
from fieldref.content.loader import Tree, load
from fieldref.core.errors import CalendarGap
from fieldref.core.expiry import CountedDay, Expiry, Limits, expiry
from fieldref.core.words import Language

FILE = "rules/expiry.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryQuestion:
    """What is asked: the day of the grant, and where and in which language.

    ``closures`` maps days on which the court shuts for its own reasons to those reasons.
    ``expires_at`` (HH:MM) and its source are given only when a judge or an agency rule set a time.
    """

    granted_on: date
    county: str | None = None
    closures: Mapping[date, str] = field(default_factory=dict)
    expires_at: str | None = None
    expires_at_source: str | None = None
    lang: Language = "en"


def answer(question: ExpiryQuestion) -> Tree:
    """The whole answer as a JSON object: dates, the count, the reasons and their authorities.

    Raises:
        CalendarGap: the count leaves the covered years.
    """
    found = expiry(court_calendar(), question.granted_on, question.closures)
    because = list(_because(found, question.lang))
    keys = [key for reason in because for key in reason["cites"]]
    return {
        **fields(found, question),
        "edition": load(FILE)["edition"].isoformat(),
        "bundle": bundle(),
        "because": because,
        "citations": described(keys, question.lang),
        "open_points": list(_open_points(found, question)),
    }


def fields(found: Expiry, question: ExpiryQuestion) -> Tree:
    """The dates and the count alone, as JSON values."""
    last = found.last_open_court_day
    return {
        "granted_on": found.granted_on.isoformat(),
        **_limits(found.limits),
        "seventh_calendar_day": found.seventh_calendar_day.isoformat(),
        "last_open_court_day": last.isoformat() if last else None,
        "expires_at": question.expires_at,
        "expires_at_source": question.expires_at_source,
        "days": [_day(day, question.lang) for day in found.days],
        "county": question.county,
        "verified_through": court_calendar().verified_through.isoformat(),
        "projected": found.projected,
        "with_closures": _limits(found.with_closures) if found.with_closures else None,
    }


def range_line(granted_on: date, lang: Language = "en") -> Tree:
    """The answer for one date of a range: the expiry fields and the bundle only."""
    question = ExpiryQuestion(granted_on=granted_on, lang=lang)
    return {**fields(expiry(court_calendar(), granted_on), question), "bundle": bundle()}


def calendar_year(year: int, lang: Language = "en") -> list[Tree]:
    """The court closures of a year on weekdays, each once, on the day observed.

    Raises:
        CalendarGap: the calendar does not cover the year.
    """
    return [
        {
            "date": closure.on.isoformat(),
            "name": closure.name.in_language(lang),
            "holiday_on": closure.holiday_on.isoformat(),
            "source": closure.source,
            "projected": closure.projected,
        }
        for closure in court_calendar().closures(year)
    ]


def gap_message(gap: CalendarGap, lang: Language) -> str:
    """Why no date is given, in words."""
    days = {name: long_day(getattr(gap, name), lang) for name in ("day", "first", "last")}
    text: str = load(FILE)["errors"]["calendar_gap"][lang]
    return text.format(**days)


def open_point(code: str, lang: Language, **values: str) -> str:
    """What no source settles about the count, in words, by its code."""
    text: str = _rows("open_points")[code][lang]
    return text.format(**values)


def day_sentences(found: Tree, lang: Language) -> list[str]:
    """The count in words, one sentence a day, from an answer's ``days``."""
    return [_sentence(day, lang) for day in found["days"]]


def _limits(limits: Limits) -> Tree:
    return {
        "expires_on": limits.expires_on.isoformat(),
        "decided_by": limits.decided_by,
        "fifth_court_day": limits.fifth_court_day.isoformat(),
    }


def _day(day: CountedDay, lang: Language) -> Tree:
    return {
        "date": day.on.isoformat(),
        "calendar_day": day.calendar_day,
        "court_day": day.court_day,
        "closed": _reason(day, lang),
    }


def _reason(day: CountedDay, lang: Language) -> str | None:
    if day.shut in ("saturday", "sunday"):
        return weekend_words(day.shut).in_language(lang)
    return day.closure.name.in_language(lang) if day.closure else day.reason


def _because(found: Expiry, lang: Language) -> Iterator[Tree]:
    values = {
        "granted_on": long_day(found.granted_on, lang),
        "fifth_court_day": long_day(found.fifth_court_day, lang),
        "seventh_calendar_day": long_day(found.seventh_calendar_day, lang),
        "expires_on": long_day(found.expires_on, lang),
        "closed": _closed(found.days, lang),
    }
    last = found.last_open_court_day
    codes = ["grant_day_not_counted", *(["closed_days"] if values["closed"] else [])]
    codes += ["fifth_court_day", "seventh_calendar_day", f"decided_by_{found.decided_by}"]
    codes.append("last_open_court_day" if last else "no_open_court_day")
    for code in codes:
        row = _rows("because")[code]
        text = row[lang].format(**values, last_open_court_day=last and long_day(last, lang))
        yield {"code": code, "text": text, "cites": row["cites"]}


def _open_points(found: Expiry, question: ExpiryQuestion) -> Iterator[Tree]:
    lang, days = question.lang, found.days
    if question.expires_at is None:
        yield _point("close_of_judicial_business_undefined", lang)
    if not court_calendar().is_court_day(found.expires_on):
        yield _point("closed_seventh_day_not_moved", lang)
    if found.projected:
        through = long_day(court_calendar().verified_through, lang)
        yield _point("calendar_projected", lang, verified_through=through)
    doubtful = tuple(
        d for d in days if d.closure and citation(d.closure.source).confidence != "seen"
    )
    if doubtful:
        yield _point("holiday_secondary", lang, closed=_closed(doubtful, lang))
    if found.with_closures:
        local = ", ".join(f"{long_day(d.on, lang)} ({d.reason})" for d in days if d.shut == "local")
        dates = {"expires_on": found.expires_on, "alternative": found.with_closures.expires_on}
        spoken = {name: long_day(day, lang) for name, day in dates.items()}
        yield _point("closure_not_counted", lang, local=local, **spoken)


def _point(code: str, lang: Language, **values: str) -> Tree:
    return {"code": code, "text": open_point(code, lang, **values)}


def _closed(days: tuple[CountedDay, ...], lang: Language) -> str:
    held = (day for day in days if day.closure and day.calendar_day)
    return ", ".join(f"{long_day(day.on, lang)} ({_reason(day, lang)})" for day in held)


@cache
def _rows(part: str) -> dict[str, Tree]:
    return {row["code"]: row for row in load(FILE)[part]}


def _sentence(day: Tree, lang: Language) -> str:
    say: dict[str, str] = {code: text[lang] for code, text in load(FILE)["day_words"].items()}
    if day["calendar_day"] == 0:
        court = say["granted"]
    elif day["closed"] and day["court_day"]:
        court = say["closed_counted"].format(number=day["court_day"], reason=day["closed"])
    elif day["closed"]:
        court = say["closed"].format(reason=day["closed"])
    else:
        court = say["court_day"].format(number=day["court_day"])
    spoken = long_day(date.fromisoformat(day["date"]), lang)
    return say["sentence"].format(
        day=spoken[:1].upper() + spoken[1:], calendar_day=day["calendar_day"], court=court
    )
