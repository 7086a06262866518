"""The terms of an order as an officer says them, in both languages; data/rules/telling.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from fieldref.content.calendars import words
from fieldref.content.loader import load
from fieldref.core.words import Words

FILE = "rules/telling.yaml"


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its code (as an EPO document's ``told`` has it), its name, and the words to say.

    ``status`` is that of the Spanish words: official, court or draft.
    """

    code: str
    name: Words
    say: Words
    status: str


def terms() -> tuple[Term, ...]:
    """Every term that can be told, in the order of the form."""
    return tuple(_term(row) for row in load(FILE)["terms"])


def opening() -> Words:
    """What is said first."""
    return words(load(FILE)["opening"])


def closing() -> Words:
    """What is said last."""
    return words(load(FILE)["closing"])


def _term(row: dict[str, dict[str, str]]) -> Term:
    return Term(str(row["code"]), words(row["name"]), words(row["say"]), str(row["es_status"]))
