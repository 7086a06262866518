"""A receipt holds a whole answer, reads back only as it was, and answers again the same."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from fieldref.content import receipts as receipts_module
from fieldref.content.receipt_rows import row_hash
from fieldref.content.receipts import (
    kept_receipt,
    make_receipt,
    read_receipt,
    receipt_tree,
    replay,
)
from fieldref.content.replay_text import replay_json, replay_lines
from fieldref.content.tools import ask
from fieldref.core.errors import CalendarGap, Contradiction, Unreadable
from fieldref.core.receipts import Changed, Receipt
from fieldref.core.words import LANGUAGES
from tests.support.receipts import (
    FACTS,
    NIGHT,
    REYES,
    TOLD,
    TOOLS,
    made,
    of_tool,
    random_receipt,
)

KEYS = [
    "receipt", "tool", "facts", "lang", "made_at", "by", "told", "answer", "edition", "bundle",
    "rows",
]  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
def test_a_receipt_holds_the_whole_answer(tool: str) -> None:
    found = made(tool)
    assert list(found) == KEYS
    assert found["made_at"] == "2026-11-20T21:47:13"
    assert found["by"] == {
        "name": "R. Reyes",
        "agency": "Fresno Police Department",
        "badge": "4412",
    }
    assert found["answer"] == json.loads(json.dumps(ask(tool, found["facts"], NIGHT)))
    assert (found["edition"], found["bundle"]) == (
        found["answer"]["edition"],
        found["answer"]["bundle"],
    )
    assert set(found["answer"].get("rows", ())) <= found["rows"].keys()
    assert all(len(content) == 16 for content in found["rows"].values())


def test_facts_are_kept_as_they_were_read() -> None:
    assert made("notice")["facts"]["form"] == "DV-130"
    order = made("priority")["facts"]["orders"][0]
    assert {"id", "form", "issued_on", "expires_on", "protected", "restrained", "terms"} <= set(
        order
    )


def test_a_question_about_now_remembers_which_moment_that_was() -> None:
    facts = {key: value for key, value in FACTS["priority"].items() if key != "as_of"}
    found = make_receipt("priority", facts, NIGHT)
    assert found["facts"]["as_of"] == "2026-11-20T21:47"
    assert replay(read_receipt(found)).same


def test_an_expiry_names_the_closures_that_it_used() -> None:
    rows = made("expiry")["rows"]
    assert {"holiday:thanksgiving", "holiday:day-after-thanksgiving"} <= rows.keys()


def test_a_courts_own_closure_is_named_too() -> None:
    found = make_receipt("expiry", {"granted": "2024-11-22", "county": "ventura"}, NIGHT)
    assert found["answer"]["with_closures"] is not None
    assert "closure:ventura:2024-11-27" in found["rows"]
    assert replay(read_receipt(found)).same


@pytest.mark.parametrize(
    ("tool", "facts", "fault"),
    [
        ("notice", {"form": "DV-130", "hunch": "yes"}, Unreadable),
        ("notice", {"form": "EPO-001", "present_at_hearing": "yes"}, Contradiction),
        ("expiry", {"granted": "1999-01-01"}, CalendarGap),
        ("horoscope", {}, KeyError),
    ],
)
def test_what_a_tool_refuses_has_no_receipt(
    tool: str, facts: dict[str, str], fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        make_receipt(tool, facts, NIGHT)


@pytest.mark.parametrize("tool", ["arrest", "expiry", "priority"])
def test_only_a_receipt_of_notice_says_what_was_told(tool: str) -> None:
    with pytest.raises(Unreadable, match="told: unknown_key"):
        make_receipt(tool, FACTS[tool], NIGHT, told=TOLD)
    assert made("notice", told=TOLD)["told"] == {
        "at": "2026-11-20T21:45",
        "by": "R. Reyes",
        "terms": ["no_contact", "move_out"],
    }
    assert of_tool("notice", told=TOLD).told == TOLD


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_read_is_what_was_made(tool: str) -> None:
    found = of_tool(tool, "es")
    assert (found.tool, found.lang, found.made_at, found.by) == (tool, "es", NIGHT, REYES)
    assert kept_receipt(made(tool, "es")) == found
    assert receipt_tree(found) == made(tool, "es")


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("seed", range(20))
def test_twenty_receipts_of_every_tool_answer_the_same(tool: str, seed: int) -> None:
    found = replay(read_receipt(random_receipt(tool, seed)))
    assert (found.same, found.altered, found.changed, found.same_bundle) == (True, False, (), True)
    for lang in LANGUAGES:
        assert len(replay_lines(found, lang)) == 2
    assert replay_json(found, "en")["before"] == replay_json(found, "en")["after"]


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


def test_a_reworded_answer_under_other_rules_is_the_same_answer() -> None:
    tree = tampered("notice", "answer.because.0.text", "Put worse, then.")
    tree["bundle"] = tree["answer"]["bundle"] = "sha256:" + "1" * 64
    found = replay(read_receipt(tree))
    assert (found.same, found.altered, found.same_bundle) == (True, False, False)
    text = replay_lines(found, "en")
    assert text[0] == "The same answer: Notified"
    assert text[1].startswith("The rule data were sha256:1111")


def older(receipt: Receipt, **changed: Any) -> Receipt:  # noqa: ANN401
    """The receipt as rules of an older bundle made it."""
    bundle = "sha256:" + "1" * 64
    answer = {**receipt.answer, "bundle": bundle, **changed.pop("answer", {})}
    return replace(receipt, bundle=bundle, answer=answer, **changed)


def test_the_row_that_was_changed_is_named() -> None:
    now = of_tool("notice")
    rows = {**now.rows, "notice-040-told": "0" * 16}
    found = replay(older(now, rows=rows, answer={"verdict": "not_verified", "route": None}))
    assert found.changed == (Changed("notice-040-told", "changed"),)
    assert not found.same
    assert [d.path for d in found.differences] == ["verdict", "route"]
    text = replay_lines(found, "en")
    assert text[0] == "Not the same answer. Then: Not yet. Now: Notified."
    assert "Row notice-040-told: its text was changed." in text
    assert not any("altered" in line for line in text)


def test_rows_that_came_and_went_are_named() -> None:
    now = of_tool("notice")
    rows = {"notice-005-older": "0" * 16, "notice-010-proof-seen": ""}
    rows["notice-010-proof-seen"] = row_hash("notice", "notice-010-proof-seen") or ""
    found = replay(older(now, rows=rows))
    named = {change.row: change.how for change in found.changed}
    assert named["notice-005-older"] == "gone"
    assert named["notice-010-proof-seen"] == "no_longer_decides"
    assert named["notice-040-told"] == named["form:DV-130"] == "decides_now"


def test_a_change_without_a_changed_row_says_so() -> None:
    found = replay(older(of_tool("expiry"), answer={"decided_by": "same_day"}))
    assert any(
        line.startswith("No row that decided was changed") for line in replay_lines(found, "en")
    )


def test_every_row_behind_an_answer_is_found_again() -> None:
    for tool in TOOLS:
        for seed in range(20):
            for row, content in random_receipt(tool, seed)["rows"].items():
                assert row_hash(tool, row) == content


@pytest.mark.parametrize("row", ["", ":", "form:", "form:XX-9", "closure:x:y", "do:", "closure:"])
def test_a_row_that_never_was_has_no_hash(row: str) -> None:
    for tool in TOOLS:
        assert row_hash(tool, row) is None


def test_a_replay_asks_as_of_the_receipts_own_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []

    def remember(tool: str, facts: dict[str, Any], now: datetime, lang: Any) -> Any:  # noqa: ANN401
        asked.append(now)
        return ask(tool, facts, now, lang)

    receipt = of_tool("arrest")
    monkeypatch.setattr(receipts_module, "ask", remember)
    replay(receipt)
    assert asked == [NIGHT]
