"""Reads JSON as other programs send it: one object, no key twice, nothing that is not JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NoReturn

from fieldref.content.loader import Tree
from fieldref.core.errors import Problem, Unreadable


def read_object(text: bytes | str) -> Tree:
    """The object in a JSON text (UTF-8).

    Raises:
        Unreadable: not_json or wrong_type at document; repeated at a key that stands twice.
    """
    try:
        found = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unreadable(Problem("document", "not_json")) from None
    if not isinstance(found, dict):
        raise Unreadable(Problem("document", "wrong_type"))
    return found


def _unique(pairs: Iterable[tuple[str, object]]) -> Tree:
    found: Tree = {}
    for key, value in pairs:
        if key in found:
            raise Unreadable(Problem(key or "document", "repeated"))
        found[key] = value
    return found


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are not JSON."""
    raise ValueError(constant)
