"""A receipt in which something was changed is refused where it is wrong, or found out."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from fieldref.content.receipts import read_receipt, replay
from fieldref.content.replay_text import replay_lines
from fieldref.core.errors import Unreadable
from tests.support.receipts import TOLD, made


def tampered(tool: str, path: str, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """A receipt in which one thing was changed; a value of ``...`` takes it out."""
    found = deepcopy(made(tool, told=TOLD if tool == "notice" else None))
    *way, last = path.split(".")
    place: Any = found
    for part in way:
        place = place[int(part)] if isinstance(place, list) else place[part]
    key: Any = int(last) if isinstance(place, list) else last
    if value is ...:
        del place[key]
    else:
        place[key] = value
    return found


BROKEN: dict[str, tuple[str, str, Any, str, str]] = {
    "no such tool": ("notice", "tool", "horoscope", "tool", "unknown_value"),
    "another format": ("notice", "receipt", 2, "receipt", "unknown_value"),
    "true is not one": ("notice", "receipt", True, "receipt", "unknown_value"),
    "a part is gone": ("notice", "rows", ..., "rows", "missing"),
    "a part too many": ("notice", "verdict", "x", "verdict", "unknown_key"),
    "no language": ("notice", "lang", "fr", "lang", "unknown_value"),
    "facts are a list": ("notice", "facts", [], "facts", "wrong_type"),
    "a fact nobody asks": ("arrest", "facts.mood", "bad", "facts.mood", "unknown_key"),
    "a fact of a wrong type": ("arrest", "facts.in_force", True, "facts.in_force", "wrong_type"),
    "a fact of no value": ("arrest", "facts.in_force", "ja", "facts.in_force", "unknown_value"),
    "no such form": ("arrest", "facts.form", "XX-999", "facts.form", "unknown_form"),
    "facts that contradict": (
        "notice", "facts", {"form": "EPO-001", "present_at_hearing": "yes"},
        "facts.present_at_hearing", "no_hearing",
    ),
    "a day that is none": ("expiry", "facts.granted", "2026-02-30", "facts.granted",
                           "impossible_date"),
    "no county": ("expiry", "facts.county", "atlantis", "facts.county", "unknown_county"),
    "an order without a form": ("priority", "facts.orders.0.form", ..., "facts.orders.0.form",
                                "missing"),
    "made in the 13th month": ("notice", "made_at", "2026-13-20T21:47:13", "made_at",
                               "impossible_instant"),
    "made without seconds": ("notice", "made_at", "2026-11-20T21:47", "made_at",
                             "impossible_instant"),
    "made by a text": ("notice", "by", "R. Reyes", "by", "wrong_type"),
    "made by nobody named": ("notice", "by.name", ..., "by.name", "missing"),
    "made by a number": ("notice", "by.badge", 4412, "by.badge", "wrong_type"),
    "told nothing": ("notice", "told.terms", [], "told.terms", "empty"),
    "told twice": ("notice", "told.terms", ["custody", "custody"], "told.terms", "repeated"),
    "told what is no term": ("notice", "told.terms.0", "be_nice", "told.terms.0", "unknown_value"),
    "told at no time": ("notice", "told.at", "2026-11-20", "told.at", "impossible_moment"),
    "told under another tool": ("arrest", "told", {"at": "2026-11-20T21:45", "by": "R", "terms": [
        "custody"]}, "told", "wrong_type"),
    "an answer without reasons": ("arrest", "answer.because", ..., "answer.because", "missing"),
    "a reason without words": ("arrest", "answer.because.0.text", 5, "answer.because.0.text",
                               "wrong_type"),
    "an act without words": ("arrest", "answer.do.0.text", ..., "answer.do.0.text", "missing"),
    "an authority nobody knows": ("arrest", "answer.do.0.cites", ["pen-1"], "answer.do.0.cites",
                                  "unknown_value"),
    "no surer than that": ("arrest", "answer.citations.pen-836-b.confidence", "sure",
                           "answer.citations.pen-836-b.confidence", "unknown_value"),
    "a day of no month": ("expiry", "answer.expires_on", "2026-99-99", "answer.expires_on",
                          "impossible_date"),
    "a bundle that is none": ("notice", "bundle", "sha1:1", "bundle", "unknown_value"),
    "a bundle not the answer's": ("notice", "bundle", "sha256:" + "0" * 64, "bundle",
                                  "unknown_value"),
    "an edition not the answer's": ("notice", "edition", "2020-01-01", "edition", "unknown_value"),
    "a hash that is none": ("notice", "rows.notice-040-told", "x", "rows.notice-040-told",
                            "unknown_value"),
}  # fmt: skip


@pytest.mark.parametrize(("tool", "path", "value", "at", "code"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_receipt_is_refused_where_it_is_wrong(
    tool: str, path: str, value: object, at: str, code: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_receipt(tampered(tool, path, value))
    assert (at, code) in {(problem.path, problem.code) for problem in refused.value.problems}


@pytest.mark.parametrize("tree", [{}, {"receipt": 1}, {"": 1}])
def test_something_else_is_refused_without_fuss(tree: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read_receipt(tree)


def test_what_is_nested_without_end_is_refused() -> None:
    deep: Any = {}
    for _ in range(200):
        deep = {"a": deep}
    with pytest.raises(Unreadable, match="document: wrong_type"):
        read_receipt(tampered("expiry", "answer.with_closures", deep))


ALTERED: dict[str, tuple[str, str, Any]] = {
    "the verdict": ("notice", "answer.verdict", "not_verified"),
    "a duty less": ("arrest", "answer.do.1", ...),
    "a doubt less": ("expiry", "answer.open_points.0", ...),
    "a later day": ("expiry", "answer.expires_on", "2026-12-01"),
    "an open court": ("expiry", "answer.days.6.closed", None),
    "another order first": ("priority", "answer.pairs.0.leading", "O9"),
    "a fact": ("arrest", "facts.disobeyed", "no"),
    "a word": ("notice", "answer.radio", "Never mind."),
    "a word of a reason": ("notice", "answer.because.0.text", "He was told."),
    "the name of an authority": ("notice", "answer.citations.kenney-2023.label", "Kenney, 2099"),
    "a row": ("notice", "rows.notice-040-told", "0" * 16),
}


@pytest.mark.parametrize(("tool", "path", "value"), ALTERED.values(), ids=ALTERED)
def test_a_receipt_that_was_altered_is_found_out(tool: str, path: str, value: object) -> None:
    found = replay(read_receipt(tampered(tool, path, value)))
    assert found.altered
    for lang, says in (("en", "was altered"), ("es", "se alteró")):
        assert says in " ".join(replay_lines(found, lang))  # type: ignore[arg-type]
