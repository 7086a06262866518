"""Checks quotations: each stands beside its authority and is word for word what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldref.content import mappings
from fieldref.content.law_texts import Passage, folded, passages, source_of
from fieldref.content.loader import Tree
from fieldref.core.words import Language
from fieldref.paths import DATA

LEFT_OUT = "…"
LANGUAGES = {"en", "es"}


@dataclass(frozen=True, slots=True)
class QuoteFault:
    """What is wrong with a quotation, and where in its file."""

    path: mappings.Path
    text: str


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
        if isinstance(found, Passage):
            yield from _gloss(path, node, found.lang)
        else:
            yield QuoteFault(place, f"not word for word in {source}: {found}")


def _gloss(path: mappings.Path, node: Tree, lang: Language) -> Iterator[QuoteFault]:
    """A translation beside a quote says it in another language than the quote's own."""
    gloss = node.get("gloss", {})
    if not isinstance(gloss, dict) or gloss.keys() - (LANGUAGES - {lang}):
        yield QuoteFault((*path, "gloss"), "a gloss holds only languages that the quote is not in")


def _found(quote: str, source: tuple[Passage, ...]) -> Passage | str:
    """The passage in which a quotation begins; or where it departs from the source, in words."""
    parts = [part for part in map(folded, quote.split(LEFT_OUT)) if part]
    first: Passage | None = None
    place, offset = 0, 0
    for part in parts:
        step = _next(part, source, place, offset)
        if step is None:
            return _departure(part, source)
        place, offset = step
        first = first or source[place]
    return first or "it quotes nothing"


def _next(
    part: str, source: tuple[Passage, ...], place: int, offset: int
) -> tuple[int, int] | None:
    """Where a part ends if it stands in the source after a place: passage and offset."""
    before = r"(?<!\w)" if part[0].isalnum() else ""
    after = r"(?!\w)" if part[-1].isalnum() else ""
    words = re.compile(before + re.escape(part) + after)
    for number in range(place, len(source)):
        match = words.search(source[number].text, offset if number == place else 0)
        if match:
            return number, match.end()
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
    return f"after “{before}” it reads “{' '.join(words[same : same + 4])}”"
