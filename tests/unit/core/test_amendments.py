"""What a correction changed, and which terms an order holds."""

from __future__ import annotations

from fieldref.core.amendments import corrections
from fieldref.core.epo import Custody, EpoDocument, Orders
from fieldref.core.fields import Draft, Tree
from fieldref.core.terms import terms_of


def changed(before: Tree, after: Tree) -> list[tuple[str, object, object]]:
    found = corrections(Draft(before, {}), Draft(after, {}))
    return [(each.path, each.before.value, each.after.value) for each in found]


def test_only_fields_that_differ_are_named() -> None:
    before: Tree = {
        "id": "1",
        "orders": {"conduct": True, "address": "12 Elm St"},
    }
    after: Tree = {"id": "1", "orders": {"conduct": True, "address": "14 Elm St"}}
    assert changed(before, after) == [("orders.address", "12 Elm St", "14 Elm St")]


def test_persons_are_compared_one_by_one() -> None:
    before: Tree = {"protected": [{"name": "María"}, {"name": "Hương", "age": 64}]}
    after: Tree = {"protected": [{"name": "María", "age": 31}, {"name": "Hương"}]}
    assert changed(before, after) == [("protected.1.age", 64, None), ("protected.0.age", None, 31)]


def test_a_list_of_codes_is_one_field() -> None:
    assert changed({"grounds": ["stalking"]}, {"grounds": ["stalking", "child_abuse"]}) == [
        ("grounds", ["stalking"], ["stalking", "child_abuse"])
    ]


def test_unknown_is_an_answer_that_can_be_corrected() -> None:
    before, after = Draft({"unknown": ["restrained.weight"]}, {}), Draft({}, {})
    (found,) = corrections(before, after)
    assert (found.path, found.before.unknown, found.after.unknown) == (
        "restrained.weight",
        True,
        False,
    )


def test_the_first_record_of_service_is_no_correction_but_its_change_is() -> None:
    served: Tree = {"service": {"address": "Jail"}, "told": {"by": "Reyes"}}
    assert changed({}, served) == []
    assert changed(served, {**served, "service": {"address": "Court"}}) == [
        ("service.address", "Jail", "Court")
    ]


def test_a_further_attempt_is_no_correction_but_a_change_of_an_earlier_one_is() -> None:
    before: Tree = {"service_attempts": [{"place": "12 Elm St"}]}
    after: Tree = {"service_attempts": [{"place": "12 Elm St"}, {"place": "Work"}]}
    assert changed(before, after) == []
    after = {"service_attempts": [{"place": "14 Elm St"}, {"place": "Work"}]}
    assert changed(before, after) == [("service_attempts.0.place", "12 Elm St", "14 Elm St")]


def test_no_locating_and_firearms_stand_on_every_order() -> None:
    assert terms_of(EpoDocument()) == ("no_locating", "firearms")


def test_every_term_of_the_form_is_told_in_its_order() -> None:
    orders = Orders(
        conduct=True,
        no_contact=True,
        stay_away_persons_yards=100,
        stay_away_place_yards=50,
        move_out=True,
    )
    document = EpoDocument(orders=orders, custody=Custody(custodian="María"))
    assert terms_of(document) == (
        "conduct",
        "no_contact",
        "stay_away_persons",
        "stay_away_place",
        "move_out",
        "no_locating",
        "firearms",
        "custody",
    )
