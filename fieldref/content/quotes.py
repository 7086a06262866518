"""Checks quotations: each stands beside its authority and is word for word what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldref.content import mappings
from fieldref.content.law_texts import Passage, folded, passages, section_marks, source_of
from fieldref.content.loader import Tree
from fieldref.content.subdivisions import Labels, at
from fieldref.core.words import Language
from fieldref.paths import DATA

LEFT_OUT = "…"
LANGUAGES = {"en", "es"}


@dataclass(frozen=True, slots=True)
class QuoteFault:
    """What is wrong with a quotation, and where in its file."""

    path: mappings.Path
    text: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a part of a quotation stands: in which passage, from where to where."""

    passage: int
    start: int
    end: int


def quote_faults(tree: Tree, data: Path = DATA) -> Iterator[QuoteFault]:
    """Everything wrong with the quotations of one data file."""
    for path, node in mappings.mappings(tree):
        if "quote" in node:
            yield from _faults(path, node, data)
        elif "gloss" in node:
            yield QuoteFault((*path, "gloss"), "a gloss stands beside no quote")


def quotes(tree: Tree) -> int:
    """How many quotations there are in a data file."""
    return sum("quote" in node for _path, node in mappings.mappings(tree))


def _faults(path: mappings.Path, node: Tree, data: Path) -> Iterator[QuoteFault]:
    place = (*path, "quote")
    quote, cite = node["quote"], node.get("cite")
    if not isinstance(quote, str):
        yield QuoteFault(place, "a quote is one text, in the language of its source")
    elif any(node.get(lang) == quote for lang in LANGUAGES):
        yield QuoteFault(place, "a quote stands as one half of a pair of languages")
    elif not isinstance(cite, str):
        yield QuoteFault(place, "a quote has no cite beside it")
    elif (source := source_of(cite, data)) is None:
        yield QuoteFault(place, f"no text is kept to compare a quote of {cite!r} with")
    else:
        found = _found(quote, passages(source, data))
        if isinstance(found, str):
            yield QuoteFault(place, f"not word for word in {source}: {found}")
            return
        yield from _gloss(path, node, passages(source, data)[found[0].passage].lang)
        asked = tuple(cite.removeprefix(source).split("-")[1:])
        for labels in _elsewhere(found, asked, section_marks(source, data) if asked else ()):
            there = "".join(f"({label})" for label in labels)
            yield QuoteFault(place, f"these words of {source} stand in {there}, not in {cite!r}")


def _elsewhere(
    spots: tuple[_Spot, ...], asked: Labels, marks: tuple[tuple[int, Labels], ...]
) -> Iterator[Labels]:
    """The subdivisions outside the one cited in which parts of a quotation begin."""
    for spot in spots if asked else ():
        labels = at(marks, spot.start)
        if tuple(label.lower() for label in labels[: len(asked)]) != asked:
            yield labels


def _gloss(path: mappings.Path, node: Tree, lang: Language) -> Iterator[QuoteFault]:
    """A translation beside a quote says it in another language than the quote's own."""
    gloss = node.get("gloss", {})
    if not isinstance(gloss, dict) or gloss.keys() - (LANGUAGES - {lang}):
        yield QuoteFault((*path, "gloss"), "a gloss holds only languages that the quote is not in")


def _found(quote: str, source: tuple[Passage, ...]) -> tuple[_Spot, ...] | str:
    """Where the parts of a quotation stand; or where it departs from the source, in words."""
    spots: list[_Spot] = []
    for part in map(folded, quote.split(LEFT_OUT)):
        spot = _next(part, source, spots[-1] if spots else _Spot(0, 0, 0)) if part else None
        if part and spot is None:
            return _departure(part, source)
        spots += [spot] if spot else []
    return tuple(spots) or "it quotes nothing"


def _next(part: str, source: tuple[Passage, ...], after: _Spot) -> _Spot | None:
    """Where a part stands in the source after another part."""
    before_it = r"(?<!\w)" if part[0].isalnum() else ""
    after_it = r"(?!\w)" if part[-1].isalnum() else ""
    words = re.compile(before_it + re.escape(part) + after_it)
    for number in range(after.passage, len(source)):
        match = words.search(source[number].text, after.end if number == after.passage else 0)
        if match:
            return _Spot(number, match.start(), match.end())
    return None


def _departure(part: str, source: tuple[Passage, ...]) -> str:
    """The words from which a part no longer agrees with its source."""
    if any(part in passage.text for passage in source):
        return f"“{part[:60]}” stands earlier in the text, or is cut within a word"
    words = part.split(" ")
    same = 0
    while any(" ".join(words[: same + 1]) in passage.text for passage in source):
        same += 1
    before = " ".join(words[max(0, same - 4) : same])
    reads = " ".join(words[same : same + 4])
    return f"after “{before}” it reads “{reads}”" if before else f"it begins “{reads}”"
