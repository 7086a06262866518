"""Reads JSON as other programs send it: one object, no key twice, nothing that is not JSON.

Halves of characters (lone surrogates) are no text: nothing that holds one could be printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NoReturn

from fieldref.content.loader import Tree
from fieldref.content.mappings import mappings
from fieldref.core.errors import MOST_PATH, MOST_PROBLEMS, Problem, Unreadable

# An object, and a key that stands in it more than once.
_Twice = list[tuple[Tree, str]]


def read_object(text: bytes | str) -> Tree:
    """The object in a JSON text; bytes are UTF-8, with or without a mark in front.

    Raises:
        Unreadable: not_json or wrong_type at document; repeated at each key that stands twice.
    """
    twice: _Twice = []
    try:
        found = _loaded(text if isinstance(text, str) else text.decode("utf-8-sig"), twice)
        # One more than are shown, so that it is said that there are more.
        problems = [*islice(_repeated(found, twice), MOST_PROBLEMS + 1)] if twice else []
    except (ValueError, RecursionError):
        raise Unreadable(Problem("document", "not_json")) from None
    if problems:
        raise Unreadable(*problems)
    if not isinstance(found, dict):
        raise Unreadable(Problem("document", "wrong_type"))
    return found


def _loaded(text: str, twice: _Twice) -> object:
    """Raises ValueError or RecursionError: this is not JSON."""

    def unique(pairs: Iterable[tuple[str, object]]) -> Tree:
        found: Tree = {}
        for key, value in pairs:
            if key in found:
                twice.append((found, key))
            found[key] = value
        return found

    found: object = json.loads(text, object_pairs_hook=unique, parse_constant=_refuse)
    if "\\ud" in text or "\\uD" in text:
        # A character written by half (\ud83d without its twin) does not encode.
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


def _repeated(found: object, twice: _Twice) -> Iterator[Problem]:
    """The places of keys that stand more than once; every object is still there to be known."""
    keys: dict[int, dict[str, None]] = {}
    for node, key in twice:
        keys.setdefault(id(node), {})[key] = None
    for path, node in mappings(found):
        for key in keys.get(id(node), ()):
            # Cut part by part: a path joined whole could be as long as the document.
            parts = (str(part)[:MOST_PATH] for part in (*path, key or "document"))
            yield Problem(".".join(parts), "repeated")


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are not JSON."""
    raise ValueError(constant)
