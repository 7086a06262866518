"""What there is to be found, as texts of one language; and what a number typed alone means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from fieldref.content.articles import articles
from fieldref.content.citations import described
from fieldref.content.court_forms import court_form, forms
from fieldref.content.loader import Tree, load
from fieldref.content.paper_answer import verdict_words
from fieldref.core.articles import Article
from fieldref.core.court_forms import CourtForm, UnknownForm, folded, numbers_in
from fieldref.core.words import LANGUAGES, Language

GLOSSARY: Final = "reference/glossary.yaml"
WORDS: Final = "reference/search.yaml"
CITATIONS: Final = "law/citations.yaml"
_SECTION = re.compile(
    r"(?:(?:penal|family|fam|pen|pc|p c|fc|ccp|wic|code|codigo|§|sections?|sec|seccion)\W*)*"
    r"(\d{2,5}(?: \d+)?[a-z]?)(?:\s*\(?[a-z0-9]\)?)*\s*(?:pc|p c|fc|fam|ccp|wic)?"
)
_NUMBER = re.compile(r"\d{2,5}(?:\.\d+)?")
_STATUTE = re.compile(r"^(?:fam|pen|ccp|wic)-(\d+(?:\.\d+)?[a-z]?)")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found; ``key`` is its kind and name, ``words`` what people call it."""

    key: str
    title: str
    answer: str
    url: str
    words: str
    body: str

    def texts(self) -> tuple[str, ...]:
        """Everything in which words are looked for."""
        return (self.title, self.words, self.answer, self.body)

    def result(self) -> Tree:
        """As the answer of a search gives it."""
        kind, _, slug = self.key.partition(":")
        return {
            "slug": slug, "kind": kind, "title": self.title, "answer": self.answer, "url": self.url
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words without meaning, those that ask for a translation, and what people say for what."""

    stop: frozenset[str]
    translate: frozenset[str]
    same: Mapping[str, tuple[str, ...]]


@cache
def search_words(lang: Language) -> SearchWords:
    """The search's own words of a language."""
    tree = load(WORDS)
    same = {said: tuple(meant) for said, meant in tree["same"][lang].items()}
    return SearchWords(frozenset(tree["stop"][lang]), frozenset(tree["translate"][lang]), same)


def documents(lang: Language) -> Iterator[Document]:
    """Everything there is to be found, in one language."""
    yield from (_article(each, lang) for each in articles().values())
    yield from (_form(each, lang) for each in forms())
    yield from _glossary(lang)
    yield from _law(lang)


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


def _article(each: Article, lang: Language) -> Document:
    said = [step.text.in_language(lang) for step in each.steps]
    said += [spoken.text.in_language(lang) for spoken in each.spoken]
    said += [counts.text.in_language(lang) for counts in each.counts]
    other = (word for language in LANGUAGES for word in each.words[language])
    return Document(
        key=f"article:{each.slug}",
        title=each.title.in_language(lang),
        answer=each.answer.in_language(lang),
        url=f"/reference/{each.slug}",
        words=" ; ".join([*each.words[lang], *other]),
        body=" ".join([*said, each.objective.in_language(lang), *each.forms]),
    )


def _form(each: CourtForm, lang: Language) -> Document:
    return Document(
        key=f"form:{each.code}",
        title=f"{each.code}: {each.title.in_language(lang)}",
        answer=verdict_words(each.enforce, lang)["radio"],
        url=f"/papers/{each.code}",
        words=" ; ".join(each.names[lang]),
        body="",
    )


def _glossary(lang: Language) -> Iterator[Document]:
    other: Language = "es" if lang == "en" else "en"
    for row in load(GLOSSARY)["terms"]:
        yield Document(
            key=f"glossary:{row['en']}",
            title=row[lang],
            answer=row[other],
            url="/reference/glossary",
            words=row[other],
            body="",
        )


def _law(lang: Language) -> Iterator[Document]:
    for key in load(CITATIONS):
        cited = described([key], lang)[key]
        yield Document(f"law:{key}", cited["label"], cited["url"], cited["url"], "", "")
