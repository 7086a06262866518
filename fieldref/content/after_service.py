"""What the law asks around service of an order, in words; data/rules/after-service.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from fieldref.content.calendars import words
from fieldref.content.citations import Citation, citation
from fieldref.content.loader import load
from fieldref.core.words import Words

FILE = "rules/after-service.yaml"
Topic = Literal["served", "told", "attempt", "firearms"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the law asks; ``hours`` from service where it sets a limit in hours."""

    code: str
    text: Words
    citations: tuple[Citation, ...]
    hours: int | None


@cache
def facts_on(topic: Topic) -> tuple[Fact, ...]:
    """What the law asks on a topic, in the order in which it is done."""
    return tuple(
        Fact(
            row["code"], words(row), tuple(citation(key) for key in row["cites"]), row.get("hours")
        )
        for row in load(FILE)[topic]
    )
