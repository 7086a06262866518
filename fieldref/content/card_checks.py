"""Checks of the pocket card: its articles exist and have marked rows; no mark stands in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldref.content.articles import FOLDER
from fieldref.content.loader import Tree
from fieldref.content.pocket_card import FILE, slugs
from fieldref.content.rule_checks import RuleFault


def card_faults(trees: Mapping[str, Tree]) -> Iterator[RuleFault]:
    """Everything wrong between the card and the articles, by name below data/."""
    marked = {tree["slug"]: tuple(_marks(tree)) for name, tree in trees.items() if _is_one(name)}
    used: set[str] = set()
    for path, slug in _named(trees.get(FILE, {"sides": []})):
        used.add(slug)
        if slug not in marked:
            yield RuleFault(FILE, path, f"no article {slug!r}")
        elif not marked[slug]:
            yield RuleFault(FILE, path, f"no row of {slug!r} is marked for the card")
    for slug in sorted(marked.keys() - used):
        for path in marked[slug]:
            yield RuleFault(f"{FOLDER}/{slug}.yaml", path, "no panel of the card has this article")


def _is_one(name: str) -> bool:
    return name.startswith(f"{FOLDER}/")


def _marks(tree: Tree) -> Iterator[tuple[str | int, ...]]:
    for part in ("do", "say"):
        for number, row in enumerate(tree.get(part, ())):
            if row.get("card"):
                yield part, number


def _named(card: Tree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for side, panels in enumerate(card["sides"]):
        for number, panel in enumerate(panels):
            yield from ((("sides", side, number), slug) for slug in slugs(panel))
