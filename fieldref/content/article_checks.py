"""Checks of articles that their shape cannot say: what they name exists, answers are short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from fieldref.content.articles import (
    FOLDER,
    PLACEHOLDER,
    VALUES,
    UnknownPlaceholder,
    filled,
    placeholders,
)
from fieldref.content.court_forms import form_codes
from fieldref.content.loader import Tree
from fieldref.content.mappings import mappings
from fieldref.content.rule_checks import RuleFault

INVENTORY: Final = "sources/inventory.yaml"
LISTS: Final = ("duties", "gaps", "deadlines", "disagreements", "definitions", "law_changes")
MOST_WORDS: Final = 20


def article_faults(trees: Mapping[str, Tree]) -> Iterator[RuleFault]:
    """Everything wrong with the articles among some data files, by name below data/."""
    files = {name: tree for name, tree in trees.items() if name.startswith(FOLDER)}
    slugs = {str(tree["slug"]) for tree in files.values()}
    handles = {row["id"] for part in LISTS for row in trees[INVENTORY].get(part, ())}
    for name, tree in files.items():
        yield from (RuleFault(name, path, text) for path, text in _of_answer(name, tree))
        yield from (RuleFault(name, path, text) for path, text in _of_texts(tree))
        yield from (RuleFault(name, path, text) for path, text in _named(tree, slugs, handles))
    if VALUES in trees:
        yield from _of_values(trees[VALUES], files.values())


def _of_values(tree: Tree, articles: Iterable[Tree]) -> Iterator[RuleFault]:
    """A value that no article speaks of stands in vain."""
    texts = (text for each in articles for _path, node in mappings(each) for text in node.values())
    spoken = {name for text in texts if isinstance(text, str) for name in placeholders(text)}
    for code in tree["values"]:
        if ("value", code) not in spoken:
            yield RuleFault(VALUES, ("values", code), f"no article speaks of {code!r}")


def _of_answer(name: str, tree: Tree) -> Iterator[tuple[tuple[str, ...], str]]:
    if name != f"{FOLDER}/{tree['slug']}.yaml":
        yield ("slug",), "the slug is not the name of the file"
    for lang, text in tree["answer"].items():
        count = len(PLACEHOLDER.sub("one", text).split())
        if count > MOST_WORDS:
            yield ("answer", lang), f"an answer of {count} words; {MOST_WORDS} at most"


def _of_texts(tree: Tree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Both languages name the same values and items, and the data has them."""
    for path, node in mappings(tree):
        if {"en", "es"} <= node.keys() and isinstance(node["en"], str):
            english, spanish = (sorted(placeholders(node[lang])) for lang in ("en", "es"))
            if english != spanish:
                yield path, "en and es name different values or items"
            try:
                filled(node["en"], "en")
            except UnknownPlaceholder as fault:
                yield path, f"the data has no {fault.args[0]}"


def _named(tree: Tree, slugs: set[str], handles: set[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for slug in tree.get("related", ()):
        if slug not in slugs:
            yield ("related",), f"no article {slug!r}"
    for handle in tree.get("covers", ()):
        if handle not in handles:
            yield ("covers",), f"the inventory has no {handle!r}"
    for code in tree.get("forms", ()):
        if code not in form_codes():
            yield ("forms",), f"no form {code!r}"
