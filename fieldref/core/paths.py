"""Places inside an EPO document, written as paths such as ``protected.0.age``."""

from __future__ import annotations

from collections.abc import Iterator

from fieldref.core.epo import EpoDocument


def value_at(document: EpoDocument, path: str) -> object:
    """What stands at a path such as ``protected.0.age``; None where nothing does."""
    found: object = document
    for part in path.split("."):
        if isinstance(found, tuple):
            index = int(part) if part.isdecimal() else len(found)
            found = found[index] if index < len(found) else None
        else:
            found = getattr(found, part, None)
    return found


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a document with its path, in the order of its keys."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts_of(part, f"{path}.{number}")
    elif value is not None:
        for name in _keys(type(value)):
            where = f"{path}.{name}" if path else name
            yield from texts_of(getattr(value, name), where)


def _keys(kind: type) -> tuple[str, ...]:
    """The keys of a part of a document, in order; none for a number, a date or a time."""
    return tuple(getattr(kind, "__dataclass_fields__", ()))
