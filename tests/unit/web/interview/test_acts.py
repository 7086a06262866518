"""The buttons inside the pages, all without script."""

from __future__ import annotations

import uuid

import pytest

from tests.support.interview import Interview, shown
from tests.support.page import words
from tests.unit.web.interview.conftest import Starts

ALL = {
    "conduct": True,
    "no_contact": True,
    "stay_away_persons_yards": 100,
    "stay_away_place_yards": 100,
    "move_out": True,
}


def test_ask_for_all_is_3a_3b_and_3c_without_an_address(full: Starts) -> None:
    interview = full(orders=None)
    interview.save("orders", do="ask-all")
    assert interview.value("orders") == ALL
    apart = full(orders=None, live_together=False)
    apart.save("orders", do="ask-all")
    assert apart.value("orders") == {k: v for k, v in ALL.items() if k != "move_out"}


def test_the_address_of_3c_is_the_place_of_the_incident_on_a_tap(full: Starts) -> None:
    interview = full(orders=None)
    interview.save("orders", do="ask-all", orders__address="7 Oak Ave, Clovis")
    assert interview.value("orders.address") == "7 Oak Ave, Clovis"
    page = interview.page("orders")
    assert words(page.with_class("do")[1]) == "Where it happened: 12 Elm St, Fresno"
    interview.save("orders", do="same-address")
    assert interview.value("orders.address") == "12 Elm St, Fresno"


def test_just_now_stamps_the_hour_of_the_station(full: Starts) -> None:
    interview = full(incident=None)
    interview.save("incident", do="now")
    assert (interview.value("incident.on"), interview.value("incident.at")) == (
        "2026-11-20",
        "21:42",
    )


@pytest.mark.parametrize(
    ("slug", "place"), [("protected", "protected"), ("children", "custody.children")]
)
def test_cards_are_added_and_taken_off(full: Starts, slug: str, place: str) -> None:
    interview = full()
    prefix = place.replace(".", "__")
    interview.save(slug, do="add", **{f"{prefix}__1__name": "Zoë"})
    assert [entry.get("name") for entry in interview.value(place)][1:] == ["Zoë", None]
    interview.save(slug, **{f"{prefix}__2__name": "Third"})
    asked = interview.save(slug, do="remove:1")
    assert asked.headers["Location"] == f"{interview.place}/step/{slug}/remove/1"
    page = interview.client.page(asked.headers["Location"])
    assert "Zoë" in page.text
    assert len(interview.value(place)) == 3
    interview.take_off(slug, 1)
    assert [entry["name"] for entry in interview.value(place)][1:] == ["Third"]


def test_two_cards_opened_at_once_are_both_kept(empty: Starts) -> None:
    interview = empty()
    interview.save("protected", do="add", protected__0__name="Ana")
    page = interview.form("protected")
    assert {"protected__0__name", "protected__1__name"} <= set(page)
    assert shown(interview.page("protected"), "protected__0__name") == "Ana"


def test_the_first_protected_person_cares_for_the_children(full: Starts) -> None:
    interview = full(custody__custodian=None)
    interview.save("children", do="first-protects")
    assert interview.value("custody.custodian") == "María López Núñez"


def test_prompts_build_one_statement_that_stays_free(full: Starts) -> None:
    interview = full(narrative="He hit her.")
    interview.save(
        "story", do="prompts", prompt__when="At 20:55.", prompt__weapons=" ", prompt__now="Gun."
    )
    assert interview.value("narrative") == "He hit her.\nAt 20:55.\nGun."
    interview.save("story", narrative="Short.")
    assert interview.value("narrative") == "Short."


def test_the_court_follows_the_county_of_the_protected_person(empty: Starts) -> None:
    interview = empty()
    (chip,) = [e for e in interview.page("officer").all("button") if words(e) == "Fresno"]
    interview.save("officer", do=chip.get("value"))
    assert interview.value("court.county") == "fresno"
    assert interview.value("court.name") == "Superior Court of California, County of Fresno"
    assert "Fresno" in interview.value("court.address")
    interview.save("officer", court__county="sierra")
    assert "Fresno" not in str(interview.value("court.address"))


