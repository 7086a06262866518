"""``fieldref notice``, ``arrest`` and ``priority`` as a shell meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fieldref.paths import ROOT
from tests.support.commands import run

TOOLS = ("notice", "arrest", "priority")
ORDER = {
    "id": "A",
    "form": "DV-130",
    "issued_on": "2026-11-20",
    "expires_on": None,
    "protected": ["P1"],
    "restrained": "R1",
    "terms": {"contact": "none"},
}
REQUIRED = {
    "form": "DV-130",
    "in_force": "yes",
    "person": "restrained",
    "notice": "notified",
    "disobeyed": "yes",
    "excepted": "no",
    "mutual_orders": "no",
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(REQUIRED), encoding="utf-8")
    return file


def test_a_file_and_standard_input_are_answered_alike(facts: Path) -> None:
    ran = run("arrest", str(facts))
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["verdict"] == "arrest_required"
    assert run("arrest", "-", stdin=facts.read_bytes()) == ran


@pytest.mark.parametrize(
    ("tool", "facts", "verdict"),
    [
        ("notice", {}, "need_facts"),
        ("notice", {"form": "DV-130", "proof_of_service_seen": "yes"}, "notified"),
        (
            "arrest",
            {"form": "WV-130", **{k: v for k, v in REQUIRED.items() if k != "form"}},
            "not_mandatory",
        ),
        ("arrest", {**REQUIRED, "form": "CANADIAN"}, "not_settled"),
    ],
)
def test_every_verdict_is_an_answer(tool: str, facts: dict[str, str], verdict: str) -> None:
    ran = run(tool, "-", stdin=json.dumps(facts))
    assert (ran.code, ran.json["verdict"]) == (0, verdict)


def test_a_question_of_priority_without_a_moment_is_about_now() -> None:
    ran = run("priority", "-", stdin=json.dumps({"orders": [ORDER]}))
    assert ran.code == 0
    assert ran.json["pairs"][0]["orders"] == ["A"]
    assert len(ran.json["as_of"]) == len("2026-11-23T21:00")


def test_spanish_words_reach_a_terminal_whole() -> None:
    ran = run("arrest", "-", "--lang", "es", stdin=json.dumps(REQUIRED))
    assert ran.json["headline"] == "Arresto obligatorio"
    assert "\\u" not in ran.out


@pytest.mark.parametrize(
    ("tool", "facts", "path"),
    [
        ("notice", {"form": "EPO-001", "present_at_hearing": "yes"}, "present_at_hearing"),
        ("priority", {"orders": [ORDER, ORDER]}, "orders.1.id"),
        ("priority", {"orders": [ORDER | {"restrained": "P1"}]}, "orders.0.restrained"),
    ],
)
def test_facts_that_cannot_be_true_together_end_with_1(
    tool: str, facts: dict[str, object], path: str
) -> None:
    ran = run(tool, "-", stdin=json.dumps(facts))
    assert (ran.code, ran.out) == (1, "")
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [path]


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "NaN", '{"form": NaN}', '{"form": "x", "form": "x"}', "[" * 100_000,
        '{"x": {}}', '{"": 1}', '{"a\\nb": 1}', '{"form": 1e999}', '{"\\ud800": "\\udfff"}',
    ],
)  # fmt: skip
def test_what_cannot_be_read_ends_with_2_and_a_line_a_fault(tool: str, text: str) -> None:
    ran = run(tool, "-", "--json", stdin=text)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    error = ran.json["error"]
    assert ran.json["ok"] is False
    assert set(error) == {"code", "message", "fields", "request_id"}
    assert error["message"] == next(iter(error["fields"].values()))
    assert len(ran.err.splitlines()) == len(error["fields"])


@pytest.mark.parametrize("tool", TOOLS)
def test_bytes_that_are_no_text_end_with_2(tool: str) -> None:
    for text in (b"\xff\xfe{\x00}\x00", b"\x80", b'"\xed\xa0\x80"'):
        assert run(tool, "-", stdin=text).code == 2


def test_every_fault_has_a_line_and_is_in_the_error_object() -> None:
    wrong = {"form": "DV-113", "in_force": "perhaps", "person": True}
    ran = run("arrest", "-", "--json", "--lang", "es", stdin=json.dumps(wrong))
    assert ran.code == 2
    assert ran.json["error"]["code"] == "unknown_form"
    assert set(ran.json["error"]["fields"]) == {"form", "in_force", "person"}
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == list(wrong)
    assert "DV-110" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("no-such-file.json",), (".",), ("-", "--lang", "fr"), ("-", "--wrong"), ("-", "twice"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tool", TOOLS)
def test_a_bad_argument_ends_with_2(tool: str, arguments: tuple[str, ...]) -> None:
    ran = run(tool, *arguments, "--json", stdin="{}")
    assert ran.code == 2
    assert ran.json["error"]["code"] == "bad_arguments"
    assert len(ran.err.splitlines()) == 1


def test_a_real_pipe_is_read_and_written_in_utf_8() -> None:
    command = [sys.executable, "-c", "from fieldref.cli import main; main()", "priority", "-"]
    sent = json.dumps({"orders": [ORDER | {"id": "Órden 🦤"}]}, ensure_ascii=False).encode()
    ran = subprocess.run(command, input=sent, capture_output=True, cwd=ROOT, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode())["pairs"][0]["orders"] == ["Órden 🦤"]
