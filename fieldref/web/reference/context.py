"""What the pages of the reference show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldref.content.search_marks import Piece
from fieldref.web.answers import Reason, Source


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; ``foreign`` marks an address outside."""

    title: str
    answer: str
    url: str
    kind: str
    words: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, with what was asked for marked in it."""

    title: tuple[Piece, ...]
    answer: tuple[Piece, ...]
    url: str
    kind: str
    words: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles of one kind."""

    title: str
    hits: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """``hits`` is None until something was asked; ``nearest`` stands in for hits where none is."""

    asked: str
    hits: tuple[Found, ...] | None
    nearest: tuple[Found, ...]
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words to say, English and Spanish; ``status`` is that of the Spanish."""

    to: str
    en: str
    es: str
    status: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """Which of several sources counts; ``mark`` says what the other is."""

    text: str
    mark: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article in the language of the page."""

    slug: str
    title: str
    answer: str
    objective: str
    audience: str
    steps: tuple[Step, ...]
    sayings: tuple[Saying, ...]
    reasons: tuple[Reason, ...]
    weighings: tuple[Weighing, ...]
    unsettled: tuple[str, ...]
    forms: tuple[Hit, ...]
    related: tuple[Hit, ...]
    tool: str
    sources: tuple[Source, ...]
    papers: tuple[str, ...]
    checked: date


@dataclass(frozen=True, slots=True)
class Term:
    """A term in both languages."""

    en: str
    es: str
    status: str
    note: str
