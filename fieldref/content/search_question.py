"""What somebody means who types some words: in either language, begun, or mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from fieldref.content.search_index import spelling, vocabulary
from fieldref.content.search_terms import search_words, term, words
from fieldref.core.words import LANGUAGES, Language

LONGEST: Final = 200
MOST_WORDS: Final = 12
# A word of so many letters may be the beginning of one that is still being typed.
_BEGUN: Final = 3


def meant(typed: str, lang: Language) -> frozenset[str]:
    """The terms that were meant; none where nothing was typed that the library knows."""
    typed_words = words(typed[:LONGEST])
    stop = search_words(lang).stop
    kept = [word for word in typed_words if word not in stop][:MOST_WORDS]
    last = typed_words[-1] if typed_words else ""
    return frozenset(each for word in kept for each in _meant(word, lang, begun=word == last))


def _meant(word: str, lang: Language, *, begun: bool) -> Iterator[str]:
    """A known word; or the beginning of one; or one of the other language; or a mistyped one."""
    other = _other(lang)
    if _known(word, lang):
        yield term(word, lang)
    elif word in search_words(other).stop:
        return
    elif _known(word, other):
        yield term(word, other)
    elif begun and _beginning(word, lang):
        yield from _beginning(word, lang)
    else:
        yield from _mended(word, lang)


def _mended(word: str, lang: Language) -> Iterator[str]:
    for language in (lang, _other(lang)):
        mended = spelling(language).mended(word)
        if mended != word:
            if mended not in search_words(language).stop:
                yield term(mended, language)
            return


def _known(word: str, lang: Language) -> bool:
    return word in vocabulary(lang) or term(word, lang) in _terms(lang)


@cache
def _terms(lang: Language) -> frozenset[str]:
    concepts = search_words(lang).concepts.values()
    return frozenset(term(word, lang) for word in vocabulary(lang)) | frozenset(concepts)


def _beginning(start: str, lang: Language) -> frozenset[str]:
    """Terms of the words that begin so."""
    if len(start) < _BEGUN:
        return frozenset()
    return frozenset(term(word, lang) for word in vocabulary(lang) if word.startswith(start))


def _other(lang: Language) -> Language:
    return LANGUAGES[1 - LANGUAGES.index(lang)]
