"""Search over the reference: articles, forms, the glossary and the law.

What was typed is only ever taken apart into words: no operator of the index reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fieldref.content.loader import Tree
from fieldref.content.search_index import library, scores
from fieldref.content.search_numbers import by_form, by_section, by_term
from fieldref.content.search_question import LONGEST, meant
from fieldref.core.words import Language

MOST: Final = 20
# What fits less than so much of what fits best would only be in the way.
_LEAST: Final = 0.3


def search(query: str, lang: Language = "en") -> Tree:
    """What fits a query best, at most twenty: {"query", "lang", "results"}."""
    found = dict.fromkeys(_found(query[:LONGEST], lang))
    results = [library()[lang][key].result() for key in list(found)[:MOST]]
    return {"query": query, "lang": lang, "results": results}


def _found(typed: str, lang: Language) -> Iterator[str]:
    """Keys of what fits, best first: a form by its number, a section, a term, then words."""
    known = library()[lang]
    yield from (key for key in by_form(typed) if key in known)
    yield from (key for key in by_section(typed) if key in known)
    yield from by_term(typed, lang)
    fits = scores(meant(typed, lang))
    least = _LEAST * max(fits.values(), default=0.0)
    yield from sorted((key for key in fits if fits[key] >= least), key=lambda key: -fits[key])
