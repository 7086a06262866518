"""A mistyped word is mended to the one that was meant, and a right one is left alone."""

from __future__ import annotations

import pytest

from fieldref.content.spelling import LONGEST, Spelling, sound

KNOWN = ["arrest", "coercive", "vencimiento", "recoger", "notificacion", "order", "orden", "alta"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("arest", "arrest"),
        ("arrrest", "arrest"),
        ("arrset", "arrest"),
        ("bencimiento", "vencimiento"),
        ("recojer", "recoger"),
        ("notificasion", "notificacion"),
        ("cohersive", "coercive"),
    ],
)
def test_it_is_mended(typed: str, meant: str) -> None:
    assert Spelling(KNOWN).mended(typed) == meant


@pytest.mark.parametrize("typed", ["arrest", "zzzz", "ord", "falta", "12345", "", "q" * 5000])
def test_it_is_left_alone(typed: str) -> None:
    assert Spelling(KNOWN).mended(typed) == typed


def test_the_longest_word_that_is_looked_at_is_mended_too() -> None:
    word = "a" + "bc" * 11
    assert Spelling([word]).mended(word + "d") == word
    assert len(word) < LONGEST


def test_what_sounds_alike_is_written_alike() -> None:
    assert sound("vaca") == sound("baca")
    assert sound("lleva") == sound("yeba")
