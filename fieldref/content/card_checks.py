"""Checks of the pocket card: its articles exist and have marked rows; no mark stands in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldref.content.articles import FOLDER
from fieldref.content.loader import Tree
from fieldref.content.mappings import Path
from fieldref.content.pocket_card import FILE, slugs
from fieldref.content.rule_checks import RuleFault


def card_faults(trees: Mapping[str, Tree]) -> Iterator[RuleFault]:
    """Everything wrong between the card and the articles, by name below data/."""
    articles = {name: tree for name, tree in trees.items() if name.startswith(f"{FOLDER}/")}
    marked = {tree["slug"]: any(_marks(tree)) for tree in articles.values()}
    panels = list(_named(trees[FILE])) if FILE in trees else []
    for path, slug in panels:
        if slug not in marked:
            yield RuleFault(FILE, path, f"no article {slug!r}")
        elif not marked[slug]:
            yield RuleFault(FILE, path, f"no row of {slug!r} is marked for the card")
    used = {slug for _path, slug in panels}
    for name, tree in articles.items():
        for path in _marks(tree) if tree["slug"] not in used else ():
            yield RuleFault(name, path, "marked for the card, and no panel has this article")


def _marks(tree: Tree) -> Iterator[Path]:
    for part in ("do", "say"):
        for number, row in enumerate(tree.get(part, ())):
            if row.get("card"):
                yield part, number


def _named(card: Tree) -> Iterator[tuple[Path, str]]:
    for side, panels in enumerate(card["sides"]):
        for number, panel in enumerate(panels):
            yield from ((("sides", side, number), slug) for slug in slugs(panel))
