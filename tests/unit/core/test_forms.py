"""What EPO-001 says follows from the document and from nothing else."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, time
from typing import Any, get_args, get_type_hints

import pytest

from fieldref.content.forms import load_form
from fieldref.core.epo import (
    Child,
    Court,
    Custody,
    EpoDocument,
    Firearms,
    Grant,
    Incident,
    Officer,
    Orders,
    ProtectedPerson,
    RestrainedPerson,
    Service,
)
from fieldref.core.forms import copy_lines, form_values
from tests.support.documents import random_document

MARIA = ProtectedPerson(name="María López", age=31, gender="F", relationship="cohabitant")
CUSTODY = Custody(custodian="María López", children=(Child(name="Ana", age=4), Child(name="Luz")))


def texts(document: EpoDocument) -> dict[str, str]:
    return {field: text for field, text in form_values(document).texts.items() if text}


def ticked(document: EpoDocument) -> set[str]:
    return {field for field, is_ticked in form_values(document).boxes.items() if is_ticked}


def test_empty_document_leaves_every_blank_blank() -> None:
    assert texts(EpoDocument()) == {}
    assert ticked(EpoDocument()) == set()


def test_dates_and_times_are_written_as_the_form_writes_them() -> None:
    grant = Grant(granted_on=date(2026, 1, 2), granted_at=time(9, 5), expires_on=date(2026, 1, 9))
    assert texts(EpoDocument(grant=grant)) == {
        "expires_on": "01/09/2026",
        "granted_on": "01/02/2026",
        "granted_at": "09:05",
    }


def test_item_1_has_names_only() -> None:
    document = EpoDocument(
        protected=(MARIA, ProtectedPerson(name="Luz")), grounds=("stalking",), incident=Incident()
    )
    assert texts(document) == {"protected_names": "María López; Luz"}


def test_other_names_and_whereabouts_have_no_blank() -> None:
    person = RestrainedPerson(name="Daniel Vega", other_names="Danny", whereabouts="jail", age=35)
    assert texts(EpoDocument(restrained=person)) == {
        "restrained_name": "Daniel Vega",
        "restrained_age": "35",
    }


def test_unknown_descriptor_is_written_as_unknown_unless_there_is_a_value() -> None:
    person = RestrainedPerson(height="6'")
    unknown = ("restrained.weight", "restrained.height", "restrained.dob", "restrained.age")
    assert texts(EpoDocument(restrained=person, unknown=unknown)) == {
        "restrained_height": "6'",
        "restrained_weight": "Unknown",
        "restrained_age": "Unknown",
        "restrained_dob": "Unknown",
    }


@pytest.mark.parametrize(
    ("orders", "boxes"),
    [
        (Orders(conduct=True), {"order_conduct"}),
        (Orders(no_contact=True), {"order_no_contact"}),
        (Orders(stay_away_persons_yards=100), {"order_stay_away", "stay_away_persons"}),
        (Orders(stay_away_place_yards=1), {"order_stay_away", "stay_away_place"}),
        (Orders(move_out=True), {"order_stay_away", "move_out"}),
        (Orders(address="12 Elm St"), set()),
        (Orders(move_out=False, conduct=False), set()),
    ],
)
def test_box_3c_follows_from_any_of_its_parts(orders: Orders, boxes: set[str]) -> None:
    assert ticked(EpoDocument(orders=orders)) == boxes


def test_children_are_written_with_the_ages_that_are_known() -> None:
    document = EpoDocument(custody=CUSTODY)
    assert texts(document) == {"custodian": "María López", "children": "Ana (4); Luz"}
    assert ticked(document) == {"custody"}


def test_empty_custody_asks_nothing() -> None:
    assert ticked(EpoDocument(custody=Custody(), children_in_common=True)) == set()


@pytest.mark.parametrize(
    ("firearms", "kind"),
    [
        (Firearms(observed=True), "observed"),
        (Firearms(reported=True), "reported"),
        (Firearms(searched=True), "searched"),
        (Firearms(seized=True), "seized"),
    ],
)
def test_box_10_follows_from_any_of_its_four(firearms: Firearms, kind: str) -> None:
    assert ticked(EpoDocument(firearms=firearms)) == {"firearms", f"firearms_{kind}"}


def test_box_10_stays_empty_when_none_are_known() -> None:
    assert ticked(EpoDocument(firearms=Firearms(asked="yes", none_known=True))) == set()


@pytest.mark.parametrize(("together", "move_out"), [(True, True), (True, False), (False, True)])
def test_box_11_needs_living_together_and_a_move_out_order(together: bool, move_out: bool) -> None:
    document = EpoDocument(live_together=together, orders=Orders(move_out=move_out))
    assert ("asks_move_out" in ticked(document)) == (together and move_out)


def test_box_12_needs_children_in_common_and_custody() -> None:
    assert "asks_custody" in ticked(EpoDocument(children_in_common=True, custody=CUSTODY))
    assert "asks_custody" not in ticked(EpoDocument(children_in_common=True))
    assert "asks_custody" not in ticked(EpoDocument(custody=CUSTODY))


@pytest.mark.parametrize(
    ("exists", "boxes"),
    [(True, {"custody_order_does"}), (False, {"custody_order_does_not"}), (None, set())],
)
def test_custody_order_does_or_does_not_exist(exists: bool | None, boxes: set[str]) -> None:
    assert ticked(EpoDocument(custody_order_exists=exists)) == boxes


def test_service_fills_items_13_to_15() -> None:
    service = Service(
        served_on=date(2026, 11, 20),
        served_at=time(22, 15),
        address="Fresno County Jail",
        server_name="R. Reyes",
        server_contact="Fresno PD, 559-555-0100",
        peace_officer=True,
    )
    document = EpoDocument(service=service)
    assert texts(document) == {
        "served_on": "11/20/2026",
        "served_at": "22:15",
        "served_address": "Fresno County Jail",
        "server": "R. Reyes, Fresno PD, 559-555-0100",
    }
    assert ticked(document) == {"server_is_officer"}


def test_court_and_officer_are_written_once_each() -> None:
    document = EpoDocument(
        court=Court(county="fresno", name="Superior Court", address="1130 O Street"),
        officer=Officer(name="R. Reyes", agency="Fresno PD", phone="559-555-0100", badge="7"),
    )
    assert texts(document) == {
        "court": "Superior Court, 1130 O Street",
        "officer_name": "R. Reyes",
        "officer_agency": "Fresno PD",
        "officer_phone": "559-555-0100",
        "officer_badge": "7",
    }


def test_data_names_the_same_fields_and_items_in_the_same_order() -> None:
    fields = [(field.id, field.item) for field in load_form().fields]
    assert [(e.field, e.item) for e in form_values(random_document(1)).entries] == fields


def test_every_source_is_a_place_in_the_document() -> None:
    for field in load_form().fields:
        for source in field.source.split(" + "):
            assert _exists(source), source


def _exists(path: str) -> bool:
    here: Any = EpoDocument
    for part in path.split("."):
        hints = get_type_hints(here) if dataclasses.is_dataclass(here) else {}
        if part not in hints:
            return False
        # From "Restrained | None" or "tuple[Child, ...]" to the type itself.
        here = next((t for t in (hints[part], *get_args(hints[part])) if isinstance(t, type)), None)
    return True


def test_copy_lines_put_every_value_beside_its_item() -> None:
    layout = load_form()
    document = EpoDocument(case_number="26-1", orders=Orders(conduct=True))
    lines = copy_lines(form_values(document), layout)
    assert [line.field for line in lines] == [field.id for field in layout.fields]
    filled = [(line.item, line.text, line.ticked) for line in lines if line.text or line.ticked]
    assert filled == [("Case No.", "26-1", None), ("3a", "", True)]
    assert all(re.search(r"\w", line.label.en) and line.label.es for line in lines)
