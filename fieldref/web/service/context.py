"""What the pages of service show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel.speaklater import LazyString
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.content.after_service import Fact
from fieldref.core.epo import EpoDocument
from fieldref.web.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Way:
    """One of the three answers to "Did you give it in person?"."""

    title: LazyString | str
    note: LazyString | str
    href: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """How it went; or why it cannot be recorded yet, or again."""

    order: OpenOrder
    who: str
    ways: Sequence[Way]
    attempts: Sequence[Attempted]
    service: Stamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A record to be made. ``places`` are addresses known from the order, offered as chips."""

    order: OpenOrder
    who: str
    form: Form
    places: Sequence[str]
    facts: Sequence[Fact]
    attempts: Sequence[Attempted]
    court: str
    me_words: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Attempted:
    """A visit that did not find the restrained person."""

    moment: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Due:
    """A fact of law and, where it sets hours from service, the civil moment at which they end."""

    fact: Fact
    by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterPage:
    """What is next after service or notice."""

    order: OpenOrder
    document: EpoDocument
    who: str
    stamp_of: Stamp | None
    steps: Sequence[Fact]
    firearms: Sequence[Due]
    served: datetime | None
    pdf: str


@dataclass(frozen=True, slots=True)
class TooEarlyPage:
    """Nothing is served before it is granted."""

    order: OpenOrder
    who: str
    draft: str
