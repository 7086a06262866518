"""The check of an EPO document with its words: what ``fieldref epo check`` and the pages say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal

from fieldref.content.calendars import court_calendar
from fieldref.content.loader import Tree, load
from fieldref.core.epo import EpoDocument
from fieldref.core.errors import CalendarGap, Problem
from fieldref.core.expiry import expiry
from fieldref.core.findings import Moment, findings
from fieldref.core.paths import texts_of
from fieldref.core.words import Language

FILE = "rules/epo-findings.yaml"
Severity = Literal["blocks", "judge_will_ask", "database"]
Undrawable = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in words: where, what, how grave, and on what authority."""

    path: str
    code: str
    severity: Severity
    text: str
    cites: tuple[str, ...]


def check(
    document: EpoDocument, now: datetime, lang: Language, undrawable: Undrawable | None
) -> tuple[Finding, ...]:
    """Everything missing or wrong in a document, in the order of the form.

    ``now`` is California civil time; ``undrawable`` gives the letters of a text that the form's
    font lacks, None where it is known to have them all.
    """
    moment = Moment(now, computed_expiry(document))
    problems = findings(document, moment)
    if undrawable is not None:
        problems = (*problems, *_letters(document, undrawable))
    return tuple(finding(problem, lang) for problem in problems)


def computed_expiry(document: EpoDocument) -> date | None:
    """The day on which the law ends a granted order; None where it cannot be counted."""
    granted_on = document.grant.granted_on if document.grant else None
    if granted_on is None:
        return None
    try:
        return expiry(court_calendar(), granted_on).expires_on
    except CalendarGap:
        return None


def _letters(document: EpoDocument, undrawable: Undrawable) -> Iterator[Problem]:
    for path, text in texts_of(document):
        letters = () if text.isascii() else undrawable(text)
        if letters:
            yield Problem(path, "letter_not_drawable", {"letters": " ".join(letters)})


def finding(problem: Problem, lang: Language) -> Finding:
    """A problem in words."""
    row = _rows()[problem.code]
    text = row[lang].format(**problem.values)
    return Finding(problem.path, problem.code, row["severity"], text, tuple(row["cites"]))


@cache
def _rows() -> dict[str, Tree]:
    return {row["code"]: row for row in load(FILE)["findings"]}
