"""Every paper an officer may be handed, data/forms/court: found by number, by name, by looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache, lru_cache
from typing import Any

from fieldref.content.calendars import words
from fieldref.content.citations import described
from fieldref.content.loader import Tree, load, names
from fieldref.core.court_forms import (
    CourtForm,
    FormChange,
    FormQuote,
    FormShelf,
    Items,
    UnknownForm,
)
from fieldref.core.errors import Problem
from fieldref.core.words import Language, Words

FOLDER = "forms/court"
# No number and no name of a form is half as long; what was found is remembered as it was typed.
MOST_TYPED = 400
_SEEN = {"yes": True, "no": False}


@cache
def form_groups() -> Mapping[str, Words]:
    """The headings under which forms stand, by group, in the order of showing."""
    return {tree["id"]: words(tree["title"]) for tree in _files()}


@cache
def shelf() -> FormShelf:
    """All forms; read once per process."""
    return FormShelf(tuple(_form(tree["id"], row) for tree in _files() for row in tree["forms"]))


def forms() -> tuple[CourtForm, ...]:
    """Every form, in the order of showing."""
    return shelf().forms


def court_form(typed: str) -> CourtForm:
    """The form of a number or a name however it is typed: ``dv110``, ``EPO 001``, ``CPO-160``.

    Raises:
        UnknownForm: no one form is meant by it; ``near`` names those that may be.
    """
    if len(typed) > MOST_TYPED:
        raise UnknownForm(typed)
    return _found(typed)


@cache
def form_codes() -> frozenset[str]:
    """The code of every form."""
    return frozenset(form.code for form in forms())


def unknown_form(unknown: UnknownForm, path: str) -> Problem:
    """The fault of a form that is not known, where it stands; with the codes near to it."""
    return Problem(path, unknown.code, {"near": ", ".join(unknown.near)} if unknown.near else {})


def family_of(code: str) -> str:
    """The kind of order that the rules speak of: ``dv``, ``epo``, … or ``not_an_order``.

    Raises:
        UnknownForm: no such form.
    """
    return court_form(code).family


def find_forms(text: str, lang: Language) -> tuple[CourtForm, ...]:
    """The forms that a number begun or words of a title may mean, best first."""
    return shelf().search(text, lang)


def by_traits(
    *,
    says_court_order: str | None = None,
    says_not_court_order: str | None = None,
    says_emergency: str | None = None,
    says_criminal: str | None = None,
    other_state: str | None = None,
) -> tuple[CourtForm, ...]:
    """The forms that a paper may be by what is visible on it: each sign "yes", "no" or not asked.

    A form whose footer was never seen is not ruled out by its footer.
    """
    given = {
        "says_court_order": says_court_order,
        "says_not_court_order": says_not_court_order,
        "says_emergency": says_emergency,
        "says_criminal": says_criminal,
        "other_state": other_state,
    }
    seen = {sign: _SEEN[value] for sign, value in given.items() if value in _SEEN}
    return shelf().showing(seen)


def form_line(form: CourtForm, lang: Language) -> dict[str, Any]:
    """A form as it stands in a list of forms."""
    return {
        "code": form.code,
        "title": form.title.in_language(lang),
        "edition": form.edition.isoformat() if form.edition else None,
        "kind": form.kind,
        "enforce": form.enforce,
    }


def form_json(form: CourtForm, lang: Language) -> dict[str, Any]:
    """A form as the JSON interface gives it."""
    return {
        **form_line(form, lang),
        "where": asdict(form.where),
        "starts": _said(form.starts, lang),
        "ends": _said(form.ends, lang),
        "notes": form.notes.in_language(lang),
        "arrest_authority": form.arrest_authority,
        "family": form.family,
        "group": form.group,
        "title_status": form.title_status,
        "numbers": list(form.numbers),
        "names": list(form.names[lang]),
        "also": [_change_json(change, lang) for change in form.also],
        "changes": [_change_json(change, lang) for change in form.changes],
        "quote": asdict(form.quote) if form.quote else None,
        "citations": described(form_citations(form), lang),
    }


def form_citations(form: CourtForm) -> tuple[str, ...]:
    """Every authority that stands behind what is said of a form, each once."""
    keys = [*form.cites, *(key for change in (*form.also, *form.changes) for key in change.cites)]
    keys += [form.quote.cite] if form.quote else []
    keys += [form.arrest_authority] if form.arrest_authority else []
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=512)
def _found(typed: str) -> CourtForm:
    return shelf().find(typed)


def _files() -> list[Tree]:
    return sorted((load(name) for name in names(FOLDER)), key=lambda tree: int(tree["order"]))


def _form(group: str, row: Tree) -> CourtForm:
    called = row.get("names", {})
    return CourtForm(
        code=row["code"],
        group=group,
        title=words(row["title"]),
        title_status=row["title_status"],
        kind=row["kind"],
        enforce=row["enforce"],
        family=row["family"],
        edition=row["edition"],
        also=_changes(row, "also", "note"),
        where=Items(**row["where"]),
        starts=_passage(row["starts"]),
        ends=_passage(row["ends"]),
        notes=words(row["notes"]),
        changes=_changes(row, "changes", "text"),
        arrest_authority=row["arrest_authority"],
        numbers=tuple(row.get("numbers", ())),
        names={"en": tuple(called.get("en", ())), "es": tuple(called.get("es", ()))},
        footer=row["footer"],
        traits=frozenset(row.get("traits", ())),
        cites=tuple(row["cites"]),
        quote=_quote(row) if "quote" in row else None,
    )


def _changes(row: Tree, part: str, text: str) -> tuple[FormChange, ...]:
    return tuple(
        FormChange(each["edition"], words(each[text]), tuple(each["cites"]))
        for each in row.get(part, ())
    )


def _quote(row: Tree) -> FormQuote:
    return FormQuote(row["quote"], row["cite"], row.get("gloss", {}).get("es"))


def _passage(tree: Tree | None) -> Words | None:
    return None if tree is None else words(tree)


def _said(passage: Words | None, lang: Language) -> str | None:
    return None if passage is None else passage.in_language(lang)


def _change_json(change: FormChange, lang: Language) -> dict[str, Any]:
    return {
        "edition": change.edition.isoformat(),
        "text": change.text.in_language(lang),
        "cites": list(change.cites),
    }
