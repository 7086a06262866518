"""What the pages of the interview show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from fieldref.actions.desk import OpenOrder
from fieldref.content.epo_findings import Finding
from fieldref.core.courts import County, Courthouse
from fieldref.core.words import Words
from fieldref.web.interview import clashes
from fieldref.web.interview.moulds import Asked
from fieldref.web.interview.steps import Step

Label = LazyString | str


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the task list. ``state`` is done, todo or blocked."""

    item: str
    title: Label
    href: str | None
    state: str
    words: Label
    note: Label = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or wrong, and the page where it can be put right."""

    finding: Finding
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer on the page of answers."""

    item: str
    label: Label
    value: Label
    missing: bool
    change: str | None
    typed: bool = True


@dataclass(frozen=True, slots=True)
class TaskListPage:
    """The list of what is to be done for one order."""

    order: OpenOrder
    who: str
    drafting: Sequence[Task]
    judge: Sequence[Task]
    gaps: Sequence[Gap]
    resume: str
    done: int
    total: int
    asked: int
    copy_id: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is to be said at the fields of a page, by path: faults, and doubts."""

    errors: dict[str, list[str]]
    notes: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still missing on a page, and how many things the judge will ask elsewhere."""

    here: Sequence[Gap]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class StepPage:
    """A page of questions. ``q`` are the questions by name, ``cards`` those of each card."""

    order: OpenOrder
    step: Step
    title: str
    q: Mapping[str, Asked]
    cards: Sequence[Mapping[str, Asked]]
    number: int
    total: int
    missing: Missing
    errors: Sequence[tuple[str, str]]
    returns: str
    saved_at: str
    courthouses: Sequence[Courthouse] = ()
    doubt: Words | None = None
    county_here: County | None = None
    prompts: Sequence[tuple[str, str]] = ()
    about_child: bool = False


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The answers, before the call. ``stops`` is what must be there before it can begin."""

    order: OpenOrder
    groups: Sequence[tuple[Step, Sequence[Row]]]
    gaps: Sequence[Gap]
    asked: int
    stops: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Clash(clashes.Clash):
    """A field with two values, and ``raw``: the controls that say mine once more."""

    base: str
    raw: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """The fields that were changed in two places."""

    order: OpenOrder
    step: Step
    clashes: Sequence[Clash]
    returns: str


@dataclass(frozen=True, slots=True)
class RemovePage:
    """A card that is about to be taken away."""

    order: OpenOrder
    step: Step
    number: int
    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class DeletePage:
    """A draft that is about to be taken away."""

    order: OpenOrder
    who: str
