"""One field of a draft: what stands in it, and how a save from one page meets a save from another.

A page sends, with each field, the mark of what it last had. A field that changed elsewhere since
is a conflict, and only that field: both values are handed back and nothing is chosen silently.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
Tree: TypeAlias = dict[str, Json]


@dataclass(frozen=True, slots=True)
class FieldState:
    """What stands in a field: a value, or "unknown", or a text that could not be read as one."""

    value: Json = None
    unknown: bool = False
    typed: str | None = None

    @property
    def mark(self) -> str:
        """A short mark of this state; equal states have equal marks."""
        text = json.dumps([self.value, self.unknown, self.typed], ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as JSON, and beside it the texts that stand in fields but could not be read."""

    document: Tree
    typed: Mapping[str, str]

    def state(self, path: str) -> FieldState:
        """What stands in the field at a path."""
        unknown = self.document.get("unknown")
        marked = isinstance(unknown, list) and path in unknown
        return FieldState(_value(self.document, path), marked, self.typed.get(path))


@dataclass(frozen=True, slots=True)
class Change:
    """What a page wants to stand at a path; ``base`` is the mark of what the page last had."""

    path: str
    base: str
    state: FieldState


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was changed here and elsewhere."""

    path: str
    mine: FieldState
    theirs: FieldState


@dataclass(frozen=True, slots=True)
class Merged:
    """A draft after a save: which fields changed, and which could not because of a conflict."""

    draft: Draft
    saved: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merge(draft: Draft, changes: Iterable[Change]) -> Merged:
    """Put every change in its field, except where that field changed elsewhere meanwhile."""
    saved: list[str] = []
    conflicts: list[Conflict] = []
    for change in changes:
        current = draft.state(change.path)
        if change.state == current or change.state.mark == change.base:
            continue
        if current.mark != change.base:
            conflicts.append(Conflict(change.path, change.state, current))
            continue
        draft = put(draft, change.path, change.state)
        saved.append(change.path)
    return Merged(draft, tuple(saved), tuple(conflicts))


def put(draft: Draft, path: str, state: FieldState) -> Draft:
    """The draft with another state in one field."""
    document = with_value(draft.document, path, state.value)
    named = document.get("unknown")
    others = [name for name in (named if isinstance(named, list) else []) if name != path]
    document = with_value(document, "unknown", [*others, path] if state.unknown else others)
    typed = {name: text for name, text in draft.typed.items() if name != path}
    if state.typed is not None:
        typed[path] = state.typed
    return Draft(document, typed)


def with_value(document: Tree, path: str, value: Json) -> Tree:
    """The document with a value at a path; nothing, an empty text or list takes the key away."""
    changed = _with(document, path.split("."), None if value in ("", [], {}) else value)
    return changed if isinstance(changed, dict) else {}


def without_entry(draft: Draft, path: str) -> Draft:
    """The draft without one entry of a list, such as ``protected.1``; the later ones move up."""
    place, _, number = path.rpartition(".")
    entries = _value(draft.document, place)
    if not isinstance(entries, list) or not 0 <= int(number) < len(entries):
        return draft
    kept: Json = [entry for index, entry in enumerate(entries) if index != int(number)]
    moved = {
        name: _moved(name, place, int(number)) for name in (*draft.typed, *_unknown(draft.document))
    }
    unknown: Json = [new for name in _unknown(draft.document) if (new := moved[name])]
    document = with_value(with_value(draft.document, place, kept), "unknown", unknown)
    return Draft(document, {n: text for name, text in draft.typed.items() if (n := moved[name])})


def _moved(name: str, place: str, removed: int) -> str | None:
    """Where a path stands after an entry was removed; None where it stood in that entry."""
    if not name.startswith(f"{place}."):
        return name
    number, _, rest = name[len(place) + 1 :].partition(".")
    if int(number) == removed:
        return None
    return f"{place}.{int(number) - (int(number) > removed)}.{rest}"


def _unknown(document: Tree) -> list[str]:
    named = document.get("unknown")
    return [str(name) for name in named] if isinstance(named, list) else []


def _value(here: Json, path: str) -> Json:
    for part in path.split("."):
        if isinstance(here, list):
            here = here[int(part)] if part.isdecimal() and int(part) < len(here) else None
        else:
            here = here.get(part) if isinstance(here, dict) else None
    return here


def _with(here: Json, parts: list[str], value: Json) -> Json:
    if not parts:
        return value
    part, rest = parts[0], parts[1:]
    if part.isdecimal():
        entries = list(here) if isinstance(here, list) else []
        entries += [{} for _ in range(int(part) + 1 - len(entries))]
        # An entry that was emptied stays in its place, so that the others keep their numbers.
        entries[int(part)] = _with(entries[int(part)], rest, value) or {}
        return entries
    keys = dict(here) if isinstance(here, dict) else {}
    inner = _with(keys.get(part), rest, value)
    if inner is None or inner == {}:
        keys.pop(part, None)
    else:
        keys[part] = inner
    return keys
