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
    is_old: bool
    projector: str
    address: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term in both languages."""

    en: str
    es: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an article teaches, and for whom."""

    objective: str
    title: str
    url: str
    audience: str


@dataclass(frozen=True, slots=True)
class Course:
    """The lessons of one kind."""

    title: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A choice of whom the reading list is for."""

    words: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An authority, when and how it was read, and the articles that rest on it."""

    key: str
    source: Source
    checked: date
    reading: str
    articles: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SourceShelf:
    """The authorities of one code, or of one kind."""

    title: str
    rows: tuple[SourceRow, ...]
