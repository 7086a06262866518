"""Right-to-left words on a paper that reads from left to right.

A run of Hebrew or Arabic words stands in its place in the line and reads from right to left
inside it; digits, brackets and Latin words end the run. So names in a list keep their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
# Letters, joined by what may stand between two of them without ending the run.
_RUN = re.compile(rf"[{_LETTER}](?:[{_LETTER}\s.,'’\"-]*[{_LETTER}])?")


class Run(NamedTuple):
    """A stretch of a line that reads in one direction."""

    text: str
    rightward: bool


def reads_leftward(text: str) -> bool:
    """Whether a text has any right-to-left letter."""
    return not text.isascii() and any(map(_is_leftward, text))


def runs(line: str) -> Iterator[Run]:
    """The stretches of a line, from left to right."""
    done = 0
    for match in _RUN.finditer(line):
        if not reads_leftward(match.group()):
            continue
        if match.start() > done:
            yield Run(line[done : match.start()], rightward=True)
        yield Run(match.group(), rightward=False)
        done = match.end()
    if done < len(line):
        yield Run(line[done:], rightward=True)


def _is_leftward(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
