"""Requests made up from the description of the JSON interface, right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import schemathesis
from flask import Flask
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import APIOperation, BaseSchema

DESCRIPTION = "/api/v1/openapi.json"
# Days inside and outside the covered years.
_DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31)).map(str)
_HOURS = st.times().map(lambda moment: f"{moment:%H:%M}")
_MOMENTS = st.tuples(_DAYS, _HOURS).map("T".join)
_REASONS = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip)
FORMATS: dict[str, st.SearchStrategy[str]] = {
    "civil-moment": _MOMENTS,
    "civil-day-or-moment": _DAYS | _MOMENTS,
    "civil-closure": st.tuples(_DAYS, _REASONS).map("=".join),
}
# A schema cannot say that facts contradict each other, or that a count leaves the calendar.
CHECKS = {"positive_data_acceptance": {"expected-statuses": ["2xx", "422"]}}


def described(app: Flask) -> BaseSchema:
    """The description that an application serves."""
    for name, strategy in FORMATS.items():
        schemathesis.openapi.format(name, strategy)
    config = SchemathesisConfig.from_dict({"checks": CHECKS})
    return schemathesis.openapi.from_wsgi(DESCRIPTION, app, config=config)


def operation(schema: BaseSchema, label: str) -> APIOperation[Any, Any, Any, Any]:
    """One operation, by its method and path: ``GET /api/v1/forms``."""
    method, _, path = label.partition(" ")
    return schema[path][method]


def edges(one: APIOperation[Any, Any, Any, Any]) -> Iterator[Case[Any]]:
    """The limits of each part of a request, and what lies just outside them."""
    schema = one.schema
    yield from schema.iter_coverage_cases(
        one,
        generation_modes=list(GenerationMode),
        generation_config=schema.config.generation_for(operation=one),
    )


def check(case: Case[Any]) -> None:
    """Make the request, and hold its answer against the description.

    Raises:
        FailureGroup: a failure of the server, an answer that is not described, wrong facts taken,
            right facts refused; with a command that repeats it.
    """
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
