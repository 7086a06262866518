"""``/arrest``: the facts travel in the page's form; nothing is stored and no address holds them."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, request

from fieldref.content.citations import described
from fieldref.content.decision_answer import NEED_FACTS, answer
from fieldref.content.rulebook import rulebook
from fieldref.core.words import Language
from fieldref.web import clock, i18n
from fieldref.web.answers import Reason, Source, shown
from fieldref.web.arrest.context import ArrestPage, Card
from fieldref.web.asking import Posted, established, next_question, posted, question_of
from fieldref.web.htmx import page_or_block

bp = Blueprint("arrest", __name__)
TOPIC = "arrest"
# Asked once it is decided: they are noted and explained, and never change a verdict.
NOTES = ("invited", "exigent")


@bp.route("/arrest", methods=["GET", "POST"])
def show() -> Response:
    """The next element to answer, or the verdict; what was answered below it."""
    sent = posted(TOPIC, request.form)
    status = 422 if sent.unknown_form else 200
    return page_or_block("arrest/show.html", "main", _page(sent), status)


def _page(sent: Posted) -> ArrestPage:
    facts, lang = sent.facts, i18n.language()
    found = answer(TOPIC, facts, clock.civil_now().date(), lang)
    missing, cards = tuple(found["missing"]), tuple(_cards(found["verdict"], lang))
    return ArrestPage(
        facts=facts,
        posted=sent,
        answer=shown(found, rulebook(TOPIC).verdict(found["verdict"])["tone"]),
        question=next_question(TOPIC, missing, facts, lang) if missing else None,
        established=tuple(e for e in established(TOPIC, facts, lang) if e.name not in NOTES),
        # Where the paper is no order, or has ended, inviting and exigency are beside the point.
        notes=tuple(question_of(name, facts, lang) for name in NOTES) if cards else (),
        cards=cards,
    )


def _cards(verdict: str, lang: Language) -> Iterator[Card]:
    for tree in rulebook(TOPIC).words["cards"]:
        if verdict in (NEED_FACTS, *tree["unless"]):
            continue
        sources = {
            key: Source(cited["label"], cited["url"], cited["confidence"])
            for key, cited in described([*tree["cites"], tree["cite"]], lang).items()
        }
        cited = tuple(sources[key] for key in tree["cites"])
        reason = Reason(tree["text"][lang], cited, tree["quote"], sources[tree["cite"]])
        yield Card(tree["id"], tree["title"][lang], reason)
