"""What the pages about papers show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldref.web.answers import Source


@dataclass(frozen=True, slots=True)
class Listed:
    """A form in a list: its code, its title, and in a word whether it is an order."""

    href: str
    code: str
    title: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """The forms of one heading."""

    title: str
    forms: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that may be printed on a paper; ``value`` is yes, no or empty."""

    name: str
    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPage:
    """``found`` is None until something was asked; ``near`` are codes that may have been meant."""

    asked: str
    found: tuple[Listed, ...] | None
    near: tuple[Listed, ...]
    signs: tuple[Sign, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the paper something stands; ``item`` is empty where it was not seen."""

    label: str
    item: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an edition changed."""

    edition: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """One form. ``is_order`` opens the tools that need an order."""

    code: str
    title: str
    edition: date | None
    state: str
    headline: str
    radio: str
    kind: str
    notes: str
    starts: str
    ends: str
    places: tuple[Place, ...]
    quote: str
    quoted: Source | None
    changes: tuple[Change, ...]
    also: tuple[Change, ...]
    names: tuple[str, ...]
    sources: tuple[Source, ...]
    is_order: bool
