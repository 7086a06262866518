"""Decision receipts: what was asked and answered, by whom and when, and whether it is so still.

Two answers are compared by what they say of the law, not by their words: codes, days, orders,
terms. A sentence that was put better since changes no answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from fieldref.core.words import Language

Answer = Mapping[str, Any]
How = Literal["changed", "gone", "no_longer_decides", "decides_now"]

_CODED: Final = ("do", "because", "open_points")
# What each tool's answer says of the law; its verdict first.
LAW: Mapping[str, tuple[str, ...]] = {
    "notice": ("verdict", "route", "missing", *_CODED),
    "arrest": ("verdict", "charges", "missing", *_CODED),
    "paper": ("verdict", "form", "kind", *_CODED),
    "priority": ("pairs", "as_of", "not_counted", "because", "open_points"),
    "expiry": (
        "expires_on", "expires_at", "expires_at_source", "decided_by", "granted_on",
        "fifth_court_day", "seventh_calendar_day", "last_open_court_day", "days", "county",
        "projected", "with_closures", "because", "open_points",
    ),
}  # fmt: skip
# Words and authorities: named by codes beside them.
_WORDS: Final = frozenset({"text", "line", "cites", "quote", "gloss"})
# Of a pair of persons, what its verdict is.
_VERDICT_OF_PAIR: Final = ("protected", "restrained", "orders", "tier", "leading", "settled")


@dataclass(frozen=True, slots=True)
class Officer:
    """Who asked."""

    name: str
    agency: str
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An officer told the restrained person terms (codes of core/terms.py); California time."""

    at: datetime
    by: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One answer of a tool with all that it rests on.

    ``made_at`` is California civil time; ``rows`` maps every row of the rule data that had a part
    in the answer to the hash of what it said.
    """

    tool: str
    facts: Mapping[str, Any]
    lang: Language
    made_at: datetime
    by: Officer | None
    told: Told | None
    answer: Answer
    edition: str
    bundle: str
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that is not what it was, or that decides now and did not, or the other way round."""

    row: str
    how: How


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of the answer (``do``, ``pairs.0.leading``) that says something else now."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A receipt's question, answered again by the rules of today for the receipt's own moment, in
    its own language.
    """

    receipt: Receipt
    answer: Answer
    changed: tuple[Changed, ...]
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether the answer says the same of the law."""
        return not self.differences

    @property
    def same_bundle(self) -> bool:
        """Whether no file of the rule data changed at all."""
        return bool(self.receipt.bundle == self.answer["bundle"])

    @property
    def altered(self) -> bool:
        """Whether something differs, if only a word, although no rule did: the receipt was changed
        after it was made, or another version of the program made it.
        """
        if not self.same_bundle:
            return False
        return bool(self.changed) or not _agree(self.receipt.answer, self.answer)

    @property
    def before(self) -> Any:  # noqa: ANN401
        """The verdict on the receipt."""
        return verdict_of(self.receipt.tool, self.receipt.answer)

    @property
    def after(self) -> Any:  # noqa: ANN401
        """The verdict now."""
        return verdict_of(self.receipt.tool, self.answer)


def replayed(
    receipt: Receipt,
    answer: Answer,
    deciding: Mapping[str, str],
    row_now: Callable[[str], str | None],
) -> Replay:
    """A receipt against its question's answer of now.

    ``deciding`` maps the rows behind that answer to their hashes; ``row_now`` gives the hash of
    any row of the data, None where it is not there any more.
    """
    before, after = law_of(receipt.tool, receipt.answer), law_of(receipt.tool, answer)
    return Replay(
        receipt=receipt,
        answer=answer,
        changed=tuple(_changed(receipt.rows, deciding, row_now)),
        differences=tuple(_differences(before, after, "")),
    )


def verdict_of(tool: str, answer: Answer) -> Any:  # noqa: ANN401
    """The answer in short: a code, a day, or what leads for each pair of persons."""
    found = answer[LAW[tool][0]]
    if tool != "priority":
        return found
    return [{key: pair[key] for key in _VERDICT_OF_PAIR} for pair in found]


def law_of(tool: str, answer: Answer) -> dict[str, Any]:
    """What an answer says of the law, without its words."""
    return {part: _wordless(answer[part]) for part in LAW[tool] if part in answer}


def _wordless(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        left = {key: _of_key(key, part) for key, part in value.items() if key not in _WORDS}
        return left["code"] if left.keys() == {"code"} else left
    return [_wordless(part) for part in value] if isinstance(value, list | tuple) else value


def _of_key(key: str, value: Any) -> Any:  # noqa: ANN401
    # Why a court is closed is said in words; that it is closed matters.
    return bool(value) if key == "closed" else _wordless(value)


def _changed(
    rows: Mapping[str, str], deciding: Mapping[str, str], row_now: Callable[[str], str | None]
) -> Iterator[Changed]:
    for row, was in rows.items():
        now = row_now(row)
        if now is None:
            yield Changed(row, "gone")
        elif now != was:
            yield Changed(row, "changed")
        elif row not in deciding:
            yield Changed(row, "no_longer_decides")
    for row in deciding:
        if row not in rows:
            yield Changed(row, "decides_now")


def _differences(before: Any, after: Any, path: str) -> Iterator[Difference]:  # noqa: ANN401
    """The places at which two plain values differ, as near to the leaf as both have it."""
    dot = f"{path}." if path else ""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(key), after.get(key), f"{dot}{key}")
    elif _are_rows(before, after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(one, other, f"{dot}{number}")
    elif _text(before) != _text(after):
        yield Difference(path, before, after)


def _are_rows(before: Any, after: Any) -> bool:  # noqa: ANN401
    """Whether both are lists of as many objects, to be compared one by one."""
    lists = isinstance(before, list) and isinstance(after, list) and len(before) == len(after)
    return lists and all(isinstance(each, dict) for each in (*before, *after))


def _agree(before: Any, after: Any) -> bool:  # noqa: ANN401
    """Whether two values are the same, words and all, in what both of them have."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return all(_agree(before[key], after[key]) for key in before.keys() & after.keys())
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        return len(before) == len(after) and all(map(_agree, before, after))
    return _text(before) == _text(after)


def _text(value: Any) -> str:  # noqa: ANN401
    """A value as text that tells True from 1."""
    return json.dumps(value, sort_keys=True)
