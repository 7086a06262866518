"""Breaking and fitting: nothing is lost, nothing is wider than its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldref.core.forms import Area
from fieldref.pdf.faces import undrawable, visible
from fieldref.pdf.wrapping import SIZES, fitted, set_at, width_of

LETTERS = st.characters(codec="utf-8")


def joined(lines: tuple[str, ...]) -> str:
    return "".join("".join(lines).split())


@settings(deadline=None)
@given(st.text(LETTERS, max_size=400), st.integers(20, 400))
def test_lines_hold_every_letter_and_none_is_too_wide(text: str, width: int) -> None:
    setting = set_at(visible(text), 8, width)
    assert joined(setting.lines) == "".join(visible(text).split())
    assert all(width_of(line, 8) <= width + 0.001 for line in setting.lines)


def test_own_line_ends_and_tabs_break_lines() -> None:
    assert set_at("one\ntwo\tthree\r\n\nfour", 8, 400).lines == ("one", "two", "three", "", "four")


def test_word_wider_than_the_line_breaks_between_letters() -> None:
    setting = set_at("a " + "W" * 300, 8, 100)
    assert setting.lines[0] == "a"
    assert "".join(setting.lines[1:]) == "W" * 300


def test_line_does_not_end_in_a_hyphen() -> None:
    setting = set_at("word - " * 200, 8, 100)
    assert not any(line.endswith("-") for line in setting.lines[:-1])


def test_hyphens_alone_are_kept() -> None:
    assert joined(set_at("-" * 500, 8, 100).lines) == "-" * 500


def test_short_text_takes_the_largest_size() -> None:
    setting = fitted("Daniel Vega", Area(0, 0, 300, 12), several_lines=False)
    assert setting is not None
    assert setting.size == max(SIZES) == 10


@pytest.mark.parametrize("several_lines", [True, False])
def test_text_shrinks_to_eight_points_and_no_further(several_lines: bool) -> None:
    area = Area(0, 0, 200, 21)
    sizes = [
        None if (setting := fitted("a" * n, area, several_lines)) is None else setting.size
        for n in range(1, 120)
    ]
    given_up = sizes.index(None)
    assert sizes[:given_up] == sorted((s for s in sizes if s is not None), reverse=True)
    assert sizes[given_up - 1] == 8
    assert set(sizes[given_up:]) == {None}


def test_one_line_turns_line_ends_into_spaces() -> None:
    setting = fitted("Daniel\nVega", Area(0, 0, 300, 12), several_lines=False)
    assert setting is not None
    assert setting.lines == ("Daniel Vega",)


def test_letters_outside_the_face_are_named_once_and_drawn_as_their_code() -> None:
    assert undrawable("a😀é中中\n\t") == ("中",)
    assert undrawable("नमस्ते") != ()
    assert visible("中a\x07") == "[U+4E2D]a[U+0007]"
    assert visible("e\u0301") == "é"
    assert visible("\ud800") == "[U+D800]"


def test_alphabets_of_the_state_are_drawable() -> None:
    assert undrawable("¿Señor Núñez? Nguyễn Thị Hồng Łódź Żółć Հայկ Ωμέγα Київ ђ ღ") == ()
