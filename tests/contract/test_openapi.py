"""The description of the JSON interface: valid, complete, strict, and true of what is served."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from fieldref.content.openapi import document
from fieldref.content.rulebook import fact_specs, rulebook
from tests.support import fuzz
from tests.support.site import make_site

Tree = dict[str, Any]
METHODS = ("get", "post")
OPERATIONS = [
    f"{method.upper()} {path}"
    for path, methods in document()["paths"].items()
    for method in METHODS
    if method in methods
]
# What other programs rely on, by schema.
PROMISED = {
    "Told": "edition bundle because citations open_points",
    "Reason": "code text cites",
    "OpenPoint": "code text",
    "Act": "code text",
    "Citation": "label url checked confidence",
    "ExpiryAnswer": """granted_on expires_on decided_by fifth_court_day seventh_calendar_day
        last_open_court_day expires_at expires_at_source days county verified_through projected
        with_closures edition bundle because citations open_points""",
    "Limits": "expires_on decided_by fifth_court_day",
    "CountedDay": "date calendar_day court_day closed",
    "NoticeAnswer": "verdict route missing do edition bundle because citations open_points",
    "ArrestAnswer": "verdict charges missing do edition bundle because citations open_points",
    "PriorityAnswer": "pairs not_counted edition bundle because citations open_points",
    "Pair": "protected restrained orders tier leading settled provisions beside",
    "Provision": "provision enforce from tier settled because",
    "FormLine": "code title edition kind enforce",
    "Form": "code title edition kind enforce where starts ends notes arrest_authority",
    "Error": "ok error",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def schema(site: Flask) -> BaseSchema:
    return fuzz.described(site)


def faults(name: str, value: object) -> list[str]:
    """What a schema of the document says against a value."""
    whole = {**document(), "$ref": f"#/components/schemas/{name}"}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def nodes(node: object) -> Iterator[Tree]:
    """Every object of the document."""
    if isinstance(node, dict):
        yield node
    if isinstance(node, (dict, list)):
        for part in node.values() if isinstance(node, dict) else node:
            yield from nodes(part)


def contents() -> Iterator[tuple[str, Tree]]:
    """Every body that is described, sent or answered, with where it stands."""
    for path, methods in document()["paths"].items():
        for method, one in methods.items():
            bodies = [one["requestBody"]] if "requestBody" in one else []
            for body in [*bodies, one["responses"]["200"]]:
                yield f"{method} {path}", body["content"]["application/json"]


def test_it_is_valid_openapi_3_1() -> None:
    assert [str(error) for error in OPENAPI_31_VALIDATOR.iter_errors(document())] == []
    for part in document()["components"]["schemas"].values():
        Draft202012Validator.check_schema(part)


def test_every_reference_leads_somewhere_and_nothing_is_left_to_fill_in() -> None:
    used = set()
    for node in nodes(document()):
        assert "x-fill" not in node
        if isinstance(reference := node.get("$ref"), str):
            _, *steps = reference.split("/")
            found: Any = document()
            for step in steps:
                found = found[step]
            used.add(reference)
    for kind, parts in document()["components"].items():
        for name in parts:
            assert f"#/components/{kind}/{name}" in used, f"{name} is used nowhere"


def test_the_document_is_served_as_it_is_made(site: Flask) -> None:
    answer = site.test_client().get(fuzz.DESCRIPTION)
    assert answer.mimetype == "application/json"
    assert answer.get_json() == document()


def test_every_address_is_described_and_no_other(site: Flask) -> None:
    served = set()
    for rule in site.url_map.iter_rules():
        if rule.endpoint.startswith("api."):
            path = rule.rule.replace("<", "{").replace(">", "}")
            served |= {f"{m} {path}" for m in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    assert served == set(OPERATIONS)


def test_examples_are_what_they_are_examples_of() -> None:
    seen = 0
    for place, content in contents():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        for example in content.get("examples", {}).values():
            assert faults(name, example["value"]) == [], place
            seen += 1
    assert seen >= 8


def answers() -> list[tuple[str, Tree]]:
    """An example of each answer, by the name of its schema."""
    return [
        (
            content["schema"]["$ref"].rpartition("/")[2],
            next(iter(content["examples"].values()))["value"],
        )
        for _, content in contents()
        if "Answer" in content["schema"].get("$ref", "")
    ]


@pytest.mark.parametrize(("name", "answer"), answers(), ids=[name for name, _ in answers()])
def test_a_key_that_is_missing_or_renamed_is_seen(name: str, answer: Tree) -> None:
    for key in PROMISED[name].split():
        for rename in (False, True):
            broken = copy.deepcopy(answer)
            value = broken.pop(key)
            if rename:
                broken[f"{key}_"] = value
            assert faults(name, broken), key
    assert faults(name, {**answer, "one_key_more": 1}) == []


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_key_is_required(name: str) -> None:
    assert required(document()["components"]["schemas"][name]) >= set(PROMISED[name].split())


def required(part: Tree) -> set[str]:
    """The keys that a schema requires, with those of the schemas it joins."""
    if "$ref" in part:
        part = document()["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    joined = (required(one) for one in part.get("allOf", ()))
    return set(part.get("required", ())).union(*joined)


@pytest.mark.parametrize("topic", ["notice", "arrest"])
def test_facts_have_the_values_and_the_questions_of_the_rules(topic: str) -> None:
    facts = document()["components"]["schemas"][f"{topic.title()}Facts"]
    assert facts["additionalProperties"] is False
    assert list(facts["properties"]) == list(rulebook(topic).inputs)
    for name, fact in facts["properties"].items():
        spec = fact_specs()[name]
        assert fact["x-asks"] == spec.words["asks"]
        assert set(fact["x-asks"]) == {"en", "es"}
        assert fact["description"] == fact["x-asks"]["en"]
        assert spec.values is None or set(fact["enum"]) == spec.values


@pytest.mark.parametrize("label", OPERATIONS)
def test_the_edges_of_every_request_are_answered_as_described(
    schema: BaseSchema, label: str
) -> None:
    for case in fuzz.edges(fuzz.operation(schema, label)):
        fuzz.check(case)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("label", OPERATIONS)
def test_requests_made_up_are_answered_as_described(
    schema: BaseSchema, label: str, mode: GenerationMode
) -> None:
    fuzzed(schema, label, mode, examples=100, derandomize=True)()


@pytest.mark.soak
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("label", OPERATIONS)
def test_thousands_of_requests_made_up_are_answered_as_described(
    schema: BaseSchema, label: str, mode: GenerationMode
) -> None:
    fuzzed(schema, label, mode, examples=3000, derandomize=False)()


def fuzzed(
    schema: BaseSchema, label: str, mode: GenerationMode, *, examples: int, derandomize: bool
) -> Callable[[], None]:
    """A run of an operation; the same requests each time where it is not left to chance."""
    one = fuzz.operation(schema, label)
    phases = [Phase.generate] if derandomize else [Phase.generate, Phase.shrink]

    @settings(
        max_examples=examples,
        derandomize=derandomize,
        database=None,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=one.as_strategy(generation_mode=mode))
    def run(case: Case[Any]) -> None:
        fuzz.check(case)

    return run
