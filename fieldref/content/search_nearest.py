"""What comes nearest to a question that nothing fits."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Final

from fieldref.content.loader import Tree
from fieldref.content.search_index import library, scores, vocabulary
from fieldref.content.search_question import LONGEST
from fieldref.content.search_terms import term, words
from fieldref.core.words import Language

MOST: Final = 3
# So much alike must two words be, of 1; and so many words and letters are compared.
_ALIKE: Final = 0.6
_MOST_WORDS: Final = 3
_MOST_LETTERS: Final = 24


def nearest(typed: str, lang: Language) -> list[Tree]:
    """At most three things whose words look like those that were typed, the likest first."""
    keys = dict.fromkeys(_things(typed[:LONGEST], lang))
    return [library()[lang][key].result() for key in islice(keys, MOST)]


def _things(typed: str, lang: Language) -> Iterator[str]:
    for word in words(typed)[:_MOST_WORDS]:
        known = sorted(vocabulary(lang))
        for near in get_close_matches(word[:_MOST_LETTERS], known, MOST, _ALIKE):
            fits = scores({term(near, lang)})
            if fits:
                yield max(fits, key=lambda key: fits[key])
