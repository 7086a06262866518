"""Walks through the content of a data file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldref.content.loader import Tree

Path = tuple[str | int, ...]


def mappings(value: Any, path: Path = ()) -> Iterator[tuple[Path, Tree]]:  # noqa: ANN401
    """Every mapping in a tree, the outer before the inner, with the keys that lead to it."""
    if isinstance(value, dict):
        yield path, value
        for key, part in value.items():
            yield from mappings(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from mappings(part, (*path, number))
