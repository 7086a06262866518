"""What there is to be found, as texts of one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldref.content.articles import articles
from fieldref.content.citations import described
from fieldref.content.court_forms import forms
from fieldref.content.loader import Tree, load
from fieldref.content.paper_answer import verdict_words
from fieldref.core.articles import Article
from fieldref.core.court_forms import CourtForm
from fieldref.core.words import Language

GLOSSARY: Final = "reference/glossary.yaml"
CITATIONS: Final = "law/citations.yaml"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found; ``key`` is its kind and name.

    ``said`` are phrases that people use for it, ``body`` what else it says; a hit shows neither.
    """

    key: str
    title: str
    answer: str
    url: str
    said: tuple[str, ...] = ()
    body: str = ""

    @property
    def kind(self) -> str:
        """article, form, glossary or law."""
        return self.key.partition(":")[0]

    def spoken_of(self) -> tuple[str, ...]:
        """Each phrase that may be meant as a whole: what people say, the title, a short answer."""
        return (*self.said, self.title, self.answer) if self.body else (*self.said, self.title)

    def result(self) -> Tree:
        """As the answer of a search gives it."""
        kind, _, slug = self.key.partition(":")
        return {
            "slug": slug, "kind": kind, "title": self.title, "answer": self.answer, "url": self.url
        }  # fmt: skip


def documents(lang: Language) -> Iterator[Document]:
    """Everything there is to be found, in one language."""
    yield from (_article(each, lang) for each in articles().values())
    yield from (_form(each, lang) for each in forms())
    yield from _glossary(lang)
    yield from _law(lang)


def _article(each: Article, lang: Language) -> Document:
    said = [step.text.in_language(lang) for step in each.steps]
    said += [spoken.text.in_language(lang) for spoken in each.spoken]
    said += [counts.text.in_language(lang) for counts in each.counts]
    return Document(
        key=f"article:{each.slug}",
        title=each.title.in_language(lang),
        answer=each.answer.in_language(lang),
        url=f"/reference/{each.slug}",
        said=each.words[lang],
        body=" ".join([*said, each.objective.in_language(lang), *each.forms]),
    )


def _form(each: CourtForm, lang: Language) -> Document:
    return Document(
        key=f"form:{each.code}",
        title=f"{each.code}: {each.title.in_language(lang)}",
        answer=verdict_words(each.enforce, lang)["radio"],
        url=f"/papers/{each.code}",
        said=each.names[lang],
    )


def _glossary(lang: Language) -> Iterator[Document]:
    other: Language = "es" if lang == "en" else "en"
    for row in load(GLOSSARY)["terms"]:
        yield Document(
            key=f"glossary:{row['en']}",
            title=row[lang],
            answer=row[other],
            url="/reference/glossary",
            said=tuple(part.partition(" (")[0] for part in row[lang].split(", ")),
        )


def _law(lang: Language) -> Iterator[Document]:
    for key in load(CITATIONS):
        cited = described([key], lang)[key]
        yield Document(f"law:{key}", cited["label"], cited["url"], cited["url"])
