"""What the page of the arrest tool shows."""

from __future__ import annotations

from dataclasses import dataclass

from fieldref.core.tables import Facts
from fieldref.web.answers import Reason, Shown
from fieldref.web.asking import Established, Posted, Question


@dataclass(frozen=True, slots=True)
class Card:
    """What holds whatever the facts are."""

    id: str
    title: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrestPage:
    """``question`` is the next one, None once it is decided; ``notes`` never change the verdict."""

    facts: Facts
    posted: Posted
    answer: Shown
    question: Question | None
    established: tuple[Established, ...]
    notes: tuple[Question, ...]
    cards: tuple[Card, ...]
