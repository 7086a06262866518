"""``fieldref replay``: the same answer, or which row changed; by other rule data too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldref.content.receipts import make_receipt
from fieldref.paths import DATA, ROOT
from tests.support.commands import Ran, run
from tests.support.receipts import FACTS, NIGHT, TOOLS, made

Replay = Callable[[dict[str, Any]], Ran]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], str]:
    def write(content: object) -> str:
        path = tmp_path / "receipt.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return str(path)

    return write


@pytest.mark.parametrize("tool", TOOLS)
def test_the_same_answer(file: Callable[[object], str], tool: str) -> None:
    receipt = made(tool)
    ran = run("replay", file(receipt))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The same answer: ")
    assert receipt["bundle"] in ran.out
    spanish = run("replay", file(receipt), "--lang", "es")
    assert (spanish.code, spanish.out.startswith("La misma respuesta: ")) == (0, True)


def test_as_json(file: Callable[[object], str]) -> None:
    receipt = made("notice", "es")
    found = run("replay", file(receipt), "--json").json
    assert {key: found[key] for key in ("same", "altered", "tool", "before", "after")} == {
        "same": True,
        "altered": False,
        "tool": "notice",
        "before": "notified",
        "after": "notified",
    }
    assert found["changed"] == found["differences"] == []
    assert found["bundle"] == {"before": receipt["bundle"], "after": receipt["bundle"]}


def test_an_altered_receipt_ends_with_1(file: Callable[[object], str]) -> None:
    receipt = made("expiry")
    receipt["answer"]["expires_on"] = "2026-11-30"
    ran = run("replay", file(receipt))
    assert ran.code == 1
    assert ran.out.splitlines()[:2] == [
        "Not the same answer. Then: Monday 30 November 2026. Now: Friday 27 November 2026.",
        'expires_on: was "2026-11-30", is now "2026-11-27"',
    ]
    assert "This receipt was altered after it was made" in ran.out


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"receipt": 1}', '{"a": 1, "a": 2}'])
def test_what_is_no_receipt_ends_with_2(file: Callable[[object], str], text: str) -> None:
    ran = run("replay", file(text))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_a_refused_fact_is_named_by_its_path(file: Callable[[object], str]) -> None:
    receipt = made("arrest")
    receipt["facts"]["in_force"] = "perhaps"
    ran = run("replay", file(receipt), "--json", "--lang", "es")
    assert ran.code == 2
    assert ran.err.startswith("facts.in_force: ")
    assert ran.json["error"]["fields"].keys() == {"facts.in_force"}


def test_a_file_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    assert run("replay", str(tmp_path / "none.json")).code == 2


class TestOtherRules:
    """The program beside a copy of the data in which something was changed."""

    @pytest.fixture
    def copied(self, tmp_path: Path) -> Path:
        shutil.copytree(ROOT / "fieldref", tmp_path / "fieldref", ignore=_compiled)
        shutil.copytree(DATA, tmp_path / "data")
        return tmp_path

    @pytest.fixture
    def replay(self, copied: Path) -> Replay:
        def replayed(receipt: dict[str, Any]) -> Ran:
            program = "from fieldref.cli import main; main(['replay', '-'])"
            ran = subprocess.run(
                [sys.executable, "-P", "-c", program],
                input=json.dumps(receipt),
                capture_output=True,
                text=True,
                check=False,
                env={**os.environ, "PYTHONPATH": str(copied), "PYTHONIOENCODING": "utf-8"},
            )
            return Ran(ran.returncode, ran.stdout, ran.stderr)

        return replayed

    def test_a_row_that_decides_otherwise_now_is_named(self, copied: Path, replay: Replay) -> None:
        change(
            copied / "data/rules/notice.yaml",
            'when: {told_by_officer: ["yes"]}\n        verdict: notified\n',
            'when: {told_by_officer: ["yes"]}\n        verdict: not_verified\n',
        )
        ran = replay(made("notice"))
        assert (ran.code, ran.err) == (1, "")
        assert "Not the same answer. Then: Notified. Now: One more fact." in ran.out
        assert "Row notice-040-told: its text was changed." in ran.out
        assert "The rule data were sha256:" in ran.out

    def test_a_row_that_is_gone_is_named(self, copied: Path, replay: Replay) -> None:
        change(
            copied / "data/rules/arrest.yaml", "id: arrest-090-required", "id: arrest-091-required"
        )
        ran = replay(made("arrest"))
        assert ran.code == 1
        assert "Row arrest-090-required: it is not in the rules any more." in ran.out
        assert "Row arrest-091-required: it decides this now and did not then." in ran.out

    def test_a_holiday_that_moves_the_day_is_named(self, copied: Path, replay: Replay) -> None:
        change(
            copied / "data/calendar/california.yaml",
            "when: {month: 11, weekday: thursday, nth: 4}",
            "when: {month: 11, weekday: thursday, nth: 3}",
        )
        ran = replay(made("expiry"))
        assert ran.code == 1
        assert "Row holiday:thanksgiving: its text was changed." in ran.out
        assert 'fifth_court_day: was "2026-12-01", is now "2026-11-30"' in ran.out
        assert ran.out.startswith("The verdict is the same, Friday 27 November 2026, but not")
        assert max(map(len, ran.out.splitlines())) < 500

    def test_a_form_of_another_kind_is_named(self, copied: Path, replay: Replay) -> None:
        change(copied / "data/forms/court/domestic-violence.yaml", "family: dv", "family: school")
        tree = make_receipt("arrest", {**FACTS["arrest"], "form": "DV-110"}, NIGHT)
        ran = replay(tree)
        assert ran.code == 1
        assert "Row form:DV-110: its text was changed." in ran.out

    def test_a_better_word_leaves_the_answer_the_same(self, copied: Path, replay: Replay) -> None:
        change(
            copied / "data/rules/notice.yaml",
            "An officer's words are notice.",
            "What an officer says is notice.",
        )
        ran = replay(made("notice"))
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("The same answer: Notified\n")
        assert "Row notice-040-told: its text was changed." in ran.out
        assert "altered" not in ran.out

    def test_a_change_elsewhere_leaves_the_answer_the_same(
        self, copied: Path, replay: Replay
    ) -> None:
        change(copied / "data/rules/arrest.yaml", "Not an order", "This is no order")
        ran = replay(made("notice"))
        assert ran.code == 0
        assert "Row " not in ran.out
        assert "The rule data were sha256:" in ran.out


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _compiled(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "__pycache__"]
