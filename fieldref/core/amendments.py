"""What a correction changed: two states of a document, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldref.core.fields import Draft, FieldState, Json, Tree

# What is written once after a grant without being a correction.
_RECORDS = ("service", "told")
_ATTEMPTS = "service_attempts"
_NOT_SHOWN = ("id", "unknown")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that stands otherwise than before."""

    path: str
    before: FieldState
    after: FieldState


def corrections(before: Draft, after: Draft) -> tuple[Difference, ...]:
    """The fields that were corrected, in the order in which they stand.

    A first record of service, of terms told or of an attempt is no correction and is left out.
    """
    paths = dict.fromkeys((*_paths(before.document), *_paths(after.document)))
    named = {*_unknown(before), *_unknown(after)}
    found = (
        Difference(path, before.state(path), after.state(path))
        for path in (*paths, *sorted(named - paths.keys()))
        if not _is_first_record(path, before)
    )
    return tuple(each for each in found if each.before != each.after)


def _is_first_record(path: str, before: Draft) -> bool:
    first, _, rest = path.partition(".")
    if first in _RECORDS:
        return first not in before.document
    if first != _ATTEMPTS:
        return False
    there = before.document.get(_ATTEMPTS)
    return int(rest.split(".")[0]) >= (len(there) if isinstance(there, list) else 0)


def _unknown(draft: Draft) -> list[str]:
    named = draft.document.get("unknown")
    return [str(path) for path in named] if isinstance(named, list) else []


def _paths(document: Tree) -> Iterator[str]:
    for key, value in document.items():
        if key not in _NOT_SHOWN:
            yield from _leaves(key, value)


def _leaves(path: str, value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{path}.{key}", inner)
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        for number, entry in enumerate(value):
            yield from _leaves(f"{path}.{number}", entry)
    else:
        yield path
