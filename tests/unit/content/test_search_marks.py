"""What was meant is marked in a text; the text itself stays what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldref.content.search_marks import marked
from fieldref.content.search_question import meant
from fieldref.core.words import Language


@pytest.mark.parametrize(
    ("typed", "lang", "text", "shown"),
    [
        ("strangled", "en", "Signs of strangulation.", ["strangulation"]),
        ("gun", "en", "Take the firearms.", ["firearms"]),
        ("arestarlo", "es", "¿Tengo que arrestar?", ["arrestar"]),
        ("prorroga", "es", "una prórroga", ["prórroga"]),
        ("dv 110", "en", "Read DV-110 first.", ["DV-110"]),
        ("273.6", "en", "PC 273.6(b)", ["273.6"]),
        ("he wont", "en", "nothing of it", []),
    ],
)
def test_the_words_that_were_meant_are_marked(
    typed: str, lang: Language, text: str, shown: list[str]
) -> None:
    assert [each.text for each in marked(text, meant(typed, lang)) if each.meant] == shown


@given(text=st.text(), typed=st.text(max_size=20))
def test_the_pieces_are_the_text(text: str, typed: str) -> None:
    pieces = marked(text, meant(typed, "en"))
    assert "".join(each.text for each in pieces) == text
    assert all(one.meant != other.meant for one, other in zip(pieces, pieces[1:], strict=False))
