"""The index of the search: SQLite's full-text index in memory, of terms in both languages.

Two tables: ``found`` has a row for each thing, ``said`` one for each phrase that people use for
it. A thing is as good as the phrase that fits best and all that it says together. FTS5's bm25
weighs a rare term more than a common one, and a short phrase that was typed whole more than a
long one of which a part was.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from fieldref.content.search_documents import Document, documents
from fieldref.content.search_terms import search_words, terms, words
from fieldref.content.spelling import Spelling
from fieldref.core.words import LANGUAGES, Language

_TOKENIZER: Final = "tokenize=\"unicode61 tokenchars '=.'\""
# What a term weighs in the title, in the street words, in the answer, and in the rest.
_WEIGHTS: Final = (3.0, 1.0, 1.0, 1.0)
# What to do comes before what a form is and what a word means, and that before the bare law.
_WORTH: Final = {"article": 1.0, "glossary": 0.6, "form": 0.7, "law": 0.2}


@cache
def library() -> Mapping[Language, Mapping[str, Document]]:
    """Everything there is to be found, by its key."""
    return {lang: {each.key: each for each in documents(lang)} for lang in LANGUAGES}


@cache
def spelling(lang: Language) -> Spelling:
    """The words of the library; those without meaning are no spelling mistakes either."""
    return Spelling([*_every_word(lang).elements(), *search_words(lang).stop])


@cache
def vocabulary(lang: Language) -> frozenset[str]:
    """Every word that stands somewhere in the library and means something."""
    return frozenset(_every_word(lang)) - search_words(lang).stop


def scores(meant: Iterable[str]) -> dict[str, float]:
    """How well each thing fits what is meant, by its key; only what fits at all."""
    asked = " OR ".join(f'"{each}"' for each in meant)
    if not asked:
        return {}
    found = _best("found", asked, _WEIGHTS)
    for key, fits in _best("said", asked, (1.0,)).items():
        found[key] = found.get(key, 0.0) + fits
    return {key: score * _WORTH[key.partition(":")[0]] for key, score in found.items()}


def _best(table: str, asked: str, weights: Sequence[float]) -> dict[str, float]:
    """The score of the best row of each thing, by its key."""
    keys, marks = _index().keys[table], ", ".join("?" for _ in weights)
    best: dict[str, float] = {}
    for row, score in _index().connection.execute(
        f"SELECT rowid, -bm25({table}, {marks}) FROM {table} WHERE {table} MATCH ?",  # noqa: S608
        (*weights, asked),
    ):
        best[keys[row]] = max(score, best.get(keys[row], 0.0))
    return best


@dataclass(frozen=True, slots=True)
class Index:
    """The tables; and of each the key of what each row is about, which is faster than a column."""

    connection: sqlite3.Connection
    keys: Mapping[str, Sequence[str]]


@cache
def _index() -> Index:
    """The index; it is only read once it is built, so that threads may share it."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    tables = {"found": ("title, said, answer, body", _things()), "said": ("words", _said())}
    keys = {name: _filled(connection, name, *table) for name, table in tables.items()}
    return Index(connection, keys)


def _filled(
    connection: sqlite3.Connection, name: str, columns: str, rows: Iterator[tuple[str, ...]]
) -> list[str]:
    connection.execute(
        f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', {_TOKENIZER})"
    )
    keys = []
    for row, (key, *texts) in enumerate(rows):
        marks = ", ".join("?" for _ in texts)
        connection.execute(
            f"INSERT INTO {name} (rowid, {columns}) VALUES (?, {marks})",  # noqa: S608
            (row, *texts),
        )
        keys.append(key)
    connection.commit()
    return keys


def _things() -> Iterator[tuple[str, ...]]:
    """Each thing once, with what it says in both languages."""
    for key in library()["en"]:
        fields: list[list[str]] = [[], [], [], []]
        for lang in LANGUAGES:
            for field, text in zip(fields, _fields(library()[lang][key]), strict=True):
                field += terms(text, lang)
        yield (key, *(" ".join(field) for field in fields))


def _fields(each: Document) -> tuple[str, str, str, str]:
    return each.title, " ".join(each.said), each.answer if each.body else "", each.body


def _said() -> Iterator[tuple[str, str]]:
    for lang in LANGUAGES:
        for key, each in library()[lang].items():
            if each.kind == "law":
                continue
            for phrase in each.spoken_of():
                yield key, " ".join(dict.fromkeys(terms(phrase, lang)))


@cache
def _every_word(lang: Language) -> Counter[str]:
    texts = (text for each in library()[lang].values() for text in _fields(each))
    return Counter(word for text in texts for word in words(text))
