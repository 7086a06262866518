"""What a question names outright: a form by its number, a section of a code, a term's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from fieldref.content.articles import articles
from fieldref.content.court_forms import court_form
from fieldref.content.loader import load
from fieldref.content.search_documents import CITATIONS, GLOSSARY
from fieldref.content.search_terms import search_words
from fieldref.core.court_forms import UnknownForm, folded, numbers_in
from fieldref.core.words import Language

_SECTION = re.compile(
    r"(?:(?:penal|family|fam|pen|pc|p c|fc|ccp|wic|code|codigo|§|sections?|sec|seccion)\W*)*"
    r"(\d{2,5}(?: \d+)?[a-z]?)(?:\s*\(?[a-z0-9]\)?)*\s*(?:pc|p c|fc|fam|ccp|wic)?"
)
_NUMBER = re.compile(r"\d{2,5}(?:\.\d+)?")
_STATUTE = re.compile(r"^(?:fam|pen|ccp|wic)-(\d+(?:\.\d+)?[a-z]?)")


def by_form(typed: str) -> Iterator[str]:
    """The form that a query names by its number, or by nothing but its name."""
    try:
        if any(numbers_in(typed)):
            yield f"form:{court_form(typed).code}"
    except UnknownForm:
        return


def by_section(typed: str) -> Iterator[str]:
    """What cites the section of a code that a query consists of; what to do first."""
    found = _SECTION.fullmatch(folded(typed))
    if found:
        yield from _citing().get(found[1].replace(" ", "."), ())


def by_term(typed: str, lang: Language) -> Iterator[str]:
    """The term of the glossary that a query consists of, or whose translation it asks for."""
    said = search_words(lang)
    words = folded(typed).split()
    if said.translate.intersection(words):
        words = [word for word in words if word not in said.translate | said.stop]
    yield from _terms().get(" ".join(words), ())


@cache
def _terms() -> Mapping[str, tuple[str, ...]]:
    """Each part of a term, "stalking" of "to stalk, stalking" -> keys of the glossary."""
    found: dict[str, list[str]] = {}
    for row in load(GLOSSARY)["terms"]:
        for part in f"{row['en']}, {row['es']}".split(", "):
            bare = folded(part.partition(" (")[0]).removeprefix("to ")
            found.setdefault(bare, []).append(f"glossary:{row['en']}")
    return {part: tuple(dict.fromkeys(keys)) for part, keys in found.items()}


@cache
def _citing() -> Mapping[str, tuple[str, ...]]:
    """Section number -> articles known by it, that quote it, that cite it, then the law itself."""
    found: dict[str, list[str]] = {}
    for number, key in (*_known_by(), *_quoting(), *_naming()):
        found.setdefault(number, []).append(key)
    return {number: tuple(dict.fromkeys(keys)) for number, keys in found.items()}


def _known_by() -> Iterator[tuple[str, str]]:
    """People type the number itself for the article."""
    for each in articles().values():
        yield from ((w, f"article:{each.slug}") for w in each.words["en"] if _NUMBER.fullmatch(w))


def _quoting() -> Iterator[tuple[str, str]]:
    for each in articles().values():
        for operative in each.operative:
            yield from _section(operative.cite, f"article:{each.slug}")


def _naming() -> Iterator[tuple[str, str]]:
    for each in articles().values():
        for cite in each.every_cite():
            yield from _section(cite, f"article:{each.slug}")
    for cite in load(CITATIONS):
        yield from _section(cite, f"law:{cite}")


def _section(cite: str, key: str) -> Iterator[tuple[str, str]]:
    section = _STATUTE.match(cite)
    if section:
        yield section[1], key
