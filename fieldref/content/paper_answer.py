"""Which paper is this: the answer of the court forms in the shape of every other tool's."""

from __future__ import annotations

from collections.abc import Iterator

from fieldref.content.bundle import bundle
from fieldref.content.citations import described
from fieldref.content.court_forms import court_form, form_citations
from fieldref.content.days import long_day
from fieldref.content.loader import Tree, load
from fieldref.core.court_forms import CourtForm, UnknownForm
from fieldref.core.errors import Problem, Unreadable
from fieldref.core.words import Language, Words

FILE = "rules/paper.yaml"


def read_form(facts: Tree) -> CourtForm:
    """The form in an object that holds nothing else.

    Raises:
        Unreadable: unknown_key, missing, wrong_type or unknown_form, each at its place.
    """
    problems = [Problem(name or "document", "unknown_key") for name in facts if name != "form"]
    if problems or "form" not in facts:
        raise Unreadable(*problems, *([] if "form" in facts else [Problem("form", "missing")]))
    if not isinstance(facts["form"], str):
        raise Unreadable(Problem("form", "wrong_type"))
    try:
        return court_form(facts["form"])
    except UnknownForm:
        raise Unreadable(Problem("form", "unknown_form")) from None


def answer(form: CourtForm, lang: Language = "en") -> Tree:
    """Whether a form is enforced and what must be known of it, with its authorities."""
    because = list(_because(form, lang))
    return {
        "verdict": form.enforce,
        **verdict_words(form.enforce, lang),
        "form": form.code,
        "kind": form.kind,
        "because": because,
        "open_points": list(_open_points(form, lang)),
        "edition": (form.edition or load(FILE)["edition"]).isoformat(),
        "bundle": bundle(),
        "rows": [f"form:{form.code}"],
        "citations": described(form_citations(form), lang),
    }


def verdict_words(enforce: str, lang: Language) -> dict[str, str]:
    """How it is said: the headline, and the sentence for the radio."""
    words = load(FILE)["verdicts"][enforce]
    return {"headline": words["headline"][lang], "radio": words["radio"][lang]}


def tone(enforce: str) -> str:
    """How it looks: ok, due or void."""
    return str(load(FILE)["verdicts"][enforce]["tone"])


def _because(form: CourtForm, lang: Language) -> Iterator[Tree]:
    said: dict[str, Words | None] = {
        "notes": form.notes,
        "starts": form.starts,
        "ends": form.ends,
    }
    for code, passage in said.items():
        if passage is not None:
            text = load(FILE)["reasons"][code][lang].format(text=passage.in_language(lang))
            yield {"code": code, "text": text, "cites": list(form.cites), **_quoted(form, code)}


def _quoted(form: CourtForm, code: str) -> Tree:
    if code != "notes" or form.quote is None:
        return {}
    return {"quote": {"text": form.quote.text, "cite": form.quote.cite}}


def _open_points(form: CourtForm, lang: Language) -> Iterator[Tree]:
    words = load(FILE)["open_points"]
    if form.edition is None:
        yield {"code": "edition_not_read", "text": words["edition_not_read"][lang]}
    if form.also:
        days = ", ".join(long_day(change.edition, lang) for change in form.also)
        yield {"code": "later_edition", "text": words["later_edition"][lang].format(days=days)}
