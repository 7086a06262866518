from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fieldref.core import spoken
from fieldref.core.words import LANGUAGES, Language

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/spoken.yaml").read_text("utf-8"))
WORDS = (
    "Adam Boy Charles David Edward Frank George Henry Ida John King Lincoln Mary Nora Ocean Paul "
    "Queen Robert Sam Tom Union Victor William X-ray Young Zebra"
)
ALPHABET = {word[0]: word for word in re.findall(r"\S+", WORDS)}
both = pytest.mark.parametrize("lang", LANGUAGES)


def cases(topic: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[topic], ids=lambda case: next(iter(case.values())))


@both
@cases("yards")
def test_a_distance_is_said_in_yards(case: dict[str, Any], lang: Language) -> None:
    assert spoken.yards(case["n"], lang) == case[lang]


@both
@cases("age")
def test_an_age_is_said_in_years(case: dict[str, Any], lang: Language) -> None:
    assert spoken.age(case["n"], lang) == case[lang]


@both
@cases("day")
def test_a_day_is_said_with_its_weekday(case: dict[str, Any], lang: Language) -> None:
    assert spoken.day(case["day"], lang) == case[lang]


@both
@cases("clock")
def test_an_hour_leaves_no_doubt_which_half_of_the_day(
    case: dict[str, Any], lang: Language
) -> None:
    assert spoken.clock(time.fromisoformat(case["at"]), lang) == case[lang]


@both
@cases("telephone")
def test_a_telephone_number_is_said_in_its_groups(case: dict[str, Any], lang: Language) -> None:
    assert spoken.telephone(case["text"], lang) == case[lang]


@both
@cases("reference")
def test_a_case_or_badge_number_is_said_figure_by_figure(
    case: dict[str, Any], lang: Language
) -> None:
    assert spoken.reference(case["text"], lang) == case[lang]


@cases("spell")
def test_a_name_is_spelled_letter_by_letter(case: dict[str, Any]) -> None:
    spelled = spoken.spell(case["name"], ALPHABET)
    assert [" ".join(word.letters) for word in spelled] == case["letters"]


@both
def test_no_two_numbers_sound_the_same(lang: Language) -> None:
    assert len({spoken.number(n, lang) for n in range(10_000)}) == 10_000


@both
def test_no_two_minutes_of_a_day_sound_the_same(lang: Language) -> None:
    every = [time(hour, minute) for hour in range(24) for minute in range(60)]
    assert len({spoken.clock(at, lang) for at in every}) == len(every)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_spoken_day_has_no_figures(on: date, lang: Language) -> None:
    assert not any(letter.isdigit() for letter in spoken.day(on, lang))


@given(st.text(max_size=300))
def test_spelling_drops_no_letter(name: str) -> None:
    for word in spoken.spell(name, ALPHABET):
        assert len(word.letters) == len(word.word)
        assert all(word.letters)
