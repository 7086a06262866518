"""The facts of a receipt: whole, so that the same question can be asked again, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache

from fieldref.content.calendars import words
from fieldref.content.court_forms import court_form
from fieldref.content.courts import UnknownCounty, county
from fieldref.content.days import clock, long_day
from fieldref.content.decision_question import read_facts
from fieldref.content.expiry_question import read_grant
from fieldref.content.loader import Tree, load
from fieldref.content.paper_answer import read_form
from fieldref.content.priority_question import read_question
from fieldref.content.priority_rulebook import ADOPTED
from fieldref.content.priority_words import Wording, wording
from fieldref.content.rulebook import fact_specs, rulebook
from fieldref.core.court_forms import UnknownForm
from fieldref.core.errors import Contradiction, Unreadable
from fieldref.core.orders import HeldOrder, nested
from fieldref.core.receipts import Receipt
from fieldref.core.words import Language

FILE = "rules/receipt.yaml"
_DECISIONS = ("notice", "arrest")
MINUTE = "%Y-%m-%dT%H:%M"


def whole_facts(tool: str, facts: Tree, now: datetime) -> Tree:
    """The facts as they were read: forms by their code, the moment asked about filled in.

    Raises:
        Unreadable: a fact is unknown or has a wrong value, with its path.
        Contradiction: facts that cannot be true together.
    """
    if tool in _DECISIONS:
        read = read_facts(tool, facts)
        return {name: read[name] for name in rulebook(tool).inputs if name in read}
    if tool == "paper":
        return {"form": read_form(facts).code}
    if tool == "priority":
        question = read_question(facts, now)
        orders = [_order_tree(order) for order in question.orders]
        return {"as_of": question.as_of.strftime(MINUTE), "orders": orders}
    return dict(facts)


def fact_lines(receipt: Receipt, lang: Language) -> list[str]:
    """The facts in words, one line each; what is no fact any more stands as it was written."""
    facts = dict(receipt.facts)
    if receipt.tool in (*_DECISIONS, "paper"):
        return [_line(fact_label(name, lang), _value(name, facts[name], lang)) for name in facts]
    if receipt.tool == "expiry":
        return list(_expiry(facts, lang))
    try:
        orders = read_question(facts, receipt.made_at).orders
    except (Unreadable, Contradiction):
        return [_line(name, str(value)) for name, value in facts.items()]
    moment = datetime.strptime(facts["as_of"], MINUTE)  # noqa: DTZ007 - civil time
    lines = [_line(say("facts", "as_of", lang), _day_and_time(moment.date(), moment.time(), lang))]
    names = wording(lang, ADOPTED)
    return lines + [_order_line(order, names, lang) for order in orders]


def not_asked(receipt: Receipt, lang: Language) -> list[str]:
    """What a decision may be asked and was not, in words."""
    if receipt.tool not in _DECISIONS:
        return []
    names = rulebook(receipt.tool).inputs
    return [fact_label(name, lang) for name in names if name not in receipt.facts]


def fact_label(name: str, lang: Language) -> str:
    """How a fact of the decision tables is called."""
    spec = fact_specs().get(name)
    return words(spec.words["label"]).in_language(lang) if spec else name


@cache
def say(part: str, code: str, lang: Language) -> str:
    """A passage of the receipt's own words."""
    return words(load(FILE)[part][code]).in_language(lang)


def _line(label: str, value: str) -> str:
    return f"{label}: {value}"


def _value(name: str, value: str, lang: Language) -> str:
    spec = fact_specs().get(name)
    if spec is None:
        return value
    if spec.values is None:
        return _form(value, lang)
    options = spec.words.get("options", {})
    if value in options:
        return words(options[value]).in_language(lang)
    return say("values", value, lang) if value in load(FILE)["values"] else value


def _form(code: str, lang: Language) -> str:
    try:
        form = court_form(code)
    except UnknownForm:
        return code
    title = form.title.in_language(lang)
    return say("lines", "form", lang).format(code=form.code, title=title)


def _expiry(facts: Tree, lang: Language) -> Iterator[str]:
    try:
        grant = read_grant(facts["granted"])
    except Unreadable:
        yield _line(say("facts", "granted", lang), facts["granted"])
    else:
        moment = _day_and_time(grant.day, grant.hour, lang)
        yield _line(say("facts", "granted", lang), moment)
    if "county" in facts:
        yield _line(say("facts", "county", lang), _county(facts["county"], lang))


def _county(slug: str, lang: Language) -> str:
    try:
        return county(slug).name.in_language(lang)
    except UnknownCounty:
        return slug


def _order_tree(order: HeldOrder) -> Tree:
    """An order as a question has it; what need not be said and was not is left out."""
    told: Tree = {
        "id": order.id,
        "form": order.form,
        "issued_on": _iso(order.issued_on),
        "expires_on": _iso(order.expires_on),
        "protected": list(order.protected),
        "restrained": order.restrained,
        "terms": nested(order.terms),
    }
    more = {
        "issued_at": order.issued_at and clock(order.issued_at),
        "expires_at": order.expires_at and clock(order.expires_at),
        "criminal_case": order.criminal_case,
        "kind": order.kind,
    }
    return told | {key: value for key, value in more.items() if value is not None}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _order_line(order: HeldOrder, names: Wording, lang: Language) -> str:
    terms = [names.term(name, value) for name, value in order.terms.items()]
    parts = [*_dates(order, lang), *_persons(order, lang)]
    parts += [say("facts", kind, lang) for kind in (order.kind, order.criminal_case) if kind]
    parts += terms or [say("facts", "no_terms", lang)]
    return _line(names.order(order), "; ".join(parts))


def _dates(order: HeldOrder, lang: Language) -> Iterator[str]:
    for code, day, at in (
        ("issued", order.issued_on, order.issued_at),
        ("ends", order.expires_on, order.expires_at),
    ):
        if day is None:
            yield say("facts", f"{code}_unknown", lang)
        else:
            yield say("facts", code, lang).format(moment=_day_and_time(day, at, lang))


def _persons(order: HeldOrder, lang: Language) -> Iterator[str]:
    if order.protected:
        yield say("facts", "protects", lang).format(persons=", ".join(order.protected))
    yield say("facts", "restrains", lang).format(person=order.restrained)


def _day_and_time(day: date, at: time | None, lang: Language) -> str:
    spoken = long_day(day, lang)
    if at is None:
        return spoken
    return say("facts", "moment", lang).format(day=spoken, time=clock(at))
