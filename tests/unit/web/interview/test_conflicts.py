"""Two people, or two devices, at one draft: only a field that both changed is in dispute."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.support.filled import filled
from tests.support.interview import Interview, shown
from tests.support.order_book import Book
from tests.support.page import Page, words
from tests.unit.web.interview.conftest import Starts

LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])


def colleague(interview: Interview) -> Interview:
    """Another officer of the agency at the same draft."""
    other = Book(interview.book.app, "officer2")
    return Interview(other, other.browser(), interview.order_id)


def disputed(interview: Interview, slug: str, **mine: str) -> Page:
    """The page of both values: a colleague saved Red while this one had typed something else."""
    form = interview.form(slug)
    colleague(interview).save(slug, restrained__hair="Red", restrained__weight="190")
    answer = interview.send(slug, form, **mine)
    assert answer.status_code == 409
    assert interview.client.last is not None
    return interview.client.last


def decide(interview: Interview, page: Page, **choices: str) -> int:
    (form,) = [f for f in page.all("form") if f.get("class") == "questions"]
    form.set("id", "conflict")
    values = filled(page, "conflict") | {f"choose__{k}": [v] for k, v in choices.items()}
    return interview.client.post(form.get("action", ""), data=values).status_code


def test_two_at_different_fields_never_meet(full: Starts) -> None:
    mine = full()
    form = mine.form("restrained")
    colleague(mine).save("restrained", restrained__weight="190", restrained__eyes="Green")
    assert mine.send("restrained", form, restrained__hair="Red").status_code == 303
    found = mine.value("restrained")
    assert (found["hair"], found["weight"], found["eyes"]) == ("Red", "190", "Green")


@LANGUAGES
def test_both_values_are_shown_and_nothing_is_chosen(full: Starts, language: str) -> None:
    mine = full(language)
    page = disputed(mine, "restrained", restrained__hair="Brown", restrained__height="6'1\"")
    assert mine.value("restrained.hair") == "Red"
    assert mine.value("restrained.height") == "6'1\"", "the other fields are kept"
    choices = [e for e in page.all("input") if e.get("type") == "radio"]
    assert [e.get("value") for e in choices] == ["mine", "theirs"]
    assert not [e for e in choices if e.get("checked") is not None]
    values = [words(e) for e in page.with_class("typed") if e.tag == "span"]
    assert values[:2] == (
        ["Brown hair", "Red hair"] if language == "en" else ["Castaño", "Pelirrojo"]
    )


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Brown"), ("theirs", "Red")])
def test_the_officer_chooses(full: Starts, choice: str, kept: str) -> None:
    mine = full()
    page = disputed(mine, "restrained", restrained__hair="Brown")
    assert decide(mine, page, restrained__hair=choice) == 303
    assert mine.value("restrained.hair") == kept


def test_who_chooses_nothing_is_asked_again(full: Starts) -> None:
    mine = full()
    page = disputed(mine, "restrained", restrained__hair="Brown")
    assert decide(mine, page) == 409
    assert mine.value("restrained.hair") == "Red"
    assert mine.client.last is not None
    assert decide(mine, mine.client.last, restrained__hair="mine") == 303
    assert mine.value("restrained.hair") == "Brown"


def test_a_third_change_meanwhile_is_not_run_over(full: Starts) -> None:
    mine = full()
    page = disputed(mine, "restrained", restrained__hair="Brown")
    colleague(mine).save("restrained", restrained__hair="Gray")
    assert decide(mine, page, restrained__hair="mine") == 409
    assert mine.value("restrained.hair") == "Gray"


def test_unknown_against_a_value(full: Starts) -> None:
    mine = full()
    page = disputed(mine, "restrained", restrained__weight="", unknown="restrained.weight")
    assert decide(mine, page, restrained__weight="mine") == 303
    assert mine.draft.state("restrained.weight").unknown


def test_a_text_that_cannot_be_read_against_a_value(full: Starts) -> None:
    mine = full()
    form = mine.form("orders")
    colleague(mine).save("orders", orders__stay_away_persons_yards="250")
    assert mine.send("orders", form, orders__stay_away_persons_yards="ten").status_code == 409
    page = mine.client.last
    assert page is not None
    assert decide(mine, page, orders__stay_away_persons_yards="mine") == 422
    assert shown(mine.page("orders"), "orders__stay_away_persons_yards") == "ten"


def test_the_same_change_twice_is_no_dispute(full: Starts) -> None:
    mine = full()
    form = mine.form("restrained")
    colleague(mine).save("restrained", restrained__hair="Red")
    assert mine.send("restrained", form, restrained__hair="Red").status_code == 303


def test_a_person_taken_off_elsewhere_is_a_dispute_and_not_lost(full: Starts) -> None:
    mine = full()
    form = mine.form("protected")
    colleague(mine).take_off("protected", 1)
    answer = mine.send("protected", form, protected__1__name="Đặng Thị Hương Lan")
    assert answer.status_code == 409
    assert mine.client.last is not None
    assert "Đặng Thị Hương Lan" in mine.client.last.text


def test_a_field_is_kept_as_it_is_left(full: Starts) -> None:
    mine = full()
    form = mine.form("restrained")
    answer = mine.leave("restrained", form, "restrained__hair", restrained__hair="Red")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["saved_at"] == "21:42:07"
    assert answer.json["marks"] == {
        "restrained__hair": mine.draft.state("restrained.hair").mark,
    }
    assert mine.value("restrained.hair") == "Red"


def test_a_field_left_in_two_places(full: Starts) -> None:
    mine = full()
    form = mine.form("restrained")
    colleague(mine).save("restrained", restrained__hair="Red")
    answer = mine.leave("restrained", form, "restrained__hair", restrained__hair="Brown")
    assert answer.status_code == 409
    assert answer.json is not None
    (clash,) = answer.json["conflicts"]
    assert (clash["mine"], clash["theirs"]) == ("Brown hair", "Red hair")
    mine_again = {**form, "base__restrained__hair": [clash["mark"]]}
    answer = mine.leave("restrained", mine_again, "restrained__hair", restrained__hair="Brown")
    assert answer.status_code == 200
    assert mine.value("restrained.hair") == "Brown"


def test_a_save_whose_answer_was_lost_is_answered_again(full: Starts) -> None:
    mine, save_id = full(), str(uuid.uuid4())
    form = mine.form("restrained")
    again = {"save_id": save_id, "restrained__hair": "Red"}
    first = mine.leave("restrained", form, "restrained__hair", **again)
    second = mine.leave("restrained", form, "restrained__hair", **again)
    assert first.json == second.json
    assert second.status_code == 200
    saves = [act for act, _ in mine.book.happened(mine.order_id) if act == "order_saved"]
    assert len(saves) == 1


@LANGUAGES
def test_what_the_script_is_told_besides(full: Starts, language: str) -> None:
    mine = full(language, restrained__gender=None)
    form = mine.form("restrained")
    answer = mine.leave("restrained", form, "restrained__age", restrained__age="61").json
    assert answer is not None
    (note,) = answer["notes"]["restrained.age"]
    assert "61" in note
    assert "35" in note
    assert 'href="#restrained__gender"' in answer["missing"]
    wrong = mine.leave("restrained", form, "restrained__dob", **{"restrained__dob-day": "40"}).json
    assert wrong is not None
    assert wrong["errors"]["restrained.dob"]
    assert mine.draft.typed == {"restrained.dob": "40|4|1991"}


def test_the_court_comes_back_with_the_county(full: Starts) -> None:
    mine = full()
    form = mine.form("officer")
    answer = mine.leave("officer", form, "court__county", court__county="los-angeles").json
    assert answer is not None
    assert set(answer["marks"]) == {"court__county", "court__name", "court__address"}
    assert "Los Angeles" in answer["values"]["court__name"]
    assert "court:1" in answer["courts"]
    again = mine.leave("officer", {**form, **{
        f"base__{name}": [mark] for name, mark in answer["marks"].items()
    }}, "court__address", court__address="1 Temple St")  # fmt: skip
    assert again.status_code == 200


def test_nobody_signed_in_saves_nothing_and_is_told_so(full: Starts, site: Flask) -> None:
    mine = full()
    form = mine.form("restrained")
    mine.client.delete_cookie("fieldref_session")
    answer = mine.leave("restrained", form, "restrained__hair", restrained__hair="Red")
    assert answer.status_code in (400, 401)
    assert mine.value("restrained.hair") == "Black"
