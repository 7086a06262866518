from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldref.storage.papers import Paper

TEXT = st.text(st.characters(), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.builds(
    lambda content, indent, ascii_only: json.dumps(content, indent=indent, ensure_ascii=ascii_only),
    st.dictionaries(TEXT, JSON, max_size=4),
    st.sampled_from([None, 2]),
    st.booleans(),
)


@given(DOCUMENTS, st.dictionaries(TEXT, TEXT, max_size=3))
def test_a_paper_comes_back_letter_for_letter(document: str, typed: dict[str, str]) -> None:
    assert Paper.from_bytes(Paper(document, typed).to_bytes()) == Paper(document, typed)


def test_a_document_may_look_like_its_own_wrapping() -> None:
    sly = Paper(json.dumps({"narrative": '},"typed":{}}'}), {"a": ',"typed":'})
    assert Paper.from_bytes(sly.to_bytes()) == sly


def test_outer_spaces_of_a_document_do_not_matter() -> None:
    assert Paper.from_bytes(Paper(' \n{"id": "x"} ').to_bytes()) == Paper('{"id": "x"}')


def test_what_is_sealed_is_json() -> None:
    content = json.loads(Paper('{"id": "x"}', {"incident.on": "yesterday"}).to_bytes())
    assert content == {"document": {"id": "x"}, "typed": {"incident.on": "yesterday"}}


def test_half_a_letter_is_kept_too() -> None:
    half = Paper('{"narrative": "\ud83d"}', {"incident.on": "\ud83d"})
    assert Paper.from_bytes(half.to_bytes()) == half


@pytest.mark.parametrize(
    ("document", "number"),
    [('{"case_number": "26-1"}', "26-1"), ("{}", None), ('{"case_number": null}', None)],
)
def test_the_case_number_is_read_from_the_document(document: str, number: str | None) -> None:
    assert Paper(document).case_number == number


@pytest.mark.parametrize("document", ["[]", '"text"', "", "{", "{} {}"])
def test_only_an_object_is_a_document(document: str) -> None:
    with pytest.raises(ValueError, match="."):
        _ = Paper(document).case_number
