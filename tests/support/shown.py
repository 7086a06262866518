"""Compares an answer with what a document shows of it.

An object shows some of its keys; a list that ends with "…" its beginning; a text with "…" in it
what stands around that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MORE = "…"


def differences(shown: Any, given: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401
    """Where an answer is not what is shown of it, each place with what stands there."""
    if isinstance(shown, dict) and isinstance(given, dict):
        yield from _in_object(shown, given, path)
    elif isinstance(shown, list) and isinstance(given, list):
        yield from _in_list(shown, given, path)
    elif not _same(shown, given):
        yield f"{path} is {given!r}"


def _in_object(shown: dict[str, Any], given: dict[str, Any], path: str) -> Iterator[str]:
    for key, part in shown.items():
        if key in given:
            yield from differences(part, given[key], f"{path}.{key}")
        else:
            yield f"{path}.{key} is not there"


def _in_list(shown: list[Any], given: list[Any], path: str) -> Iterator[str]:
    more = shown[-1:] == [MORE]
    parts = shown[:-1] if more else shown
    if len(given) < len(parts) or not (more or len(given) == len(parts)):
        yield f"{path} has {len(given)}: {str(given)[:300]}"
    for number, (part, one) in enumerate(zip(parts, given, strict=False)):
        yield from differences(part, one, f"{path}.{number}")


def _same(shown: Any, given: Any) -> bool:  # noqa: ANN401
    if isinstance(shown, str) and isinstance(given, str) and MORE in shown:
        around = re.escape(shown).replace(re.escape(MORE), ".+")
        return re.fullmatch(around, given, re.DOTALL) is not None
    # 1 and True are the same to Python, and not to JSON.
    return bool(shown == given) and type(shown) is type(given)
