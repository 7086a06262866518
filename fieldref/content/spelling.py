"""Mends a mistyped word: written as it sounds, or with a letter or two missing or wrong."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

SHORTEST: Final = 4
# From so many letters on two mistakes are mended, not only one.
LONG: Final = 7
LONGEST: Final = 24
_SILENT: Final = (("qu", "k"), ("ph", "f"), ("ll", "y"), ("h", ""))
_SOFT = re.compile(r"c(?=[eiy])")
_ALIKE: Final = str.maketrans({"v": "b", "z": "s", "c": "k", "q": "k", "x": "s", "j": "g"})
_DOUBLED = re.compile(r"(.)\1")


def sound(word: str) -> str:
    """How a word is heard: "bencimiento" is heard as "vencimiento"."""
    for written, heard in _SILENT:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", _SOFT.sub("s", word).translate(_ALIKE))


class Spelling:
    """The words of a library. Each is found again by its sound, or with one letter left out."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = Counter(word for word in words if word.isalpha())
        self._heard: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._known:
            self._heard[sound(word)].append(word)
            for form in _forms(word):
                self._near[form].append(word)

    def mended(self, word: str) -> str:
        """The likeliest word that was meant; the word itself where it is known or none is near."""
        if word in self._known or not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return word
        near = self._heard.get(sound(word)) or self._within(_forms(word), word)
        if not near and len(word) >= LONG:
            near = self._within((two for one in _forms(word) for two in _forms(one)), word)
        return max(near, key=lambda known: self._likeliness(known, word), default=word)

    def _within(self, forms: Iterable[str], word: str) -> list[str]:
        """Words that share a form; the first letter is seldom mistyped, unless it sounds alike."""
        near = {known for form in set(forms) for known in self._near.get(form, ())}
        return [known for known in near if sound(known)[:1] == sound(word)[:1]]

    def _likeliness(self, known: str, word: str) -> tuple[int, int, str]:
        """As long as what was typed before shorter or longer ones; then the more frequent."""
        return (-abs(len(known) - len(word)), self._known[known], known)


def _forms(word: str) -> Iterator[str]:
    """A word and everything it is with one letter left out."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
