"""Questions of the decision tools on a page: what was answered, what to ask next, as plain forms.

The facts travel in the page's own form, never in an address; nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from fieldref.content.court_forms import court_form, form_codes
from fieldref.content.loader import Tree
from fieldref.content.rulebook import fact_specs, rulebook
from fieldref.core.court_forms import UnknownForm
from fieldref.core.tables import Facts
from fieldref.core.words import Language
from fieldref.web.typed import writable_text

FORM = "form"
# Papers that are handed to officers most; any other is typed.
FREQUENT = (
    "EPO-001", "DV-110", "DV-130", "CR-160", "CR-161", "CH-130",
    "EA-130", "JV-255", "WV-130", "SV-130", "OUT-OF-STATE", "TRIBAL",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer as a button: ``value`` is ``fact=value``, several parted by semicolons."""

    value: str
    words: str
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers; ``kind`` "form" also takes a form number that is typed."""

    id: str
    kind: str
    asks: str
    hint: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Established:
    """A fact that was answered; ``undo`` names the facts that are asked again with it."""

    name: str
    label: str
    words: str
    undo: str


@dataclass(frozen=True, slots=True)
class Posted:
    """The facts that a page sent: those that could be read, and a form number that could not."""

    facts: Facts
    unknown_form: str = ""
    near: tuple[str, ...] = ()


def posted(topic: str, sent: MultiDict[str, str]) -> Posted:
    """The facts of a form: kept ones, then what a button set or took back."""
    facts = {name: sent[name] for name in rulebook(topic).inputs if _fits(name, sent.get(name))}
    for pair in _parts(sent.get("set", "")):
        name, _equals, value = pair.partition("=")
        if name in rulebook(topic).inputs and _fits(name, value):
            facts[name] = value
    for name in _parts(sent.get("undo", "")):
        facts.pop(name, None)
    return _with_typed_form(facts, writable_text(sent.get("form_typed", "")).strip())


def _parts(button: str) -> list[str]:
    """What a button sends; no button of ours sets or takes back more facts than there are."""
    return button.split(";", len(fact_specs()))[: len(fact_specs())]


def _with_typed_form(facts: dict[str, str], typed: str) -> Posted:
    if not typed:
        return Posted(facts)
    try:
        return Posted({FORM: court_form(typed).code, **_without_form(facts)})
    except UnknownForm as unknown:
        return Posted(facts, typed, tuple(unknown.near))


def _without_form(facts: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if name != FORM}


def _fits(name: str, value: str | None) -> bool:
    if not value:
        return False
    values = fact_specs()[name].values
    if values is not None:
        return value in values
    return value in form_codes()


def next_question(topic: str, missing: tuple[str, ...], facts: Facts, lang: Language) -> Question:
    """The question for the first missing fact: one that settles several at once where it can."""
    first = missing[0]
    for tree in rulebook(topic).words.get("questions", ()):
        if first in tree["sets"] and not facts.keys() & set(tree["sets"]) and "options" in tree:
            return _joint(tree, lang)
    return question_of(first, facts, lang)


def question_of(name: str, facts: Facts, lang: Language) -> Question:
    """The question for one fact."""
    words = fact_specs()[name].words
    hint = words["hint"][lang] if "hint" in words else ""
    if name == FORM:
        papers = tuple(papers_to_choose(facts.get(FORM, ""), lang))
        return Question(name, "form", words["asks"][lang], hint, papers)
    choices = tuple(_choices(name, facts, lang))
    return Question(name, "choices", words["asks"][lang], hint, choices)


def established(topic: str, facts: Facts, lang: Language) -> Iterator[Established]:
    """Every fact answered, in the order in which they are asked."""
    for name in rulebook(topic).inputs:
        if name in facts:
            label = fact_specs()[name].words["label"][lang]
            undo = ";".join(n for n in _together(topic, name) if n in facts)
            yield Established(name, label, _words_of(name, facts[name], lang), undo)


def _together(topic: str, name: str) -> list[str]:
    for tree in rulebook(topic).words.get("questions", ()):
        if name in tree["sets"]:
            sets: list[str] = tree["sets"]
            return sets
    return [name]


def _joint(tree: Tree, lang: Language) -> Question:
    choices = (
        Choice(";".join(f"{n}={v}" for n, v in option["set"].items()), option["say"][lang])
        for option in tree["options"]
    )
    return Question(tree["id"], "choices", tree["asks"][lang], tree["hint"][lang], tuple(choices))


def _choices(name: str, facts: Facts, lang: Language) -> Iterator[Choice]:
    for value in fact_specs()[name].words["values"]:
        words = _words_of(name, value, lang)
        yield Choice(f"{name}={value}", words, facts.get(name) == value)


def papers_to_choose(chosen: str, lang: Language) -> Iterator[Choice]:
    """The papers that officers are handed most, one marked as chosen."""
    for code in FREQUENT:
        title = court_form(code).title.in_language(lang)
        yield Choice(f"{FORM}={code}", code, chosen == code, title)


def _words_of(name: str, value: str, lang: Language) -> str:
    if name == FORM:
        return f"{value}: {court_form(value).title.in_language(lang)}"
    options = fact_specs()[name].words.get("options")
    if options:
        words: str = options[value][lang]
        return words
    return {"yes": _("Yes"), "no": _("No"), "unknown": _("Unknown")}[value]
