"""``/priority``: the orders travel in the page's form; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import Blueprint, Response, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from fieldref.content.court_forms import court_form
from fieldref.content.loader import Tree
from fieldref.content.priority_answer import answer
from fieldref.content.priority_changes import what_changed
from fieldref.content.priority_question import read_question
from fieldref.content.priority_rulebook import EDITIONS
from fieldref.core.court_forms import UnknownForm
from fieldref.core.errors import Contradiction, Unreadable
from fieldref.core.words import Language
from fieldref.web import clock, i18n, pages
from fieldref.web.asking import papers_to_choose
from fieldref.web.htmx import page_or_block
from fieldref.web.priority.context import Card, PriorityPage, Result
from fieldref.web.priority.forms import CRIMINAL, ELSEWHERE, MOST_CARDS, OrderForm, card, cards
from fieldref.web.priority.reading import names, question, show_faults
from fieldref.web.priority.result import result_of
from fieldref.web.typed import writable

bp = Blueprint("priority", __name__)
FEWEST = 2


@dataclass(slots=True)
class _Asked:
    """What a request brought: its cards, what could not be read, and the answer."""

    cards: list[OrderForm]
    typed: str = ""
    problems: list[tuple[str, str]] = field(default_factory=list)
    result: Result | None = None
    facts: Tree = field(default_factory=dict)


@bp.route("/priority", methods=["GET", "POST"])
def show() -> Response:
    """The cards, and above them the answer once it was asked for."""
    sent = writable(request.form)
    asked = _Asked(list(cards(sent)))
    _add(asked, sent)
    if "show" in sent and not pages.switching():
        _answer(asked)
    status = 422 if asked.problems else 200
    return page_or_block("priority/show.html", "main", _page(asked, sent), status)


def _add(asked: _Asked, sent: MultiDict[str, str]) -> None:
    """One more card, where a form was chosen or typed."""
    wanted = sent.get("add") or (sent.get("form_typed", "").strip() if "take" in sent else "")
    if not wanted:
        return
    if len(asked.cards) >= MOST_CARDS:
        words = _("At most %(most)s orders fit here; programs may send more.", most=MOST_CARDS)
        asked.problems.append(("", words))
        return
    try:
        code = court_form(wanted).code
    except UnknownForm:
        asked.typed = wanted
        asked.problems.append(("form_typed", _("No form of this number is known.")))
    else:
        asked.cards.append(card(_next(sent), MultiDict(), code))


def _answer(asked: _Asked) -> None:
    if len(asked.cards) < FEWEST:
        asked.problems.append(("", _("Add a second order: one order alone is simply enforced.")))
        return
    valid = [each.validate() for each in asked.cards]
    lang = i18n.language()
    if all(valid):
        try:
            asked.facts = question(asked.cards, clock.civil_now())
            asked.result = _result(asked.facts, lang)
        except (Unreadable, Contradiction) as fault:
            asked.problems += show_faults(asked.cards, fault, lang)
    for each in asked.cards:
        asked.problems += [(f.id, words) for f in each for words in f.errors]


def _result(facts: Tree, lang: Language) -> Result:
    asked = read_question(facts, clock.civil_now())
    adopted = answer(asked, lang)
    draft = [answer(asked, lang, edition) for edition in EDITIONS if edition != adopted["edition"]]
    changes = [change for one in draft for change in what_changed(adopted, one, lang)]
    return result_of(adopted, changes)


def _next(sent: MultiDict[str, str]) -> int:
    taken = [int(n) for n in sent.getlist("card") if n.isdecimal() and len(n) < 4]
    return max(taken, default=0) + 1


def _page(asked: _Asked, sent: MultiDict[str, str]) -> PriorityPage:
    lang = i18n.language()
    return PriorityPage(
        cards=tuple(_cards(asked.cards, lang)),
        papers=tuple(papers_to_choose("", lang)),
        next_number=_next(sent) + int(bool(sent.get("add"))),
        typed=asked.typed,
        problems=asked.problems,
        result=asked.result,
        facts=asked.facts,
    )


def _cards(found: Sequence[OrderForm], lang: Language) -> list[Card]:
    shown = []
    for each, name in zip(found, names(found), strict=True):
        paper = each.paper
        criminal = paper.family in CRIMINAL
        elsewhere = paper.family in ELSEWHERE
        takes_case = criminal or (elsewhere and each.kind.data == "criminal")
        title = paper.title.in_language(lang)
        number = int(str(each._prefix).strip("o-"))
        shown.append(Card(number, name, title, each, takes_case, elsewhere))
    return shown
