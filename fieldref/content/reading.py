"""Why something handed in could not be read, in words; data/rules/reading.yaml."""

from __future__ import annotations

from fieldref.content.loader import load
from fieldref.core.errors import Contradiction, Problem, Unreadable
from fieldref.core.words import Language

FILE = "rules/reading.yaml"


def fault_text(problem: Problem, lang: Language) -> str:
    """One fault in words; with what is near to what was written, where something is."""
    code = f"{problem.code}_near" if problem.values.get("near") else problem.code
    text: str = load(FILE)["faults"][code][lang]
    return text.format(**problem.values)


def fault_texts(unreadable: Unreadable | Contradiction, lang: Language) -> dict[str, str]:
    """Every fault by the place where it was found; the first of each place."""
    found: dict[str, str] = {}
    for problem in unreadable.problems:
        found.setdefault(problem.path, fault_text(problem, lang))
    return found
