"""``fieldref epo``: what other programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import run
from tests.support.pdf import compact, pages

EXAMPLE = Path(__file__).parents[2] / "fixtures" / "epo-document.json"


def a_file(folder: Path, document: dict[str, Any] | str) -> str:
    path = folder / "order.json"
    path.write_text(
        document if isinstance(document, str) else json.dumps(document), encoding="utf-8"
    )
    return str(path)


def test_a_document_in_order_has_no_finding() -> None:
    done = run("epo", "check", str(EXAMPLE))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_an_empty_document_misses_what_the_judge_will_ask_but_nothing_blocks(
    tmp_path: Path,
) -> None:
    done = run("epo", "check", a_file(tmp_path, {}), "--json")
    assert done.code == 0
    assert {finding["severity"] for finding in done.json} == {"judge_will_ask", "database"}
    assert {"grounds", "narrative", "restrained.race"} <= {finding["path"] for finding in done.json}


def test_findings_are_lines_of_path_code_and_text(tmp_path: Path) -> None:
    done = run("epo", "check", a_file(tmp_path, {"grounds": ["stalking"]}), "--lang", "es")
    lines = [line.split("\t") for line in done.out.splitlines()]
    assert all(len(line) == 3 for line in lines)
    assert ["narrative", "narrative_missing", "Falta la declaración del punto 9."] in lines


BLOCKING = {
    "Granted in a hundred years": {"grant": {"granted_on": "2126-01-01", "granted_at": "10:00"}},
    "Expires before it was granted": {
        "grant": {"granted_on": "2026-11-20", "expires_on": "2026-11-19"}},
    "Ten thousand yards": {"orders": {"stay_away_persons_yards": 10000}},
    "No yards": {"orders": {"stay_away_place_yards": 0}},
    "Born after today": {"restrained": {"dob": "2126-01-01"}},
    "Solely financial abuse of an elder": {
        "grounds": ["elder_or_dependent_adult_abuse"], "incident": {"solely_financial": True}},
    "Served before it was granted": {
        "grant": {"judicial_officer": "A", "granted_on": "2026-11-20", "granted_at": "21:47"},
        "service": {"served_on": "2026-11-20", "served_at": "21:00"}},
    "Served but never granted": {"service": {"served_on": "2026-11-20"}},
    "Granted and denied": {"grant": {"granted_on": "2026-11-20"}, "call": {"result": "denied"}},
}  # fmt: skip


@pytest.mark.parametrize("document", BLOCKING.values(), ids=BLOCKING)
def test_a_contradiction_blocks(tmp_path: Path, document: dict[str, Any]) -> None:
    done = run("epo", "check", a_file(tmp_path, document), "--json")
    assert done.code == 1
    assert "blocks" in {finding["severity"] for finding in done.json}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"x": 1}', '{"incident": {"on": "soon"}}'])
def test_what_cannot_be_read_ends_with_2_and_one_line_a_fault(tmp_path: Path, text: str) -> None:
    for command in (("check",), ("pdf", "-o", str(tmp_path / "out.pdf"))):
        done = run("epo", command[0], a_file(tmp_path, text), *command[1:])
        assert done.code == 2
        assert len(done.err.splitlines()) == 1
        assert "Traceback" not in done.err


def test_a_missing_file_ends_with_2(tmp_path: Path) -> None:
    done = run("epo", "check", str(tmp_path / "nothing.json"))
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    assert run("epo", "check", str(tmp_path)).code == 2


def test_the_paper_is_drawn_with_the_same_bytes_for_the_same_date(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for out in (first, second):
        done = run("epo", "pdf", str(EXAMPLE), "-o", str(out), "--created", "2026-11-20T21:47")
        assert (done.code, done.err) == (0, "")
    assert first.read_bytes() == second.read_bytes()
    assert compact("María López Núñez") in compact("".join(pages(first.read_bytes())))


def test_a_paper_that_cannot_be_written_ends_with_2(tmp_path: Path) -> None:
    done = run("epo", "pdf", str(EXAMPLE), "-o", str(tmp_path / "no" / "such" / "folder.pdf"))
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_four_copies_are_four_times_two_pages(tmp_path: Path) -> None:
    out = tmp_path / "copies.pdf"
    assert run("epo", "pdf", str(EXAMPLE), "-o", str(out), "--copies").code == 0
    assert out.read_bytes().count(b"/Type /Page\n") == 8
