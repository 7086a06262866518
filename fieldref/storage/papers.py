"""What is sealed of an order: its document, and beside it what was typed but could not be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

_HEAD = '{"document":'
_MIDDLE = ',"typed":'
_DECODER = json.JSONDecoder()
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Paper:
    """``document``: the EPO document as JSON text, kept letter for letter; ``typed``: path of a
    field to the text that stands in it although it is not a date, a number or a known choice.
    """

    document: str
    typed: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def case_number(self) -> str | None:
        """The case number of the document.

        Raises:
            ValueError: the document is not a JSON object.
        """
        content: Any = json.loads(self.document)
        if not isinstance(content, dict):
            raise ValueError("an order's document must be a JSON object")
        number = content.get("case_number")
        return number if isinstance(number, str) else None

    def to_bytes(self) -> bytes:
        """``{"document": {...}, "typed": {...}}`` as UTF-8."""
        text = f"{_HEAD}{self.document}{_MIDDLE}{json.dumps(dict(self.typed))}}}"
        return text.encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, content: bytes) -> Paper:
        """The paper that ``to_bytes`` wrote."""
        text = content.decode("utf-8", "surrogatepass")
        start = len(_HEAD)
        while text[start].isspace():
            start += 1
        _, end = _DECODER.raw_decode(text, start)
        middle = text.index(_MIDDLE, end) + len(_MIDDLE)
        typed, _ = _DECODER.raw_decode(text, middle)
        return cls(text[start:end], typed)
