"""What the pages of a call show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from flask_babel.speaklater import LazyString

from fieldref.actions.desk import OpenOrder
from fieldref.content.call_script import Line, NextStep
from fieldref.content.citations import Citation
from fieldref.content.epo_findings import Finding
from fieldref.storage.agencies import OnCall
from fieldref.web.interview.clashes import Clash
from fieldref.web.interview.fields import Saved
from fieldref.web.tape import Cell

Label = LazyString | str
Errors = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or wrong, and the page where it can be put right."""

    finding: Finding
    href: str | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the script, and where its value can be changed, or None."""

    line: Line
    href: str | None


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the script; ``read`` says that the officer ticked it as read."""

    code: str
    title: str
    lines: Sequence[ShownLine]
    gaps: Sequence[Gap]
    cites: Sequence[Citation]
    read: bool


@dataclass(frozen=True, slots=True)
class Dialled:
    """A judicial officer on call; ``dials`` is the number as a telephone takes it."""

    on_call: OnCall
    dials: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptPage:
    """The script. ``place`` is the block where a dropped call goes on."""

    order: OpenOrder
    who: str
    on_call: Sequence[Dialled]
    gaps: Sequence[Gap]
    blocks: Sequence[ShownBlock]
    place: ShownBlock | None
    save_id: str
    errors: Errors = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the mark of what was in it, and what was asked for, in words."""

    field: Saved
    mark: str
    item: str
    asked: Label = ""
    unknown: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """When the form's rule ends the order, and why; ``gap`` says why no date is given."""

    on: date | None = None
    decided: str = ""
    because: Sequence[str] = ()
    last_open: date | None = None
    tape: Sequence[Cell] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantPage:
    """The grant. ``agency_hour`` is the agency's own rule for item 5, or None; ``judges`` are the
    names on call, to fill in with one tap.
    """

    order: OpenOrder
    who: str
    q: Mapping[str, Question]
    cards: Sequence[Mapping[str, Question]]
    ending: Ending
    other_date: bool
    agency_hour: time | None
    judges: Sequence[str]
    errors: Errors
    clashes: Sequence[Clash]
    save_id: str
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDatePage:
    """The form's rule, word for word, beside a date that departs from it."""

    order: OpenOrder
    rule: str
    computed: date
    given: date
    mark: str
    read_back: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the judge changed: a value asked and the value granted, in words."""

    item: str
    label: Label
    asked: str
    granted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBackPage:
    """Every value, to be read back before the line is closed."""

    order: OpenOrder
    who: str
    lines: Sequence[ShownLine]
    differences: Sequence[Difference]
    gaps: Sequence[Gap]
    errors: Errors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialPage:
    """A denied request: who and why, and what can be done next."""

    order: OpenOrder
    who: str
    q: Mapping[str, Question]
    steps: Sequence[NextStep]
    judges: Sequence[str]
    save_id: str
    errors: Errors = ()
    clashes: Sequence[Clash] = ()
    saved: bool = False
