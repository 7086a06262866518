"""Every finding of the check, each by a case told as on the street."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from fieldref.content.epo_findings import Finding, check
from fieldref.content.loader import load
from fieldref.core.fields import with_value
from fieldref.documents.epo import read_document
from fieldref.pdf.faces import undrawable

TESTS = Path(__file__).parents[2]
CASES = yaml.safe_load((TESTS / "cases" / "epo-findings.yaml").read_text(encoding="utf-8"))
ORDER = json.loads((TESTS / "fixtures" / "epo-document.json").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 23, 12, 0)


def found(case: dict[str, Any]) -> tuple[Finding, ...]:
    document = ORDER
    for path, value in case.get("set", {}).items():
        document = with_value(document, path, value)
        if value == {}:
            document = document | {path: {}}
    return check(read_document(json.dumps(document)), NOW, "en", undrawable)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_check_finds_exactly_this(case: dict[str, Any]) -> None:
    findings = found(case)
    assert {finding.code: finding.path for finding in findings} == case["finds"]
    assert not set(case.get("not", ())) & {finding.code for finding in findings}


def test_every_finding_is_reached_by_a_case() -> None:
    reached = {code for case in CASES for code in case["finds"]}
    assert reached == {row["code"] for row in load("rules/epo-findings.yaml")["findings"]}


def test_a_finding_speaks_the_language_asked_for() -> None:
    empty = read_document("{}")
    for english, spanish in zip(
        check(empty, NOW, "en", undrawable), check(empty, NOW, "es", undrawable), strict=True
    ):
        assert (english.code, english.path) == (spanish.code, spanish.path)
        assert english.text != spanish.text
