"""Dates, hours and tiles as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.web.fields import ClockField, DayField, YesNoUnknownField


class Sample(Form):
    on = DayField("Granted on")
    at = ClockField("Granted at")
    together = YesNoUnknownField("Do they live together?")


def sent(**fields: str) -> Sample:
    return Sample(MultiDict({name.replace("__", "-"): text for name, text in fields.items()}))


@pytest.fixture(autouse=True)
def _in_a_request(site: Flask) -> object:
    with site.test_request_context():
        yield


def test_a_day_is_read_from_its_three_parts() -> None:
    form = sent(on__day=" 27", on__month="11", on__year="2026")
    assert form.validate()
    assert form.on.data == date(2026, 11, 27)


def test_a_day_left_blank_is_no_day_and_no_error() -> None:
    form = sent(on__day="", on__month="", on__year="")
    assert form.validate()
    assert form.on.data is None


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "11", "2026"),
        ("0", "1", "2026"),
        ("27", "", "2026"),
        ("27", "11", "26"),
        ("²7", "11", "2026"),
        ("x", "y", "z"),
        ("27", "13", "2026"),
        ("27", "11", "0000"),
    ],
)
def test_a_day_that_cannot_be_is_an_error_and_stays_as_typed(
    day: str, month: str, year: str
) -> None:
    form = sent(on__day=day, on__month=month, on__year=year)
    assert not form.validate()
    assert form.on.data is None
    assert (form.on.parts.day, form.on.parts.month, form.on.parts.year) == (day, month, year)


def test_a_stored_day_fills_its_parts() -> None:
    form = Sample(data={"on": date(2026, 1, 5)})
    assert (form.on.parts.day, form.on.parts.month, form.on.parts.year) == ("5", "1", "2026")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("21:47", time(21, 47)),
        ("2147", time(21, 47)),
        ("9:05", time(9, 5)),
        ("905", time(9, 5)),
        ("21.47", time(21, 47)),
        ("21h47", time(21, 47)),
        (" 00:00 ", time(0, 0)),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed: str, read: time | None) -> None:
    form = sent(at=typed)
    assert form.validate()
    assert form.at.data == read


@pytest.mark.parametrize("typed", ["24:00", "21:60", "9 pm", "9", "21:47:30", "²¹47", "x"])
def test_an_hour_that_cannot_be_is_an_error_and_stays_as_typed(typed: str) -> None:
    form = sent(at=typed)
    assert not form.validate()
    assert form.at._value() == typed


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_unknown_is_an_answer(answer: str) -> None:
    form = sent(together=answer)
    assert form.validate()
    assert form.together.data == answer


def test_a_question_may_stay_open_but_takes_no_other_word() -> None:
    assert sent().validate()
    assert sent().together.data is None
    assert not sent(together="perhaps").validate()
