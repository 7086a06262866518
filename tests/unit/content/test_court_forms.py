"""The register of court forms: every paper is there, says what it must, and can be found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from fieldref.content.bundle import FOLDERS
from fieldref.content.court_forms import (
    FOLDER,
    by_traits,
    court_form,
    family_of,
    find_forms,
    form_citations,
    form_groups,
    form_json,
    forms,
)
from fieldref.core.court_forms import CourtForm, UnknownForm
from fieldref.core.words import LANGUAGES, Language

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "court-forms.yaml").read_text(encoding="utf-8")
)
# Every form that other programs may ask for by its code.
PROMISED_TEXT = """
EPO-001 EPO-002 DV-100 DV-105 DV-109 DV-110 DV-116 DV-120 DV-130 DV-140 DV-200 DV-730 DV-800 DV-820
DV-830 DV-840 JV-250 JV-255 JV-260 JV-265 CH-110 CH-130 EA-110 EA-130 EA-330 WV-110 WV-130 SV-110
SV-130 GV-110 GV-130 CR-160 CR-161 CR-162 OUT-OF-STATE TRIBAL MILITARY CANADIAN
"""
# Every other number that the papers behind this project name, by either half of a double number.
NAMED_TEXT = """
DV-101 DV-105(A) DV-108 DV-112 DV-115-INFO DV-117 DV-120-INFO DV-125 DV-126-INFO DV-145 DV-150
DV-160 DV-160-INFO DV-165 DV-170 DV-200-INFO DV-210-INFO DV-250 DV-260 DV-500-INFO DV-505-INFO
DV-510-INFO DV-520-INFO DV-530-INFO DV-540-INFO DV-560 DV-570 DV-600 DV-610 DV-630 DV-800-INFO
DV-805 DV-810 DV-850 DV-900 CLETS-001 CPO-160 JV-247 JV-252 JV-252-INFO JV-259 JV-268 JV-270
JV-270-INFO JV-272 JV-274 JV-276 JV-720-INFO GV-800 FL-105(A) FL-150 FL-155 FL-300 FL-341(C) FL-342
FL-343 FL-840 INT-300 MC-020 MC-410 CH-820 CH-830 CH-840 CH-850 EA-820 EA-830 EA-840 EA-850 GV-820
GV-830 GV-840
"""
PROMISED, NAMED = (re.findall(r"\S+", text) for text in (PROMISED_TEXT, NAMED_TEXT))
WHERE = {
    "expiry",
    "protected",
    "restrained",
    "no_contact",
    "stay_away",
    "exceptions",
    "firearms",
    "service",
    "custody",
}
PROMISED_KEYS = {"code", "title", "edition", "kind", "enforce", "where", "starts", "ends", "notes"}
LISTED_BY_836 = {
    "epo",
    "dv",
    "juvenile",
    "civil_harassment",
    "elder",
    "cpo_dv",
    "cpo_other",
    "cpo_firearms",
    "out_of_state",
    "tribal",
}


def looked_up(answer: dict[str, Any], name: str) -> object:
    """A key of an answer, or of a part of it: ``where.expiry``."""
    part, _, rest = name.partition(".")
    return answer[part][rest] if rest else answer[part]


@pytest.mark.parametrize("case", CASES["forms"], ids=lambda case: case["name"])
def test_a_paper_handed_to_an_officer(case: dict[str, Any]) -> None:
    answer = form_json(court_form(case["typed"]), "en")
    assert {name: looked_up(answer, name) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", CASES["typed"], ids=lambda case: case["typed"])
def test_a_number_or_a_name_as_somebody_types_it(case: dict[str, str]) -> None:
    assert court_form(case["typed"]).code == case["code"]


@pytest.mark.parametrize("case", CASES["unknown"], ids=lambda case: case["typed"])
def test_what_means_no_one_form_is_not_guessed(case: dict[str, Any]) -> None:
    with pytest.raises(UnknownForm) as caught:
        court_form(case["typed"])
    assert list(caught.value.near[: len(case["near"])]) == case["near"]


@pytest.mark.parametrize("code", PROMISED)
def test_every_promised_code_finds_itself(code: str) -> None:
    assert court_form(code).code == code
    assert court_form(code.lower().replace("-", "")).code == code


@pytest.mark.parametrize("number", NAMED)
def test_every_number_named_anywhere_is_found(number: str) -> None:
    form = court_form(number)
    assert number in (form.code, *form.numbers)


def test_no_number_stands_for_two_forms() -> None:
    numbers = [number for form in forms() for number in (form.code, *form.numbers)]
    assert len(numbers) == len(set(numbers))


def test_forms_stand_under_their_headings_in_order() -> None:
    groups = [form.group for form in forms()]
    assert list(dict.fromkeys(groups)) == list(form_groups())
    assert forms()[0].code == "EPO-001"


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_has_every_promised_key_and_its_authorities(
    form: CourtForm, lang: Language
) -> None:
    answer = form_json(form, lang)
    assert answer.keys() >= PROMISED_KEYS | {"arrest_authority"}
    assert answer["where"].keys() == WHERE
    assert answer["citations"].keys() == set(form_citations(form))
    assert all(isinstance(answer[name], str) for name in ("title", "notes"))


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
def test_arrest_rests_on_the_statute_that_names_the_order(form: CourtForm) -> None:
    named = "pen-836-c-1" if form.family in LISTED_BY_836 else None
    expected = "pen-13701-b" if form.family == "military" else named
    assert form.arrest_authority == expected


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
def test_a_form_whose_text_was_not_seen_says_so_and_names_no_item(form: CourtForm) -> None:
    if form.edition is not None or form.group == "elsewhere" or form.code == "GV-800":
        return
    assert set(form_json(form, "en")["where"].values()) == {None}
    assert re.search(r"was not seen|from the draft", form.notes.en), form.notes.en


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
def test_later_editions_are_later(form: CourtForm) -> None:
    days = [change.edition for change in form.also]
    assert days == sorted(days)
    assert form.edition is None or all(day > form.edition for day in days)


def test_a_draft_is_called_a_draft() -> None:
    for form in forms():
        if form.edition is not None and form.edition.year == 2022 and form.code != "DV-125":
            assert "draft of 2022" in form.notes.en, form.code


def test_sources_speak_in_their_own_words_often_enough() -> None:
    assert sum(form.quote is not None for form in forms()) >= 12


def test_searching_by_words_is_folded_and_best_first() -> None:
    assert [form.code for form in find_forms("dv11", "en")][:2] == ["DV-110", "DV-116"]
    assert find_forms("protección", "es") == find_forms("PROTECCION", "es")
    assert find_forms("proteccion emergencia", "es")[0].code == "EPO-001"
    assert find_forms("custody", "en")[0].code == "DV-140"
    assert find_forms("alejamiento", "es")
    assert find_forms("custodia", "en"), "names of the other language are found too"
    assert find_forms("", "en") == ()


def test_looks_of_a_paper() -> None:
    assert {form.code for form in by_traits(says_emergency="yes")} == {"EPO-001", "EPO-002"}
    assert {"CR-160", "CR-161"} <= {form.code for form in by_traits(says_criminal="yes")}
    elsewhere = {form.code for form in by_traits(other_state="yes")}
    assert elsewhere == {"OUT-OF-STATE", "TRIBAL", "MILITARY", "CANADIAN"}
    orders = {form.code for form in by_traits(says_court_order="yes")}
    assert "DV-110" in orders
    assert not {"DV-100", "DV-109", "EPO-001", "CR-160"} & orders
    assert "DV-100" in {form.code for form in by_traits(says_not_court_order="yes")}
    assert by_traits(says_court_order="unknown") == forms()


def test_the_family_is_what_the_rules_ask_for() -> None:
    assert family_of("dv110") == "dv"
    with pytest.raises(UnknownForm):
        family_of("no such form")


def test_the_bundle_covers_the_forms() -> None:
    assert FOLDER in FOLDERS
