"""What a priority question may hold, and how each fault is named."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime, time
from typing import Any

import pytest

from fieldref.content.court_forms import forms
from fieldref.content.held_order_reading import CRIMINAL, ELSEWHERE, MOST_PERSONS, NOBODY_NAMED
from fieldref.content.loader import load
from fieldref.content.priority_question import MOST_NAMED, MOST_ORDERS, read_question
from fieldref.content.priority_rulebook import FILE, rules_on
from fieldref.content.reading import fault_texts
from fieldref.core.errors import Contradiction, Unreadable
from fieldref.core.words import LANGUAGES
from tests.support.held_orders import NIGHT

Tree = dict[str, Any]
# The example of the public contract.
EXAMPLE: Tree = {
    "as_of": "2026-11-23T21:00",
    "orders": [
        {
            "id": "A",
            "form": "EPO-001",
            "issued_on": "2026-11-20",
            "expires_on": "2026-11-27",
            "protected": ["P1"],
            "restrained": "R1",
            "criminal_case": None,
            "terms": {
                "contact": "none",
                "stay_away": {"person": 100, "home": 100},
                "move_out": True,
                "firearms": True,
                "conduct": True,
            },
        }
    ],
}


def changed(**keys: Any) -> Tree:  # noqa: ANN401
    """The example with other values in its order; ... takes a key away."""
    facts = deepcopy(EXAMPLE)
    order = facts["orders"][0]
    order |= keys
    facts["orders"] = [{key: value for key, value in order.items() if value is not ...}]
    return facts


def terms(**keys: Any) -> Tree:  # noqa: ANN401
    return changed(terms=keys)


def faults(facts: Tree) -> list[tuple[str, str]]:
    with pytest.raises(Unreadable) as caught:
        read_question(facts, NIGHT)
    for lang in LANGUAGES:
        assert all("{" not in text for text in fault_texts(caught.value, lang).values())
    return [(problem.path, problem.code) for problem in caught.value.problems]


def contradictions(facts: Tree) -> list[tuple[str, str]]:
    with pytest.raises(Contradiction) as caught:
        read_question(facts, NIGHT)
    assert fault_texts(caught.value, "es")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_the_example_of_the_contract() -> None:
    question = read_question(EXAMPLE, datetime(2030, 1, 1))
    assert question.as_of == datetime(2026, 11, 23, 21)
    (order,) = question.orders
    assert (order.id, order.form, order.family) == ("A", "EPO-001", "epo")
    assert (order.issued_on, order.expires_on) == (date(2026, 11, 20), date(2026, 11, 27))
    assert (order.protected, order.restrained) == (("P1",), "R1")
    assert order.terms == {
        "contact": "none",
        "stay_away.person": 100,
        "stay_away.home": 100,
        "move_out": True,
        "firearms": True,
        "conduct": True,
    }


def test_without_a_moment_the_question_is_about_now() -> None:
    for facts in ({"orders": EXAMPLE["orders"]}, {**EXAMPLE, "as_of": None}):
        assert read_question(facts, NIGHT).as_of == NIGHT


def test_a_key_that_may_be_absent_may_be_null() -> None:
    empty = dict.fromkeys(("expires_on", "expires_at", "issued_at", "kind", "criminal_case"))
    (order,) = read_question(changed(**empty), NIGHT).orders
    assert order.expires_on is None
    (order,) = read_question(changed(issued_on=None), NIGHT).orders
    assert order.issued_on is None
    nothing = {"contact": None, "stay_away": None, "move_out": None}
    (order,) = read_question(changed(terms=nothing), NIGHT).orders
    assert order.terms == {}
    (order,) = read_question(terms(stay_away={"home": None}), NIGHT).orders
    assert order.terms == {}


def test_times_kinds_and_cases_are_read_where_they_belong() -> None:
    facts = changed(form="dv 130", issued_at="09:05", expires_at="23:59")
    (order,) = read_question(facts, NIGHT).orders
    assert (order.form, order.issued_at, order.expires_at) == ("DV-130", time(9, 5), time(23, 59))
    (order,) = read_question(changed(form="CPO-160", criminal_case="listed"), NIGHT).orders
    assert (order.form, order.criminal_case) == ("CR-160", "listed")
    facts = changed(form="tribal", kind="criminal", criminal_case="other")
    (order,) = read_question(facts, NIGHT).orders
    assert (order.kind, order.criminal_case) == ("criminal", "other")


def test_a_person_named_twice_is_one_person() -> None:
    (order,) = read_question(changed(protected=["P1", "P2", "P1"]), NIGHT).orders
    assert order.protected == ("P1", "P2")


def test_a_number_may_be_written_with_a_point() -> None:
    (order,) = read_question(terms(stay_away={"home": 100.0}), NIGHT).orders
    assert order.terms == {"stay_away.home": 100}
    assert isinstance(order.terms["stay_away.home"], int)


def test_more_persons_than_an_answer_can_hold_are_refused() -> None:
    persons = [f"P{number}" for number in range(MOST_PERSONS)]
    orders = [
        {**changed(protected=persons)["orders"][0], "id": f"O{n}", "restrained": "R1"}
        for n in range(MOST_NAMED // MOST_PERSONS)
    ]
    assert len(read_question({"orders": orders}, NIGHT).orders) == len(orders)
    one_more = {**orders[0], "id": "last", "protected": ["somebody else"]}
    assert faults({"orders": [*orders, one_more]}) == [("orders", "too_many_named")]


def test_gun_violence_orders_may_name_nobody() -> None:
    for form in ("EPO-002", "GV-110", "GV-130"):
        (order,) = read_question(changed(form=form, protected=[]), NIGHT).orders
        assert order.protected == ()


UNREADABLE = [
    (changed(id=...), "orders.0.id", "missing"),
    (changed(form=...), "orders.0.form", "missing"),
    (changed(issued_on=...), "orders.0.issued_on", "missing"),
    (changed(expires_on=...), "orders.0.expires_on", "missing"),
    (changed(protected=...), "orders.0.protected", "missing"),
    (changed(restrained=...), "orders.0.restrained", "missing"),
    (changed(terms=...), "orders.0.terms", "missing"),
    (changed(id=7), "orders.0.id", "wrong_type"),
    (changed(id=None), "orders.0.id", "wrong_type"),
    (changed(id=" "), "orders.0.id", "missing"),
    (changed(form=1), "orders.0.form", "wrong_type"),
    (changed(form="DV-999"), "orders.0.form", "unknown_form"),
    (changed(form=""), "orders.0.form", "missing"),
    (changed(issued_on="2026-02-30"), "orders.0.issued_on", "impossible_date"),
    (changed(issued_on="20261120"), "orders.0.issued_on", "impossible_date"),
    (changed(issued_on="２０２６-11-20"), "orders.0.issued_on", "impossible_date"),
    (changed(issued_on=20261120), "orders.0.issued_on", "wrong_type"),
    (changed(expires_on="tomorrow"), "orders.0.expires_on", "impossible_date"),
    (changed(expires_on=False), "orders.0.expires_on", "wrong_type"),
    (changed(expires_at="24:00"), "orders.0.expires_at", "impossible_time"),
    (changed(issued_at="9:00"), "orders.0.issued_at", "impossible_time"),
    (changed(issued_at=900), "orders.0.issued_at", "wrong_type"),
    (changed(protected="P1"), "orders.0.protected", "wrong_type"),
    (changed(protected=[]), "orders.0.protected", "empty"),
    (changed(protected=["P1", 2]), "orders.0.protected.1", "wrong_type"),
    (changed(protected=[""]), "orders.0.protected.0", "missing"),
    (changed(protected=["P"] * (MOST_PERSONS + 1)), "orders.0.protected", "too_many"),
    (changed(restrained=["R1"]), "orders.0.restrained", "wrong_type"),
    (changed(restrained=""), "orders.0.restrained", "missing"),
    (changed(criminal_case="listed"), "orders.0.criminal_case", "not_of_this_form"),
    (changed(form="CR-160", criminal_case="dv"), "orders.0.criminal_case", "unknown_value"),
    (changed(form="CR-160", criminal_case=True), "orders.0.criminal_case", "wrong_type"),
    (changed(form="CR-160", kind="criminal"), "orders.0.kind", "not_of_this_form"),
    (changed(form="TRIBAL", criminal_case="other"), "orders.0.criminal_case", "not_of_this_form"),
    (changed(form="TRIBAL", kind="family"), "orders.0.kind", "unknown_value"),
    (changed(court="Fresno"), "orders.0.court", "unknown_key"),
    (changed(terms=[]), "orders.0.terms", "wrong_type"),
    (terms(custody=True), "orders.0.terms.custody", "unknown_key"),
    (terms(contact="no"), "orders.0.terms.contact", "unknown_value"),
    (terms(contact=False), "orders.0.terms.contact", "wrong_type"),
    (terms(move_out=False), "orders.0.terms.move_out", "unknown_value"),
    (terms(firearms="true"), "orders.0.terms.firearms", "wrong_type"),
    (terms(conduct=1), "orders.0.terms.conduct", "wrong_type"),
    (terms(stay_away=100), "orders.0.terms.stay_away", "wrong_type"),
    (terms(stay_away={"gym": 100}), "orders.0.terms.stay_away.gym", "unknown_key"),
    (terms(stay_away={"home": "100"}), "orders.0.terms.stay_away.home", "wrong_type"),
    (terms(stay_away={"home": 100.5}), "orders.0.terms.stay_away.home", "wrong_type"),
    (terms(stay_away={"home": True}), "orders.0.terms.stay_away.home", "wrong_type"),
    (terms(stay_away={"home": 0}), "orders.0.terms.stay_away.home", "impossible_yards"),
    (terms(stay_away={"home": 1000}), "orders.0.terms.stay_away.home", "impossible_yards"),
    ({**EXAMPLE, "as_of": "2026-11-23"}, "as_of", "impossible_moment"),
    ({**EXAMPLE, "as_of": "2026-11-23T25:00"}, "as_of", "impossible_moment"),
    ({**EXAMPLE, "as_of": "2026-02-30T21:00"}, "as_of", "impossible_date"),
    ({**EXAMPLE, "as_of": 0}, "as_of", "wrong_type"),
    ({**EXAMPLE, "lang": "es"}, "lang", "unknown_key"),
    ({"as_of": EXAMPLE["as_of"]}, "orders", "missing"),
    ({"orders": {}}, "orders", "wrong_type"),
    ({"orders": None}, "orders", "wrong_type"),
    ({"orders": []}, "orders", "empty"),
    ({"orders": ["A"]}, "orders.0", "wrong_type"),
    ({"orders": EXAMPLE["orders"] * 500}, "orders", "too_many"),
]


@pytest.mark.parametrize(("facts", "path", "code"), UNREADABLE)
def test_what_cannot_be_read(facts: Tree, path: str, code: str) -> None:
    assert faults(facts) == [(path, code)]


def test_every_fault_is_named_with_its_path() -> None:
    bad = changed(form="XX-1", issued_on="soon", terms={"contact": "yes"})["orders"][0]
    facts = {"as_of": "now", "orders": [*EXAMPLE["orders"], bad], "why": 1}
    assert sorted(faults(facts)) == [
        ("as_of", "impossible_date"),
        ("orders.1.form", "unknown_form"),
        ("orders.1.issued_on", "impossible_date"),
        ("orders.1.terms.contact", "unknown_value"),
        ("why", "unknown_key"),
    ]


def test_two_hundred_orders_are_read_and_not_one_more() -> None:
    orders = [{**EXAMPLE["orders"][0], "id": str(number)} for number in range(MOST_ORDERS)]
    assert len(read_question({"orders": orders}, NIGHT).orders) == 200
    assert faults({"orders": [*orders, {}]}) == [("orders", "too_many")]


def test_what_was_read_and_cannot_be_true() -> None:
    twice = {"orders": EXAMPLE["orders"] * 2}
    assert contradictions(twice) == [("orders.1.id", "repeated")]
    backwards = changed(expires_on="2026-11-19")
    assert contradictions(backwards) == [("orders.0.expires_on", "ends_before_issued")]
    same_day = changed(issued_at="21:00", expires_on="2026-11-20", expires_at="17:00")
    assert contradictions(same_day) == [("orders.0.expires_on", "ends_before_issued")]
    itself = changed(protected=["P1", "R1"])
    assert contradictions(itself) == [("orders.0.restrained", "protects_restrained")]


def test_what_cannot_be_read_is_said_before_what_cannot_be_true() -> None:
    facts = {"orders": [*EXAMPLE["orders"], {**EXAMPLE["orders"][0], "restrained": 1}]}
    assert faults(facts) == [("orders.1.restrained", "wrong_type")]


def test_every_form_is_sorted_by_the_rules_and_read_by_the_same_families() -> None:
    families = {form.family for form in forms()}
    assert families <= set(load(FILE)["facts"]["class"]["family"])
    (first, *_) = rules_on("2023-01-01", NIGHT.date()).parts["class"]
    follow = {family: row.outcome["follow"] for row in first.rows for family in row.when["family"]}
    assert {f for f, what in follow.items() if what == "criminal"} - ELSEWHERE == CRIMINAL
    assert families >= CRIMINAL | ELSEWHERE | NOBODY_NAMED
    for form in forms():
        read_question(changed(form=form.code), NIGHT)
