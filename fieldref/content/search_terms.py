"""Words as the search compares them: without accents and endings, one for all that mean the same.

A term is the stem of a word, or the concept of ``data/reference/search.yaml`` that it stands for:
"pistola", "guns" and "firearm" are one term. Text and question go through the same functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from fieldref.content.loader import load
from fieldref.core.court_forms import folded
from fieldref.core.words import LANGUAGES, Language

WORDS: Final = "reference/search.yaml"
_APOSTROPHES = re.compile("['’]")  # noqa: RUF001
# "dv110" is two words, "273.6" one.
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_STEMMERS: Final = {"en": "english", "es": "spanish"}
# Stands before a concept, so that none is taken for a stem.
CONCEPT: Final = "="


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words without meaning, those that ask for a translation, and each word's concept."""

    stop: frozenset[str]
    translate: frozenset[str]
    concepts: Mapping[str, str]


@cache
def search_words(lang: Language) -> SearchWords:
    """The search's own words of a language."""
    tree = load(WORDS)
    concepts: dict[str, str] = {}
    for row in tree["concepts"]:
        concept = CONCEPT + (row["en"] or row["es"])[0]
        for word in row[lang]:
            concepts[word] = concept
            concepts.setdefault(_stem(word, lang), concept)
    return SearchWords(frozenset(tree["stop"][lang]), frozenset(tree["translate"][lang]), concepts)


def words(text: str) -> list[str]:
    """The words of a text in small letters, without accents."""
    return _WORD.findall(folded(_APOSTROPHES.sub("", text)))


def terms(text: str, lang: Language) -> list[str]:
    """What a text says, word by word, without the words that carry no meaning."""
    stop = search_words(lang).stop
    return [term(word, lang) for word in words(text) if word not in stop]


@lru_cache(maxsize=20_000)
def term(word: str, lang: Language) -> str:
    """The concept that a word stands for, or its stem."""
    stem, concepts = _stem(word, lang), search_words(lang).concepts
    return concepts.get(word) or concepts.get(stem, stem)


def in_every_language(word: str) -> Iterator[str]:
    """What a word may stand for, whichever language it is of."""
    yield from (term(word, lang) for lang in LANGUAGES)


def _stem(word: str, lang: Language) -> str:
    return word if word[:1].isdigit() else str(_stemmer(lang).stemWord(word))


@cache
def _stemmer(lang: Language) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS[lang])
