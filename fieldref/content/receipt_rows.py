"""The rows of the rule data that had a part in an answer, each with the hash of what it says.

A row of a table stands under its own id; what is no such row stands under its kind and code:
``do:advise_terms``, ``form:DV-130``, ``holiday:thanksgiving``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Final

from fieldref.content import calendars, expiry_answer
from fieldref.content.calendars import court_calendar
from fieldref.content.court_forms import court_form
from fieldref.content.courts import UnknownCounty, county
from fieldref.content.loader import Tree, load
from fieldref.core.calendar import Closure
from fieldref.core.court_forms import UnknownForm

Rows = Mapping[str, str]
_HASH: Final = 16
# Under which name each list of an answer's codes stands here, and where its words are.
_CODED: Final = {"do": "acts", "open": "open_points", "because": "reasons", "charge": "charges"}

# Rows that say what was decided, and decide nothing.
WORDS_ONLY: Final = frozenset(_CODED)


def deciding(tool: str, facts: Tree, answer: Tree) -> dict[str, str]:
    """The rows behind an answer just given, the rules first."""
    named = dict.fromkeys(_named(tool, facts, answer))
    found = ((row, row_hash(tool, row)) for row in named)
    return {row: content for row, content in found if content is not None}


def row_hash(tool: str, row: str) -> str | None:
    """The hash of what a row says now, in force or not; None where it does not exist."""
    kind, _, code = row.partition(":")
    if kind == "form":
        return _whole_form(code) if tool == "paper" else _form(code)
    if tool == "expiry" and kind == "closure":
        return _county_closure(code)
    return _rows(tool).get(row)


def _named(tool: str, facts: Tree, answer: Tree) -> Iterator[str]:
    yield from answer.get("rows", ())
    yield from (f"form:{code}" for code in _forms(facts))
    yield from (f"do:{act['code']}" for act in answer.get("do", ()))
    yield from (f"charge:{code}" for code in answer.get("charges", ()))
    yield from (f"because:{reason['code']}" for reason in answer["because"])
    yield from (f"open:{point['code']}" for point in answer["open_points"])
    if tool == "expiry":
        days = (date.fromisoformat(day["date"]) for day in answer["days"])
        yield from _closures(days, answer["county"])


def _forms(facts: Tree) -> Iterator[str]:
    if "form" in facts:
        yield facts["form"]
    yield from (order["form"] for order in facts.get("orders", ()))


@cache
def _rows(tool: str) -> Rows:
    """Every row that can have a part in an answer of a tool."""
    return dict(_of_expiry() if tool == "expiry" else _of_tables(f"rules/{tool}.yaml"))


def _of_tables(file: str) -> Iterator[tuple[str, str]]:
    tree = load(file)
    for table in tree.get("tables", ()):
        yield from ((row["id"], _hash(row)) for row in table["rows"])
    for kind, part in _CODED.items():
        for code, words in tree.get(part, {}).items():
            yield f"{kind}:{code}", _hash({"code": code, **words})


def _of_expiry() -> Iterator[tuple[str, str]]:
    tree = load(expiry_answer.FILE)
    for kind, part in (("because", "because"), ("open", "open_points")):
        yield from ((f"{kind}:{row['code']}", _hash(row)) for row in tree[part])
    calendar = load(calendars.FILE)
    yield from ((f"holiday:{row['id']}", _hash(row)) for row in calendar["holidays"])
    yield from ((f"one_off:{row['day']}", _hash(row)) for row in calendar["one_off"])


def _closures(days: Iterable[date], slug: str | None) -> Iterator[str]:
    """The holidays of the court calendar and a county's own closures on some days."""
    own = {closure.on for closure in county(slug).closures} if slug else set()
    for day in days:
        closure = court_calendar().closure_on(day)
        if closure is not None:
            yield _holiday(closure)
        if day in own:
            yield f"closure:{slug}:{day}"


def _holiday(closure: Closure) -> str:
    calendar, year = court_calendar(), closure.holiday_on.year
    for rule in calendar.rules:
        if rule.name == closure.name and rule.on(year) == closure.holiday_on:
            return f"holiday:{rule.id}"
    return f"one_off:{closure.on}"


def _county_closure(code: str) -> str | None:
    slug, _, day = code.partition(":")
    try:
        closures = county(slug).closures
    except UnknownCounty:
        return None
    found = (c for c in closures if c.on.isoformat() == day)
    return next((_hash({"day": day, "source": c.source}) for c in found), None)


def _form(code: str) -> str | None:
    """Of a form, only its kind of order has a part in an answer."""
    try:
        form = court_form(code)
    except UnknownForm:
        return None
    return _hash({"code": form.code, "family": form.family})


def _whole_form(code: str) -> str | None:
    """Of a form that was asked about, everything that is said of it."""
    try:
        return _hash(asdict(court_form(code)))
    except UnknownForm:
        return None


def _hash(row: Tree) -> str:
    """Of a row's whole content, however it is laid out in its file."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH]
