"""The decision tools by name: one way to ask, for pages, commands, programs and receipts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from fieldref.content import decision_answer, paper_answer, priority_answer, priority_question
from fieldref.content.decision_question import read_facts
from fieldref.content.expiry_answer import answer as expiry_answer
from fieldref.content.expiry_question import TypedQuestion, read_question
from fieldref.content.loader import Tree
from fieldref.core.errors import Problem, Unreadable
from fieldref.core.words import Language

# Facts as an object, the present moment in California civil time, the language of the words.
Ask = Callable[[Tree, datetime, Language], Tree]


def ask(tool: str, facts: Tree, now: datetime, lang: Language = "en") -> Tree:
    """The answer of a tool ("notice", "arrest", "priority", "expiry", "paper") to some facts.

    Raises:
        Unreadable: a fact is unknown or has a wrong value, with its path.
        Contradiction: facts that cannot be true together.
        CalendarGap: a count leaves the covered years.
        KeyError: there is no such tool.
    """
    return TOOLS[tool](facts, now, lang)


def _notice(facts: Tree, now: datetime, lang: Language) -> Tree:
    return decision_answer.answer("notice", read_facts("notice", facts), now.date(), lang)


def _arrest(facts: Tree, now: datetime, lang: Language) -> Tree:
    return decision_answer.answer("arrest", read_facts("arrest", facts), now.date(), lang)


def _priority(facts: Tree, now: datetime, lang: Language) -> Tree:
    return priority_answer.answer(priority_question.read_question(facts, now), lang)


def _paper(facts: Tree, now: datetime, lang: Language) -> Tree:
    return paper_answer.answer(paper_answer.read_form(facts), lang)


def _expiry(facts: Tree, now: datetime, lang: Language) -> Tree:
    unknown = [Problem(name, "unknown_key") for name in facts.keys() - {"granted", "county"}]
    wrong = [Problem(name, "wrong_type") for name, v in facts.items() if not isinstance(v, str)]
    if unknown or wrong or "granted" not in facts:
        raise Unreadable(*unknown, *wrong, *_missing(facts))
    typed = TypedQuestion(granted=facts["granted"], county=facts.get("county"), lang=lang)
    return expiry_answer(read_question(typed))


def _missing(facts: Tree) -> list[Problem]:
    return [] if "granted" in facts else [Problem("granted", "missing")]


TOOLS: Mapping[str, Ask] = {
    "notice": _notice,
    "arrest": _arrest,
    "priority": _priority,
    "expiry": _expiry,
    "paper": _paper,
}
