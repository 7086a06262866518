"""What the pages of the interview show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from fieldref.actions.desk import OpenOrder
from fieldref.content.epo_findings import Finding
from fieldref.core.courts import Courthouse
from fieldref.web.interview.steps import Sheet, Step


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the task list."""

    item: str
    title: LazyString | str
    href: str | None
    state: str
    words: LazyString | str
    note: LazyString | str = ""


@dataclass(frozen=True, slots=True)
class TaskListPage:
    """The list of what is to be done for one order."""

    order: OpenOrder
    who: str
    groups: Sequence[tuple[LazyString | str, Sequence[Task]]]
    missing: Sequence[Gap]
    resume: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, and where it can be filled in; ``href`` is None where it cannot."""

    finding: Finding
    href: str | None


@dataclass(frozen=True, slots=True)
class StepPage:
    """A page of questions."""

    order: OpenOrder
    step: Step
    sheet: Sheet
    number: int
    total: int
    gaps: Sequence[Gap]
    courthouses: Sequence[Courthouse]
    warnings: Sequence[Finding]
    errors: Sequence[tuple[str, str]]
    returns: str
    county_doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that was changed here and elsewhere, with both values in words."""

    path: str
    name: str
    label: str
    mine: str
    theirs: str
    theirs_mark: str
    raw: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """The fields that were changed in two places."""

    order: OpenOrder
    step: Step
    clashes: Sequence[Clash]
