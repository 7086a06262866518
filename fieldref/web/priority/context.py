"""What the page of the priority tool shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fieldref.content.loader import Tree
from fieldref.web.answers import Reason
from fieldref.web.asking import Choice
from fieldref.web.priority.forms import OrderForm


@dataclass(frozen=True, slots=True)
class Line:
    """A provision: what each order says of it, and what is enforced. ``says`` is in the order
    of the pair's orders; empty where an order says nothing.
    """

    name: str
    says: tuple[str, ...]
    enforce: str
    text: str
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One protected and one restrained person: the answer in a sentence, then line by line."""

    persons: str
    orders: tuple[str, ...]
    tier: int | None
    line: str
    settled: bool
    lines: tuple[Line, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer as the page shows it; ``draft`` is how the proposal of 2022 differs."""

    say: str
    pairs: tuple[Pair, ...]
    left_out: tuple[str, ...]
    reasons: tuple[Reason, ...]
    open_points: tuple[str, ...]
    draft: tuple[str, ...]
    edition: date
    bundle: str


@dataclass(frozen=True, slots=True)
class Card:
    """An order on the page: its number there, how it is called, its boxes, what it takes."""

    number: int
    name: str
    title: str
    form: OrderForm
    takes_case: bool
    takes_kind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityPage:
    """``problems`` are (id of a field or "", words); ``facts`` what was answered."""

    cards: Sequence[Card]
    papers: Sequence[Choice]
    next_number: int
    typed: str
    problems: Sequence[tuple[str, str]]
    result: Result | None
    facts: Tree
