"""What the pages of orders show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from flask_babel.speaklater import LazyString

from fieldref.actions.desk import OpenOrder
from fieldref.actions.history import Correction
from fieldref.content.epo_findings import Finding
from fieldref.core.epo import EpoDocument
from fieldref.core.forms import CopyLine
from fieldref.core.standing import Standing
from fieldref.web.interview.clashes import Clash
from fieldref.web.interview.fields import Option, Saved
from fieldref.web.interview.steps import Step
from fieldref.web.stamps import Stamp
from fieldref.web.tape import Cell

Label = LazyString | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An order in the list, in words; ``granted`` and ``ends`` are empty where not known.

    Of an order that cannot be opened there is nothing but ``status`` and ``officer``.
    """

    href: str
    case_number: str
    restrained: str
    protected: str
    status: Stamp
    ending: Stamp | None
    service: Stamp | None
    granted: str
    ends: str
    hour_given: bool
    officer: str
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows the list."""

    words: Label
    href: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The list. ``previous`` and ``following`` are addresses of its other pages, or None."""

    whose: Sequence[Choice]
    statuses: Sequence[Choice]
    rows: Sequence[Row]
    total: int
    page: int
    pages: int
    previous: str | None
    following: str | None
    new_epo: str | None
    narrowed: bool


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What a case number found; ``asked`` as typed."""

    asked: str
    rows: Sequence[Row]
    errors: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FormLine:
    """A blank or a box of the form with what stands in it; ``ticked`` is None for a blank."""

    label: str
    text: str
    ticked: bool | None
    typed: bool


@dataclass(frozen=True, slots=True)
class FormItem:
    """An item of the form: its number, the form's own words (in English), its lines."""

    item: str
    words: str
    lines: Sequence[FormLine]


@dataclass(frozen=True, slots=True)
class FormSection:
    """A part of the form with its items."""

    title: Label
    items: Sequence[FormItem]


@dataclass(frozen=True, slots=True)
class Ending:
    """When an order ends, with the count that leads there where it can be counted."""

    on: date | None
    at: time | None
    last_open: date | None
    tape: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that a correction changed, in words."""

    label: Label
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with its changes in words."""

    of: Correction
    changes: Sequence[Changed]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told without paper: by whom, when, which terms in words."""

    by: str
    on: date | None
    at: time | None
    terms: Sequence[str]


@dataclass(frozen=True, slots=True)
class Denied:
    """A call that ended with a no."""

    moment: str
    judge: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage:
    """The order as a page."""

    order: OpenOrder
    document: EpoDocument
    who: str
    standing: Standing
    status: Stamp
    ending: Stamp | None
    service: Stamp | None
    ends: Ending | None
    sections: Sequence[FormSection]
    findings: Sequence[Finding]
    told: Told | None
    by_judge: Sequence[Changed]
    denied: Denied | None
    corrections: Sequence[Corrected]
    officer: str
    drawn: str
    superseded: str
    urls: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class CopyItem:
    """The lines of one item, for the paper pad."""

    item: str
    lines: Sequence[tuple[CopyLine, str, str]]


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Every value beside its item number, in the order of the form."""

    order: OpenOrder
    who: str
    items: Sequence[CopyItem]
    granted: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a correction; see epo/ask.html."""

    field: Saved
    mark: str
    unknown: bool | None
    item: str
    choices: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an order that can be corrected."""

    title: Label
    items: str
    href: str


@dataclass(frozen=True, slots=True)
class PartsPage:
    """Which part is to be corrected; empty where the order is no granted, locked one."""

    order: OpenOrder
    who: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendPage:
    """The questions of one part, the reason, and what stands in the way."""

    order: OpenOrder
    who: str
    step: Step
    questions: Sequence[Question]
    cards: Sequence[Sequence[Question]]
    reason: str
    keep_expiry: bool
    asks_keep: bool
    errors: Sequence[tuple[str, str]]
    clashes: Sequence[Clash]
    more: bool
