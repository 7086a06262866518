"""What the law asks around service of an order, in words; data/rules/after-service.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from fieldref.content.calendars import words
from fieldref.content.citations import Citation, citation
from fieldref.content.loader import Tree, load
from fieldref.core.epo import EpoDocument
from fieldref.core.grounds import rests_on_stalking_only
from fieldref.core.words import Words

FILE = "rules/after-service.yaml"
Topic = Literal["served", "told", "attempt", "firearms"]
Kind = Literal["family", "stalking"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the law asks; ``hours`` from service where it sets a limit in hours;
    ``open`` where no source settles it.
    """

    code: str
    text: Words
    citations: tuple[Citation, ...]
    hours: int | None
    open: bool


def kind_of(document: EpoDocument) -> Kind:
    """Whether an order rests on the Family Code, or on stalking alone (pen-646.91)."""
    return "stalking" if rests_on_stalking_only(document) else "family"


@cache
def facts_on(topic: Topic, kind: Kind) -> tuple[Fact, ...]:
    """What the law asks on a topic for a kind of order, in the order in which it is done."""
    return tuple(_fact(row) for row in load(FILE)[topic] if row.get("kind", kind) == kind)


def _fact(row: Tree) -> Fact:
    return Fact(
        code=row["code"],
        text=words(row),
        citations=tuple(citation(key) for key in row["cites"]),
        hours=row.get("hours"),
        open=row.get("open", False),
    )
