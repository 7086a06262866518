"""An article of the field reference: a question of the street, and its answer first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fieldref.core.words import Language, Words

Kind = Literal["do", "law", "forms", "people"]
Status = Literal["official", "court", "draft"]
Mark = Literal["superseded", "repealed", "draft", "unconfirmed"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with its authorities; ``on_card`` puts it on the pocket card."""

    text: Words
    cites: tuple[str, ...]
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence to say aloud; ``status`` is that of its Spanish."""

    to: str
    text: Words
    status: Status
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class Operative:
    """The operative words of an authority, word for word; ``gloss`` is our Spanish of them."""

    quote: str
    cite: str
    gloss: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Which of several sources counts now, and why; ``of`` is the disagreement's handle."""

    of: str
    text: Words
    cites: tuple[str, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A question, its answer in at most twenty words, and what it rests on.

    ``covers`` are handles of the inventory of the source documents; ``words`` what people on the
    street call it.
    """

    slug: str
    ids: tuple[str, ...]
    kind: Kind
    title: Words
    answer: Words
    audience: tuple[str, ...]
    objective: Words
    steps: tuple[Step, ...]
    spoken: tuple[Spoken, ...]
    operative: tuple[Operative, ...]
    counts: tuple[Counts, ...]
    unsettled: tuple[Words, ...]
    sources: tuple[str, ...]
    covers: tuple[str, ...]
    forms: tuple[str, ...]
    tool: str | None
    related: tuple[str, ...]
    words: Mapping[Language, tuple[str, ...]]
    checked: date
    cites: tuple[str, ...]

    def every_cite(self) -> tuple[str, ...]:
        """Every authority the article names, each once, in the order of reading."""
        keys = [key for step in self.steps for key in step.cites]
        keys += [each.cite for each in self.operative]
        keys += [key for each in self.counts for key in each.cites]
        return tuple(dict.fromkeys([*keys, *self.cites]))
