"""What the page of the notice tool shows."""

from __future__ import annotations

from dataclasses import dataclass

from fieldref.content.telling import Term
from fieldref.core.tables import Facts
from fieldref.core.words import Words
from fieldref.web.answers import Shown
from fieldref.web.asking import Posted, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """``routes`` are the four ways of notice; ``terms`` what can be told, in both languages,
    and ``told`` the codes of those ticked."""

    facts: Facts
    posted: Posted
    answer: Shown | None
    routes: tuple[Question, ...]
    paper: Question
    paper_words: str
    terms: tuple[Term, ...]
    opening: Words
    closing: Words
    told: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
