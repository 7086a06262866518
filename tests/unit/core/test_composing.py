from __future__ import annotations

import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldref.core.composing import composed
from fieldref.core.spoken import spell

# Alternating marks of two classes are the worst order there is; the third decomposes into two.
MARKS = ["\u0316\u0301", "\u0301\u0316", "\u0f73", "\u0f73\u0f71"]


@given(st.text(max_size=40))
def test_what_people_write_is_composed_as_unicode_says(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["Nu\u0301n\u0303ez", "\u1112\u1161\u11ab", "\u09c7\u09be"])
def test_letters_are_joined_with_what_belongs_to_them(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("marks", MARKS)
def test_a_text_of_nothing_but_marks_holds_nobody_up(marks: str) -> None:
    began = perf_counter()
    composed("a" + marks * 100_000)
    assert perf_counter() - began < 2


def test_a_name_of_nothing_but_marks_is_spelled_at_once() -> None:
    began = perf_counter()
    spell("a" + "\u0316\u0301" * 50_000, {})
    assert perf_counter() - began < 2
