"""A receipt holds a whole answer, reads back only as it was, and answers again the same."""

from __future__ import annotations

import json
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


def test_a_reworded_answer_under_other_rules_is_the_same_answer() -> None:
    tree = made("notice")
    tree["answer"]["because"][0]["text"] = "Put worse, then."
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
