"""How long a text may be, and that a longer one is told and stays in its box."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.web.interview.fields import LongText, TextLine
from fieldref.web.service.forms import AttemptForm


class Page(Form):
    line = TextLine("Line")
    text = LongText("Text")


@pytest.mark.parametrize(("name", "most"), [("line", 20_000), ("text", 100_000)])
def test_a_text_that_is_too_long_is_kept_as_it_was_typed(site: Flask, name: str, most: int) -> None:
    with site.test_request_context("/"):
        for length in (most, most + 1):
            form = Page(MultiDict({name: "ñ" * length}))
            assert form.validate() is (length == most)
            field: Any = form[name]
            state = field.state()
            assert (state.value or state.typed) == "ñ" * length
            assert (state.typed is None) is (length == most)


def test_a_record_of_service_has_the_same_limits(site: Flask) -> None:
    with site.test_request_context("/"):
        form = AttemptForm(MultiDict({"place": "x" * 20_001, "note": "x" * 100_001}))
        form.validate()
        assert {"place", "note"} <= form.errors.keys()
        assert form.place.data == "x" * 20_001
