"""What is wrong with an object that should be a decision receipt: data/schema/receipt-file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from fieldref.content.expiry_question import DAY
from fieldref.content.loader import Tree
from fieldref.content.receipt_facts import MINUTE
from fieldref.core.errors import Problem
from fieldref.core.receipts import Told
from fieldref.paths import DATA

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

SCHEMA: Final = "schema/receipt-file.schema.json"
INSTANT: Final = "%Y-%m-%dT%H:%M:%S"
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
_DEEPEST: Final = 20
# What a broken keyword of the schema is called where faults are named.
_CODES: Final = {"type": "wrong_type", "minItems": "empty", "uniqueItems": "repeated"}


def shape_problems(tree: Tree) -> tuple[Problem, ...]:
    """Every fault but those of the facts, which the tool itself reads."""
    if _is_deep(tree):
        return (Problem("document", "wrong_type"),)
    found = [each for error in _validator().iter_errors(tree) for each in _problems(error)]
    return tuple(found or _after_shape(tree))


def read_told(tree: Tree) -> Told:
    """What was told, from an object of the right shape."""
    at = datetime.strptime(tree["at"], MINUTE)  # noqa: DTZ007 - civil time
    return Told(at, tree["by"], tuple(tree["terms"]))


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((DATA / SCHEMA).read_text(encoding="utf-8")))


def _problems(error: ValidationError) -> Iterator[Problem]:
    path = [str(part) for part in error.absolute_path]
    if error.validator == "required":
        # Each missing key is an error of its own; its message begins with the key.
        yield Problem(_path([*path, error.message.split("'")[1]]), "missing")
    elif error.validator == "additionalProperties":
        schema: Any = error.schema
        instance: Any = error.instance
        unknown = (name for name in instance if name not in schema["properties"])
        yield from (Problem(_path([*path, name]), "unknown_key") for name in unknown)
    else:
        yield Problem(_path(path), _CODES.get(str(error.validator), "unknown_value"))


def _path(parts: list[str]) -> str:
    return ".".join(part for part in parts if part) or "document"


def _after_shape(tree: Tree) -> Iterator[Problem]:
    """What a schema cannot say."""
    if not _is_moment(tree["made_at"], _INSTANT, INSTANT):
        yield Problem("made_at", "impossible_instant")
    if tree["told"] is not None and not _is_moment(tree["told"]["at"], _MOMENT, MINUTE):
        yield Problem("told.at", "impossible_moment")
    for key in ("edition", "bundle"):
        if tree[key] != tree["answer"][key]:
            yield Problem(key, "unknown_value")
    if not _is_day(tree["edition"]):
        yield Problem("edition", "impossible_date")
    if not _is_day(tree["answer"].get("expires_on", tree["edition"])):
        yield Problem("answer.expires_on", "impossible_date")
    yield from _uncited(tree["answer"])


def _uncited(answer: Tree) -> Iterator[Problem]:
    """Authorities that are named and not described."""
    for part in ("because", "do"):
        for number, each in enumerate(answer.get(part, ())):
            if any(key not in answer["citations"] for key in _named(each)):
                yield Problem(f"answer.{part}.{number}.cites", "unknown_value")


def _named(each: dict[str, Any]) -> Iterator[str]:
    yield from each["cites"]
    if "quote" in each:
        yield each["quote"]["cite"]


def _is_deep(tree: Tree) -> bool:
    """Whether objects and lists stand in each other deeper than in any receipt."""
    level: list[Any] = [tree]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: Any) -> list[Any]:  # noqa: ANN401
    parts = value.values() if isinstance(value, dict) else value
    return [part for part in parts if isinstance(part, dict | list)]


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_moment(text: str, shape: re.Pattern[str], form: str) -> bool:
    try:
        return bool(shape.fullmatch(text) and datetime.strptime(text, form))  # noqa: DTZ007
    except ValueError:
        return False
