"""EPO documents in and out of JSON: strict, and every fault named with its path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldref.core.errors import Unreadable
from fieldref.documents.epo import document_json, is_path, read_document
from tests.support.documents import random_document

EXAMPLE = Path(__file__).parents[2] / "fixtures" / "epo-document.json"

UNREADABLE = {
    "no JSON at all": ("order", "document", "not_json"),
    "half a JSON text": ('{"id": ', "document", "not_json"),
    "a list": ("[]", "document", "wrong_type"),
    "half a letter": (r'{"case_number": "\ud800"}', "document", "not_json"),
    "an unknown key": ('{"narative": "x"}', "narative", "unknown_key"),
    "an unknown key inside": ('{"restrained": {"nmae": "x"}}', "restrained.nmae", "unknown_key"),
    "an unknown ground": ('{"grounds": ["theft"]}', "grounds.0", "unknown_value"),
    "an unknown gender": ('{"restrained": {"gender": "m"}}', "restrained.gender", "unknown_value"),
    "an age in quotes": ('{"protected": [{"age": "31"}]}', "protected.0.age", "wrong_type"),
    "an age with a point": ('{"protected": [{"age": 31.0}]}', "protected.0.age", "wrong_type"),
    "an age that is true": ('{"protected": [{"age": true}]}', "protected.0.age", "wrong_type"),
    "a number as name": ('{"restrained": {"name": 7}}', "restrained.name", "wrong_type"),
    "February 30": ('{"incident": {"on": "2026-02-30"}}', "incident.on", "impossible_date"),
    "a date with a time": (
        '{"incident": {"on": "2026-11-20T10:00"}}', "incident.on", "impossible_date"),
    "a date as a number": ('{"incident": {"on": 20261120}}', "incident.on", "wrong_type"),
    "25 o'clock": ('{"incident": {"at": "25:00"}}', "incident.at", "impossible_time"),
    "a time with seconds": ('{"incident": {"at": "21:47:30"}}', "incident.at", "impossible_time"),
    "a time of another zone": ('{"incident": {"at": "21:47Z"}}', "incident.at", "impossible_time"),
    "a call without a time": ('{"call": {"at": "2026-11-20"}}', "call.at", "impossible_time"),
    "an unknown path": ('{"unknown": ["restrained.wieght"]}', "unknown.0", "unknown_value"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "path", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_named_with_its_path(text: str, path: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(text)
    assert (caught.value.problems[0].path, caught.value.problems[0].code) == (path, code)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Unreadable):
        read_document(b"\xff\xfe{}")


def test_every_fault_is_named_not_only_the_first() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document('{"x": 1, "grounds": ["theft"]}')
    assert {problem.path for problem in caught.value.problems} == {"x", "grounds.0"}


def test_a_whole_document_comes_back_letter_for_letter() -> None:
    document = read_document(EXAMPLE.read_bytes())
    assert document.protected[0].name == "María López Núñez"
    assert read_document(json.dumps(document_json(document))) == document
    assert document_json(document)["grant"] == json.loads(EXAMPLE.read_text("utf-8"))["grant"]


@given(st.integers(min_value=0, max_value=10_000))
def test_any_document_survives_writing_and_reading(seed: int) -> None:
    document = random_document(seed)
    assert read_document(json.dumps(document_json(document))) == document


@pytest.mark.parametrize(
    "path", ["restrained.weight", "protected.3.age", "live_together", "custody.children.0.name"]
)
def test_a_path_names_a_value_that_a_document_can_hold(path: str) -> None:
    assert is_path(path)


@pytest.mark.parametrize(
    "path", ["", "restrained.", "protected.age", "protected.x.age", "protected.1.1", "a..b", "²"]
)
def test_other_words_are_no_paths(path: str) -> None:
    assert not is_path(path)