def test_another_courthouse_of_the_county(empty: Starts) -> None:
    interview = empty()
    interview.save("officer", court__county="los-angeles")
    chips = [e for e in interview.page("officer").all("button") if "court:" in e.get("value", "")]
    assert len(chips) > 1
    interview.save("officer", do=chips[1].get("value"))
    assert interview.value("court.address") in words(chips[1])


def test_a_second_restrained_person_starts_from_the_same_scene(full: Starts) -> None:
    first = full(unknown=["restrained.weight", "protected.0.dob"])
    new_id = str(uuid.uuid4())
    page = first.client.page(first.place)
    assert any(e.get("name") == "id" for e in page.all("input"))
    for _ in range(2):
        answer = first.client.send(f"{first.place}/copy", id=new_id)
        assert answer.headers["Location"] == f"/epo/{new_id}/step/restrained"
    second = Interview(first.book, first.client, new_id)
    assert second.value("restrained") is None
    assert second.value("narrative") == first.value("narrative")
    assert second.value("protected") == first.value("protected")
    assert second.value("unknown") == ["protected.0.dob"]


def test_a_draft_is_deleted_after_asking(full: Starts) -> None:
    interview = full()
    interview.client.page(f"{interview.place}/delete")
    assert interview.client.get(interview.place).status_code == 200
    answer = interview.client.send(f"{interview.place}/delete", confirm="yes")
    assert answer.status_code == 303
    interview.client.page(interview.place, 404)


def test_a_granted_order_is_not_drafted_any_more(full: Starts) -> None:
    interview = full()
    form = interview.form("restrained")
    granted = interview.book.granted()
    order = f"/epo/{granted}/order"
    for place in ("", "/step/restrained", "/check"):
        assert interview.client.get(f"/epo/{granted}{place}").headers["Location"] == order
    answer = interview.client.post(f"/epo/{granted}/step/restrained", data=form)
    assert answer.headers["Location"] == order
    answer = interview.client.post(f"/epo/{granted}/field/restrained", data=form)
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["error"]["code"] == "locked"
    interview.client.send(f"/epo/{granted}/delete", confirm="yes")
    assert interview.client.get(order).status_code == 200


@pytest.mark.parametrize("slug", ["incident", "protected", "orders", "story", "officer"])
def test_the_language_changes_in_mid_form_and_nothing_is_lost(full: Starts, slug: str) -> None:
    interview = full(case_number=None, narrative=None, officer__badge=None)
    typed = {
        "incident": ("case_number", "26-9"),
        "protected": ("protected__0__age", "many"),
        "orders": ("orders__stay_away_place_yards", "10000"),
        "story": ("narrative", "Él la golpeó.\nDos veces."),
        "officer": ("officer__badge", "77"),
    }
    name, text = typed[slug]
    answer = interview.save(slug, **{name: text, "switch_language": "es"})
    assert answer.status_code == 303
    page = interview.client.page(answer.headers["Location"])
    assert page.language == "es"
    assert shown(page, name) == text
    back = interview.save(slug, switch_language="en")
    page = interview.client.page(back.headers["Location"])
    assert (page.language, shown(page, name)) == ("en", text)


def test_unknown_is_an_answer(full: Starts) -> None:
    interview = full()
    interview.save("restrained", restrained__weight="", unknown=["restrained.weight"])
    assert interview.draft.state("restrained.weight").unknown
    page = interview.client.page(f"{interview.place}/check")
    assert "Weight Unknown Change" in page.text
    interview.save("restrained", restrained__weight="170", unknown=["restrained.weight"])
    assert interview.value("restrained.weight") == "170"
    assert not interview.draft.state("restrained.weight").unknown
