"""Composed letters (NFC) in time that grows with the length of the text, whatever is in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# No writing system sets so many marks on one letter. Sorting the marks of one letter takes time
# with the square of their number, so that a text of nothing but marks could hold up the service.
MARKS = 30


def composed(text: str) -> str:
    """The text in NFC; a run of more than 30 marks is composed 30 by 30."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFC", piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    start = marks = 0
    for at, letter in enumerate(text):
        marks = marks + 1 if unicodedata.category(letter)[0] == "M" else 0
        if marks > MARKS:
            yield text[start:at]
            start, marks = at, 1
    yield text[start:]
