"""Numbers as people type them, and what a footer seen or not seen rules out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldref.core.court_forms import (
    SIGNS,
    CourtForm,
    Footer,
    FormShelf,
    Items,
    UnknownForm,
    folded,
    key,
    numbers_in,
)
from fieldref.core.errors import RuleError
from fieldref.core.words import Words

NOWHERE = Items(
    expiry=None,
    protected=None,
    restrained=None,
    no_contact=None,
    stay_away=None,
    exceptions=None,
    firearms=None,
    service=None,
    custody=None,
)
ORDER = CourtForm(
    code="DV-110",
    group="domestic-violence",
    title=Words("Temporary Order", "Orden temporal"),
    title_status="draft",
    kind="order",
    enforce="yes",
    family="dv",
    edition=None,
    also=(),
    where=NOWHERE,
    starts=None,
    ends=None,
    notes=Words("Read it.", "Léala."),
    changes=(),
    arrest_authority=None,
    numbers=("JV-270",),
    names={"en": ("TRO",), "es": ("orden de alejamiento",)},
    footer="court_order",
    traits=frozenset(),
    cites=(),
    quote=None,
)
REQUEST = replace(
    ORDER,
    code="DV-100",
    title=Words("Request", "Solicitud"),
    numbers=(),
    names={"en": ("TRO request",), "es": ()},
    footer="not_court_order",
)
SHELF = FormShelf((ORDER, REQUEST))


@pytest.mark.parametrize(
    "typed", ["DV-110", "dv110", " Dv 110 ", "dv–110", "D.V. 110", "form DV-110"]
)
def test_a_number_is_the_same_however_it_is_written(typed: str) -> None:
    assert key(typed) == "dv110"
    assert SHELF.find(typed) is ORDER


def test_accents_and_wide_letters_do_not_matter() -> None:
    assert folded("Órdenes  ＤＶ") == "ordenes dv"


def test_numbers_are_found_inside_a_sentence_with_their_last_part_first() -> None:
    found = list(numbers_in("see DV-105(A), DV-120-INFO and dv 110, not DV-1100"))
    assert found == [("dv105a", "dv105"), ("dv120info", "dv120"), ("dv110",)]


@given(st.text(max_size=60))
def test_whatever_is_typed_finds_a_form_or_says_so(typed: str) -> None:
    with suppress(UnknownForm):
        assert SHELF.find(typed) in SHELF.forms


def test_an_unknown_number_names_its_neighbours_and_is_a_rule_error() -> None:
    with pytest.raises(UnknownForm) as caught:
        SHELF.find("DV-101")
    assert caught.value.near[0] in {"DV-100", "DV-110"}
    assert isinstance(caught.value, RuleError)
    assert caught.value.code == "unknown_form"


def test_two_numbers_in_one_text_are_not_guessed_between() -> None:
    with pytest.raises(UnknownForm) as caught:
        SHELF.find("DV-100 with DV-110")
    assert caught.value.near == ("DV-100", "DV-110")


def test_two_numbers_of_the_same_form_are_one() -> None:
    assert SHELF.find("DV-110/JV-270") is ORDER


def test_a_search_puts_the_number_before_the_name_and_the_name_before_the_words() -> None:
    assert SHELF.search("dv1", "en") == (ORDER, REQUEST)
    assert SHELF.search("tro", "en") == (ORDER, REQUEST)
    assert SHELF.search("request", "en") == (REQUEST,)
    assert SHELF.search("alejamiento", "en") == (ORDER,)
    assert SHELF.search("the of", "en") == ()
    assert SHELF.search("--", "en") == ()


@pytest.mark.parametrize(
    ("footer", "order_seen", "order_missing", "not_seen", "not_missing"),
    [
        ("court_order", True, False, False, True),
        ("not_court_order", False, True, True, False),
        ("not_court_order_some_pages", False, True, True, True),
        ("neither", False, True, False, True),
        ("unknown", True, True, True, True),
    ],
)
def test_a_footer_rules_out_what_it_contradicts_and_an_unseen_one_nothing(
    footer: Footer, order_seen: bool, order_missing: bool, not_seen: bool, not_missing: bool
) -> None:
    form = replace(ORDER, footer=footer)
    assert form.may_show("says_court_order", seen=True) is order_seen
    assert form.may_show("says_court_order", seen=False) is order_missing
    assert form.may_show("says_not_court_order", seen=True) is not_seen
    assert form.may_show("says_not_court_order", seen=False) is not_missing


def test_signs_that_are_not_asked_rule_out_nothing() -> None:
    assert SHELF.showing({}) == SHELF.forms
    assert SHELF.showing({"says_court_order": True}) == (ORDER,)
    assert SHELF.showing({"says_emergency": True}) == ()
    assert SHELF.showing(dict.fromkeys(SIGNS, False)) == ()
