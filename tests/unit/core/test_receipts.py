"""Two answers are compared by what they say of the law."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fieldref.core.receipts import Changed, Receipt, law_of, replayed, verdict_of

ANSWER: dict[str, Any] = {
    "verdict": "notified",
    "headline": "Notified",
    "route": "told_by_officer",
    "missing": [],
    "do": [{"code": "enforce", "text": "Enforce.", "cites": ["pen-1"]}],
    "because": [{"code": "row-1", "text": "Told.", "cites": ["pen-1"]}],
    "open_points": [],
    "bundle": "one",
}


def receipt(tool: str = "notice", **changed: Any) -> Receipt:  # noqa: ANN401
    answer = {**ANSWER, **changed}
    return Receipt(
        tool=tool,
        facts={},
        lang="en",
        made_at=datetime(2026, 11, 20),
        by=None,
        told=None,
        answer=answer,
        edition="2026-01-01",
        bundle=answer["bundle"],
        rows={"row-1": "a"},
    )


def no_rows(row: str) -> str | None:
    return {"row-1": "a", "row-2": "b"}.get(row)


@pytest.mark.parametrize(
    ("changed", "path", "before", "after"),
    [
        ({"verdict": "not_verified"}, "verdict", "not_verified", "notified"),
        ({"route": None}, "route", None, "told_by_officer"),
        ({"do": []}, "do", [], ["enforce"]),
        ({"missing": ["form"]}, "missing", ["form"], []),
    ],
)
def test_what_says_something_else_of_the_law_is_a_difference(
    changed: dict[str, Any], path: str, before: object, after: object
) -> None:
    found = replayed(receipt(**changed), ANSWER, {"row-1": "a"}, no_rows)
    assert [(d.path, d.before, d.after) for d in found.differences] == [(path, before, after)]
    assert not found.same
    assert (found.before, found.after) == (changed.get("verdict", "notified"), "notified")


@pytest.mark.parametrize(
    "changed",
    [
        {"headline": "Told"},
        {"do": [{"code": "enforce", "text": "Do it.", "cites": []}]},
        {"because": [{"code": "row-1", "text": "x", "cites": [], "quote": {"text": "y"}}]},
    ],
)
def test_other_words_are_none_unless_the_rules_are_the_very_same(changed: dict[str, Any]) -> None:
    under_other_rules = replayed(receipt(bundle="two", **changed), ANSWER, {"row-1": "a"}, no_rows)
    assert (under_other_rules.same, under_other_rules.altered) == (True, False)
    under_the_same = replayed(receipt(**changed), ANSWER, {"row-1": "a"}, no_rows)
    assert (under_the_same.same, under_the_same.altered) == (True, True)


def test_one_and_true_are_two_things() -> None:
    with_one = receipt("priority", pairs=[{"provisions": [{"enforce": 1}]}])
    with_true = {**ANSWER, "pairs": [{"provisions": [{"enforce": True}]}]}
    found = replayed(with_one, with_true, {}, no_rows)
    assert [d.path for d in found.differences] == ["pairs.0.provisions.0.enforce"]


def test_a_day_closed_for_a_reason_in_another_language_is_closed() -> None:
    days = [{"date": "2026-11-26", "closed": "Thanksgiving Day"}]
    spanish = [{"date": "2026-11-26", "closed": "Día de Acción de Gracias"}]
    assert law_of("expiry", {"days": days}) == law_of("expiry", {"days": spanish})
    assert law_of("expiry", {"days": days}) != law_of(
        "expiry", {"days": [{"date": "2026-11-26", "closed": None}]}
    )


def test_every_way_in_which_a_row_can_change() -> None:
    made = Receipt(
        **{
            **{name: getattr(receipt(), name) for name in Receipt.__slots__},
            "rows": {"row-1": "a", "row-2": "old", "row-3": "c"},
        }
    )
    found = replayed(made, ANSWER, {"row-9": "z"}, no_rows)
    assert found.changed == (
        Changed("row-1", "no_longer_decides"),
        Changed("row-2", "changed"),
        Changed("row-3", "gone"),
        Changed("row-9", "decides_now"),
    )


def test_the_verdict_of_a_priority_is_what_leads_for_each_pair() -> None:
    pair = {
        "protected": "P", "restrained": "R", "orders": ["A"], "tier": 1, "leading": "A",
        "settled": True, "line": "words", "provisions": [{}],
    }  # fmt: skip
    (found,) = verdict_of("priority", {"pairs": [pair]})
    assert found == {key: v for key, v in pair.items() if key not in ("line", "provisions")}
