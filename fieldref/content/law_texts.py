"""The texts that the project quotes from, data/law/text: one file for each statute, form, or paper.

A line that begins with ``#`` is a remark. It also parts what does not stand together in the source:
a quotation never runs across it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fieldref.paths import DATA

FOLDER = "law/text"
Passages = tuple[str, ...]


def source_of(cite: str, data: Path = DATA) -> str | None:
    """The text that holds an authority: ``pen-836`` for ``pen-836-c-1``; None where none is kept."""
    parts = cite.split("-")
    longest_first = ("-".join(parts[:number]) for number in range(len(parts), 0, -1))
    return next((name for name in longest_first if _file(name, data).is_file()), None)


@cache
def passages(source: str, data: Path = DATA) -> Passages:
    """What a source says, white space folded, in parts that stand together."""
    text = _file(source, data).read_text(encoding="utf-8")
    parts = (folded(part) for part in re.split(r"(?m)^#.*$", text))
    return tuple(part for part in parts if part)


def sources(data: Path = DATA) -> list[str]:
    """The names of all texts, in order."""
    return sorted(path.stem for path in (data / FOLDER).glob("*.txt"))


def folded(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def _file(source: str, data: Path) -> Path:
    return data / FOLDER / f"{source}.txt"
