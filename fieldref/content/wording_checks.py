"""The Spanish of the glossary is kept: one word for one thing, and never a word of elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Final

from fieldref.content.loader import Tree
from fieldref.content.mappings import Path, mappings
from fieldref.content.rule_checks import RuleFault
from fieldref.core.court_forms import folded

GLOSSARY: Final = "reference/glossary.yaml"
# Not our sentences: terms themselves, what people type, the official words of the form.
_OTHERS: Final = (GLOSSARY, "reference/search.yaml", "api/*", "forms/epo-001/*")
# Titles and words that are quoted are as they are; what is put in between braces is not read here.
_ASIDE: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A term that has one Spanish: wherever the English has it, one of the stems follows."""

    term: str
    english: re.Pattern[str]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the glossary asks of every pair of texts."""

    kept: tuple[Kept, ...]
    never: Mapping[str, str]
    names: tuple[tuple[str, str], ...]

    def faults(self, english: str, spanish: str) -> Iterator[str]:
        """What is wrong with a Spanish text beside its English one."""
        source, said = folded(_ASIDE.sub(" ", english)), folded(spanish)
        for called, name in self.names:
            source, said = source.replace(called, " "), said.replace(name, " ")
        for kept in self.kept:
            if kept.english.search(source) and not any(stem in said for stem in kept.stems):
                yield f"{kept.term!r} is said otherwise in the glossary: {', '.join(kept.stems)}"
        for word, instead in self.never.items():
            if re.search(rf"\b{word}\b", said):
                yield f"{word!r} is not said here; {instead!r} is"


def wording(glossary: Tree) -> Wording:
    """The rules of wording in the tree of the glossary."""
    kept = tuple(_kept(row) for row in glossary["terms"] if "kept_as" in row)
    never = {folded(word): instead for word, instead in glossary.get("never", {}).items()}
    names = ((folded(row["en"]), folded(row["es"])) for row in glossary.get("names", ()))
    return Wording(kept, never, tuple(names))


def wording_faults(trees: Mapping[str, Tree]) -> Iterator[RuleFault]:
    """Every pair of texts whose Spanish leaves the glossary."""
    if GLOSSARY not in trees:
        return
    asked = wording(trees[GLOSSARY])
    for name, tree in trees.items():
        if not any(fnmatch(name, other) for other in _OTHERS):
            yield from (RuleFault(name, path, text) for path, text in _of(tree, asked))


def _of(tree: Tree, asked: Wording) -> Iterator[tuple[Path, str]]:
    for path, node in mappings(tree):
        english, spanish = node.get("en"), node.get("es")
        if isinstance(english, str) and isinstance(spanish, str):
            yield from (((*path, "es"), text) for text in asked.faults(english, spanish))


def _kept(row: Tree) -> Kept:
    parts = (part.partition(" (")[0].removeprefix("to ") for part in row["en"].split(", "))
    words = "|".join(re.escape(folded(part)) for part in parts)
    stems = tuple(folded(stem) for stem in row["kept_as"])
    return Kept(row["en"], re.compile(rf"\b(?:{words})s?\b"), stems)
