"""``/notice``: the facts travel in the page's form; nothing is stored and no address holds them."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from fieldref.content.court_forms import family_of
from fieldref.content.decision_answer import answer
from fieldref.content.loader import Tree
from fieldref.content.rulebook import rulebook
from fieldref.content.telling import closing, opening, terms
from fieldref.core.computed_facts import WITHOUT_HEARING
from fieldref.core.tables import Facts
from fieldref.web import clock, i18n, pages
from fieldref.web.answers import Shown, shown
from fieldref.web.asking import FORM, Posted, posted, question_of
from fieldref.web.htmx import page_or_block
from fieldref.web.notice.context import NoticePage
from fieldref.web.receipting import made, receipt_page

bp = Blueprint("notice", __name__)
TOPIC = "notice"
ROUTES = (
    "proof_of_service_seen",
    "proof_of_service_on_file",
    "present_at_hearing",
    "told_by_officer",
)
# An order made by telephone has no hearing at which anybody could have been.


@bp.route("/notice", methods=["GET", "POST"])
def show() -> Response:
    """The four ways of notice with their answers, and what follows from them."""
    sent = posted(TOPIC, request.form)
    told = tuple(term.code for term in terms() if term.code in request.form.getlist("terms"))
    recording = "record" in request.form and not pages.switching()
    if recording and told and not sent.unknown_form:
        return receipt_page(made(TOPIC, dict(_possible(sent.facts)), told))
    page = _page(sent, told, tuple(_problems(sent, untold=recording and not told)))
    return page_or_block("notice/show.html", "main", page, 422 if page.problems else 200)


def _problems(sent: Posted, *, untold: bool) -> Iterator[tuple[str, str]]:
    if sent.unknown_form:
        yield "form_typed", _("No form of this number is known.")
    if untold:
        yield "terms", _("Tick the terms that you told.")


def _page(sent: Posted, told: tuple[str, ...], problems: tuple[tuple[str, str], ...]) -> NoticePage:
    facts, lang = _possible(sent.facts), i18n.language()
    found = answer(TOPIC, facts, clock.civil_now().date(), lang)
    paper = question_of(FORM, facts, lang)
    return NoticePage(
        facts=facts,
        posted=sent,
        answer=_shown(found),
        routes=tuple(question_of(name, facts, lang) for name in _routes(facts)),
        paper=paper,
        paper_words=facts.get(FORM, ""),
        terms=terms(),
        opening=opening(),
        closing=closing(),
        told=told,
        problems=problems,
    )


def _shown(found: Tree) -> Shown:
    return shown(found, rulebook(TOPIC).verdict(found["verdict"])["tone"])


def _routes(facts: Facts) -> tuple[str, ...]:
    hidden = "present_at_hearing" if _without_hearing(facts) else ""
    return tuple(name for name in ROUTES if name != hidden)


def _without_hearing(facts: Facts) -> bool:
    return FORM in facts and family_of(facts[FORM]) in WITHOUT_HEARING


def _possible(facts: Facts) -> Facts:
    """The facts without a hearing that the order chosen afterwards cannot have had."""
    if not _without_hearing(facts):
        return facts
    return {name: value for name, value in facts.items() if name != "present_at_hearing"}
