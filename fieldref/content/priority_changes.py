"""What the adopted priorities for enforcement changed against the proposal of 2022, in words."""

from __future__ import annotations

from collections.abc import Iterator

from fieldref.content.loader import Tree, load
from fieldref.core.words import Language

FILE = "rules/priority-2022.yaml"
_OF_A_PAIR = ("tier", "leading", "settled")
_OF_A_PROVISION = ("enforce", "from", "settled")


def what_changed(adopted: Tree, draft: Tree, lang: Language = "en") -> list[Tree]:
    """Where two answers to one question differ: pairs (``provision`` None) and provisions.

    Both answers must be in the language asked for. Each entry holds the persons, the provision,
    and a text that says both.
    """
    found: list[Tree] = []
    before = {(pair["protected"], pair["restrained"]): pair for pair in draft["pairs"]}
    for pair in adopted["pairs"]:
        found += _of_pair(pair, before[pair["protected"], pair["restrained"]], lang)
    return found


def _of_pair(now: Tree, then: Tree, lang: Language) -> Iterator[Tree]:
    if _differ(now, then, _OF_A_PAIR):
        yield _change(now, None, (now["line"], then["line"]), lang)
    proposed = {one["provision"]: one for one in then["provisions"]}
    for one in now["provisions"]:
        other = proposed[one["provision"]]
        if _differ(one, other, _OF_A_PROVISION):
            yield _change(now, one["provision"], (one["text"], other["text"]), lang)


def _differ(now: Tree, then: Tree, keys: tuple[str, ...]) -> bool:
    return any(now[key] != then[key] for key in keys)


def _change(pair: Tree, provision: str | None, texts: tuple[str, str], lang: Language) -> Tree:
    words = load(FILE)["changes"]
    persons = {"protected": pair["protected"], "restrained": pair["restrained"]}
    said = words["pair"][lang].format(**persons)
    now, then = texts
    text = words["provision"][lang].format(pair=said, now=now, then=then)
    return {**persons, "provision": provision, "text": text}
