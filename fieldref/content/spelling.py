"""Mends a mistyped word: one letter missing, too many, wrong, or two changed about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

SHORTEST: Final = 4
LONGEST: Final = 24


class Spelling:
    """The words of a library. Each is found again by any of its forms with one letter left out."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = Counter(words)
        self._begun = {word[:size] for word in self._known for size in range(2, len(word) + 1)}
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._known:
            for form in _forms(word):
                self._near[form].append(word)

    def mended(self, word: str) -> str:
        """The word itself where it is known or begins a known one, else the likeliest near one."""
        if word in self._begun or not SHORTEST <= len(word) <= LONGEST or word.isdecimal():
            return word
        near = {known for form in _forms(word) for known in self._near.get(form, ())}
        return max(near, key=lambda known: self._likeliness(known, word), default=word)

    def _likeliness(self, known: str, word: str) -> tuple[int, int, str]:
        """As long as what was typed before shorter or longer ones; then the more frequent."""
        return (-abs(len(known) - len(word)), self._known[known], known)


def _forms(word: str) -> Iterator[str]:
    """A word and everything it is with one letter left out."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
