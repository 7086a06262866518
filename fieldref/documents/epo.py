"""Reads EPO documents from JSON and writes them back. The only user of pydantic."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from fieldref.core.epo import EpoDocument
from fieldref.core.errors import Problem, Unreadable

Json = dict[str, Any]

_READER = TypeAdapter(EpoDocument)
_CODES = {
    "json_invalid": "not_json",
    "json_type": "not_json",
    "unexpected_keyword_argument": "unknown_key",
    "literal_error": "unknown_value",
    "string_type": "wrong_type",
    "date_parsing": "impossible_date",
    "date_from_datetime_parsing": "impossible_date",
    "time_parsing": "impossible_time",
    "datetime_parsing": "impossible_time",
    "datetime_from_date_parsing": "impossible_time",
}


def read_document(text: bytes | str) -> EpoDocument:
    """The EPO document in a JSON text.

    Raises:
        Unreadable: malformed JSON, a wrong type, an unknown key or value, an impossible date or
            time; every fault is named with its path.
    """
    try:
        document = _READER.validate_json(text, strict=True)
    except ValidationError as fault:
        raise Unreadable(*_problems(fault.errors(include_url=False, include_input=False))) from None
    except ValueError:
        # Bytes that are no text at all.
        raise Unreadable(Problem("document", "not_json")) from None
    problems = (*_clocks(document, ""), *_unknown_paths(document))
    if problems:
        raise Unreadable(*problems)
    return document


def kept_document(text: bytes | str) -> EpoDocument:
    """The EPO document in a JSON text that this program has read and kept before.

    Raises:
        Unreadable: it does not have the shape of a document.
    """
    try:
        return _READER.validate_json(text, strict=True)
    except ValidationError as fault:
        raise Unreadable(*_problems(fault.errors(include_url=False, include_input=False))) from None


def document_json(document: EpoDocument) -> Json:
    """The document as a JSON object without empty keys: what ``read_document`` reads back."""
    found = _json(document)
    if not isinstance(found, dict):
        raise TypeError("an EPO document is an object")
    return found


def _problems(errors: list[ErrorDetails]) -> Iterator[Problem]:
    for error in errors:
        path = ".".join(str(part) for part in error["loc"]) or "document"
        yield Problem(path, _CODES.get(error["type"], "wrong_type"))


def _clocks(value: object, path: str) -> Iterator[Problem]:
    """Times that say more than hours and minutes of California civil time."""
    if isinstance(value, datetime | time):
        if value.tzinfo or value.second or value.microsecond:
            yield Problem(path, "impossible_time")
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _clocks(part, f"{path}.{number}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            where = f"{path}.{field.name}" if path else field.name
            yield from _clocks(getattr(value, field.name), where)


def _unknown_paths(document: EpoDocument) -> Iterator[Problem]:
    for number, path in enumerate(document.unknown):
        if not is_path(path):
            yield Problem(f"unknown.{number}", "unknown_value")


def is_path(path: str) -> bool:
    """Whether a path such as ``restrained.weight`` names a value that a document can hold."""
    here: object = _SHAPE
    for part in path.split("."):
        if isinstance(here, list):
            here = here[0] if part.isdecimal() and part.isascii() else None
        else:
            here = here.get(part) if isinstance(here, Mapping) else None
        if here is None:
            return False
    return True


def _json(value: object) -> object:
    if dataclasses.is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: _json(part) for name, part in pairs if part is not None and part != ()}
    if isinstance(value, tuple):
        return [_json(part) for part in value]
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def _shape(schema: Json, definitions: Json) -> object:
    """The keys of a document as nested mappings; a list stands for a list of such."""
    for choice in schema.get("anyOf", [schema]):
        if "$ref" in choice:
            return _shape(definitions[choice["$ref"].rsplit("/", 1)[1]], definitions)
        if "properties" in choice:
            return {k: _shape(v, definitions) for k, v in choice["properties"].items()}
        if "items" in choice:
            return [_shape(choice["items"], definitions)]
    return {}


def _document_shape() -> object:
    schema = _READER.json_schema()
    return _shape(schema, schema.get("$defs", {}))


_SHAPE = _document_shape()
