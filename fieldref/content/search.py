"""Search over the reference: articles, forms, the glossary and the law, in one language.

The index is SQLite's full-text index in memory, built from the data at the first question. What
was typed is only ever taken apart into words: no operator of the index reaches it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from fieldref.content.articles import articles
from fieldref.content.loader import Tree
from fieldref.content.search_documents import (
    Document,
    by_form,
    by_section,
    by_term,
    documents,
    search_words,
)
from fieldref.content.spelling import Spelling
from fieldref.core.court_forms import folded
from fieldref.core.words import LANGUAGES, Language

MOST: Final = 20
LONGEST: Final = 200
MOST_WORDS: Final = 12
# How much a word weighs in the title, among the street words, in the answer, and in the rest.
_WEIGHTS: Final = (10.0, 8.0, 4.0, 1.0)
_TOKENIZERS: Final = {
    "en": "porter unicode61 remove_diacritics 2",
    "es": "unicode61 remove_diacritics 2",
}
_WORD = re.compile(r"[0-9a-z]+")
# "arrestarlo" is "arrestar"; English endings are the index's own business.
_ENDING: Final = {"en": re.compile(r"(?!)"), "es": re.compile(r"(?<=[aei]r)(?:me|se|l[aeo]s?)$")}
# How much a hit counts by its kind, more where it has every word, and for each word of a phrase
# that people use for an article.
_WORTH: Final = {"article": 1.0, "glossary": 0.6, "form": 0.6, "law": 0.2}
_ALL: Final = 1.5
_SAID: Final = 5.0


def search(query: str, lang: Language = "en") -> Tree:
    """What fits a query best, at most twenty: {"query", "lang", "results"}."""
    typed = query[:LONGEST]
    found = dict.fromkeys(_found(typed, lang))
    results = [_documents()[lang][key].result() for key in list(found)[:MOST]]
    return {"query": query, "lang": lang, "results": results}


def _found(typed: str, lang: Language) -> Iterator[str]:
    """Keys of what fits, best first: a form by its number, a section, a term, then words."""
    known = _documents()[lang]
    yield from (key for key in by_form(typed) if key in known)
    yield from (key for key in by_section(typed) if key in known)
    yield from by_term(typed, lang)
    words = _meaning(typed, lang)
    if words:
        yield from _ranked(words, lang)


def _meaning(typed: str, lang: Language) -> list[str]:
    """The words that carry meaning, mistyped ones mended."""
    words = _WORD.findall(folded(typed))
    stop = search_words(lang).stop
    kept = [word for word in words if word not in stop] or words
    spelling = _spelling(lang)
    return [spelling.mended(_ENDING[lang].sub("", word)) for word in kept[:MOST_WORDS]]


def _ranked(words: Sequence[str], lang: Language) -> list[str]:
    """Whatever has any of the words: better where it has all, and where people call it so."""
    scores = dict(_matches(words, lang, " OR "))
    everything = {key for key, _score in _matches(words, lang, " AND ")}
    said = _said(words, lang)
    for key in scores:
        scores[key] *= _WORTH[key.partition(":")[0]] * (_ALL if key in everything else 1.0)
        scores[key] += _SAID * said.get(key, 0)
    return sorted(scores, key=lambda key: -scores[key])


def _matches(words: Iterable[str], lang: Language, joined: str) -> list[tuple[str, float]]:
    same = search_words(lang).same
    parts = []
    for word in words:
        choices = [word, *same.get(word, ())]
        parts.append("(" + " OR ".join(f'"{choice}"*' for choice in choices) + ")")
    return (
        _index()
        .execute(
            f"SELECT key, -bm25(found_{lang}, 0, ?, ?, ?, ?) FROM found_{lang} "  # noqa: S608
            f"WHERE found_{lang} MATCH ? ORDER BY 2 DESC LIMIT 100",
            (*_WEIGHTS, joined.join(parts)),
        )
        .fetchall()
    )


def _said(words: Iterable[str], lang: Language) -> dict[str, int]:
    """How many words of the longest phrase that people use for a thing were typed."""
    typed = frozenset(words)
    found: dict[str, int] = {}
    for key, phrase in _phrases(lang):
        if phrase <= typed:
            found[key] = max(found.get(key, 0), len(phrase))
    return found


@cache
def _phrases(lang: Language) -> list[tuple[str, frozenset[str]]]:
    stop = search_words(lang).stop
    found = []
    for slug, each in articles().items():
        for phrase in each.words[lang]:
            words = frozenset(_WORD.findall(folded(phrase))) - stop
            if words:
                found.append((f"article:{slug}", words))
    return found


@cache
def _documents() -> dict[Language, dict[str, Document]]:
    return {lang: {each.key: each for each in documents(lang)} for lang in LANGUAGES}


@cache
def _index() -> sqlite3.Connection:
    """The index; it is only read once it is built, so that threads may share it."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    for lang, known in _documents().items():
        connection.execute(
            f"CREATE VIRTUAL TABLE found_{lang} USING fts5(key UNINDEXED, title, words, answer, "
            f"body, tokenize='{_TOKENIZERS[lang]}', prefix='2 3')"
        )
        connection.executemany(
            f"INSERT INTO found_{lang} VALUES (?, ?, ?, ?, ?)",  # noqa: S608
            [(d.key, d.title, d.words, d.answer, d.body) for d in known.values()],
        )
    connection.commit()
    return connection


@cache
def _spelling(lang: Language) -> Spelling:
    texts = (text for d in _documents()[lang].values() for text in d.texts())
    said = (word for word in (*search_words(lang).same, *search_words(lang).stop))
    return Spelling([*(w for text in texts for w in _WORD.findall(folded(text))), *said])
