"""The texts that the project quotes from, data/law/text: one file for each statute, form, or paper.

A line that begins with ``#`` is a remark. It also parts what does not stand together in the source:
no part of a quotation runs across it. After ``# In Spanish:`` the source's own words are Spanish.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fieldref.content.subdivisions import Labels, subdivisions
from fieldref.core.words import Language
from fieldref.paths import DATA

FOLDER = "law/text"
SPANISH = "# In Spanish:"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together in a source, white space folded, and their language."""

    text: str
    lang: Language


def source_of(cite: str, data: Path = DATA) -> str | None:
    """The text that holds an authority, ``pen-836`` for ``pen-836-c-1``; None if none is kept."""
    parts = cite.split("-")
    longest_first = ("-".join(parts[:number]) for number in range(len(parts), 0, -1))
    return next((name for name in longest_first if _file(name, data).is_file()), None)


@cache
def passages(source: str, data: Path = DATA) -> tuple[Passage, ...]:
    """What a source says, in parts that stand together."""
    return tuple(_passages(_file(source, data).read_text(encoding="utf-8")))


@cache
def section_marks(source: str, data: Path = DATA) -> tuple[tuple[int, Labels], ...]:
    """Where in the only passage of a section its paragraphs begin, and in which subdivision."""
    lines = _file(source, data).read_text(encoding="utf-8").splitlines()
    words = "\n".join(line for line in lines if not line.startswith("#"))
    return subdivisions(part for part in map(folded, words.split("\n\n")) if part)


def sources(data: Path = DATA) -> list[str]:
    """The names of all texts, in order."""
    return sorted(path.stem for path in (data / FOLDER).glob("*.txt"))


def folded(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def _passages(text: str) -> Iterator[Passage]:
    lines: list[str] = []
    lang: Language = "en"
    for line in [*text.splitlines(), "#"]:
        if not line.startswith("#"):
            lines.append(line)
            continue
        if together := folded(" ".join(lines)):
            yield Passage(together, lang)
        lines, lang = [], "es" if line.startswith(SPANISH) else "en"


def _file(source: str, data: Path) -> Path:
    return data / FOLDER / f"{source}.txt"
