"""``POST /api/v1/notice``, ``/arrest`` and ``/priority``: the command's answers, for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from fieldref.paths import ROOT
from fieldref.web.security import MAX_BODY
from tests.support.api import error_of
from tests.support.commands import run
from tests.support.page import PageClient

TOOLS = ("notice", "arrest", "priority")
TOLD = ("edition", "bundle", "because", "citations", "open_points")
PARTS = {
    "notice": ("verdict", "route", "missing", "do"),
    "arrest": ("verdict", "charges", "missing", "do"),
    "priority": ("pairs", "not_counted"),
}
ORDER = {
    "id": "A",
    "form": "EPO-001",
    "issued_on": "2026-11-20",
    "expires_on": "2026-11-27",
    "protected": ["P1"],
    "restrained": "R1",
    "terms": {"contact": "none"},
}
ORDERS = {"as_of": "2026-11-23T21:00", "orders": [ORDER]}


def post(client: PageClient, tool: str, facts: object, **options: Any) -> TestResponse:  # noqa: ANN401
    body = facts if isinstance(facts, (bytes, str)) else json.dumps(facts)
    kind = options.pop("content_type", "application/json")
    return client.post(f"/api/v1/{tool}", data=body, content_type=kind, **options)


def cases() -> list[Any]:
    """Every case of the street."""
    found = []
    for tool in TOOLS:
        text = (ROOT / "tests" / "cases" / "rules" / f"{tool}.yaml").read_text(encoding="utf-8")
        found += [(tool, case["facts"]) for case in yaml.safe_load(text)["cases"]]
    return found


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_answer_is_the_commands_answer(client: PageClient, lang: str) -> None:
    for tool, facts in cases():
        answer = post(client, tool, facts, query_string={"lang": lang})
        told = run(tool, "-", "--lang", lang, "--json", stdin=json.dumps(facts))
        assert answer.status_code == {0: 200, 1: 422}[told.code], (tool, facts)
        if told.code == 0:
            assert answer.get_json() == told.json
            continue
        error, theirs = error_of(answer), told.json["error"]
        assert error | {"request_id": None} == theirs


@pytest.mark.parametrize("tool", TOOLS)
def test_an_answer_has_the_keys_of_the_contract(client: PageClient, tool: str) -> None:
    found = post(client, tool, ORDERS if tool == "priority" else {"form": "DV-130"}).get_json()
    assert set(found) >= {*TOLD, *PARTS[tool]}
    cited = {key for reason in found["because"] for key in reason["cites"]}
    assert cited <= set(found["citations"])
    assert found["bundle"].startswith("sha256:")


def test_codes_stay_and_words_change_with_the_language(client: PageClient) -> None:
    facts = {"form": "DV-130", "proof_of_service_seen": "no", "told_by_officer": "yes"}
    english, spanish = (
        post(client, "notice", facts, query_string={"lang": lang}).get_json()
        for lang in ("en", "es")
    )
    assert english["verdict"] == spanish["verdict"] == "notified"
    assert [act["code"] for act in english["do"]] == [act["code"] for act in spanish["do"]]
    assert english["because"][0]["text"] != spanish["because"][0]["text"]


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ("", "document", "not_json"),
        ("{", "document", "not_json"),
        ('{"form": NaN}', "document", "not_json"),
        ('{"form": -Infinity}', "document", "not_json"),
        ('{"form": "DV-130"} {}', "document", "not_json"),
        ("[" * 200_000, "document", "not_json"),
        ('{"a":' * 100_000, "document", "not_json"),
        ("9" * 5_000, "document", "not_json"),
        (b"\xff\xfe{\x00}\x00", "document", "not_json"),
        ('{"form": "\\ud83d"}', "document", "not_json"),
        ('{"\\ud83d": 1, "\\ud83d": 2}', "document", "not_json"),
        ("[]", "document", "wrong_type"),
        ("null", "document", "wrong_type"),
        ('"DV-130"', "document", "wrong_type"),
        ("7", "document", "wrong_type"),
        ('{"form": "DV-130", "form": "DV-110"}', "form", "repeated"),
        ('{"form": 1e999}', "form", "wrong_type"),
        ('{"form": null}', "form", "wrong_type"),
        ('{"form": ["DV-130"]}', "form", "wrong_type"),
        ('{"form": {"code": {"code": []}}}', "form", "wrong_type"),
        ('{"form": "XY-777"}', "form", "unknown_form"),
        ('{"form": ""}', "form", "unknown_form"),
        (json.dumps({"form": "dv110 " * 10_000}), "form", "unknown_form"),
        ('{"Form": "DV-130"}', "Form", "unknown_key"),
        ('{"": "DV-130"}', "document", "unknown_key"),
    ],
)
@pytest.mark.parametrize("tool", ["notice", "arrest"])
def test_what_cannot_be_read_is_a_400_that_names_it(
    client: PageClient, tool: str, body: str | bytes, field: str, code: str
) -> None:
    answer = post(client, tool, body)
    assert answer.status_code == 400
    error = error_of(answer)
    assert error["code"] == code
    assert list(error["fields"]) == [field]
    assert error["message"] == error["fields"][field]


def test_everything_at_fault_is_named(client: PageClient) -> None:
    facts = {"form": "DV-999", "in_force": "maybe", "person": 1, "weather": "fog", "notice": "yes"}
    error = error_of(post(client, "arrest", facts))
    assert list(error["fields"]) == ["form", "in_force", "notice", "person", "weather"]
    orders = {"orders": [ORDER | {"id": "", "form": "DV-1"}, 7], "now": 1}
    error = error_of(post(client, "priority", orders))
    assert set(error["fields"]) == {"now", "orders.0.id", "orders.0.form", "orders.1"}


def test_a_form_that_is_not_known_is_told_what_is_near(client: PageClient) -> None:
    for tool, facts, path in (
        ("notice", {"form": "DV-113"}, "form"),
        ("priority", {"orders": [ORDER | {"form": "DV-113"}]}, "orders.0.form"),
    ):
        error = error_of(post(client, tool, facts))
        assert error["code"] == "unknown_form"
        assert "DV-110" in error["fields"][path]
    spanish = error_of(post(client, "notice", {"form": "DV-113"}, query_string={"lang": "es"}))
    assert spanish["message"].startswith(
        "No se conoce ningún formulario con este código. Se parecen"
    )


def test_a_key_that_stands_twice_deep_inside_is_named_with_its_path(client: PageClient) -> None:
    text = json.dumps({"orders": [ORDER, ORDER | {"id": "B"}]}).replace('"B"', '"B", "id": "C"')
    assert list(error_of(post(client, "priority", text))["fields"]) == ["orders.1.id"]


def test_facts_that_cannot_be_true_together_are_a_422(client: PageClient) -> None:
    answer = post(client, "notice", {"form": "EPO-001", "present_at_hearing": "yes"})
    assert answer.status_code == 422
    error = error_of(answer)
    assert error["code"] == "contradictory"
    assert "present_at_hearing" in error["fields"]
    twice = post(client, "priority", {"orders": [ORDER, ORDER]})
    assert (twice.status_code, list(error_of(twice)["fields"])) == (422, ["orders.1.id"])


def test_five_hundred_orders_are_too_many(client: PageClient) -> None:
    orders = [ORDER | {"id": f"O{number}"} for number in range(500)]
    answer = post(client, "priority", {"orders": orders})
    assert (answer.status_code, error_of(answer)["code"]) == (400, "too_many")


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("text/plain", {}),
        ("application/x-www-form-urlencoded", {}),
        ("multipart/form-data; boundary=x", {}),
        ("", {}),
        ("application/json; charset=latin-1", {}),
        ("application/json; charset=utf-16", {}),
        ("application/json", {"Content-Encoding": "gzip"}),
    ],
)
def test_other_kinds_of_body_are_a_415(
    client: PageClient, tool: str, kind: str, headers: dict[str, str]
) -> None:
    answer = post(client, tool, "{}", content_type=kind, headers=headers)
    assert answer.status_code == 415
    error = error_of(answer)
    assert error["code"] == "unsupported_media_type"
    assert "application/json" in error["fields"]["Content-Type"]


@pytest.mark.parametrize(
    "kind", ["application/json; charset=UTF-8", "application/problem+json", "APPLICATION/JSON"]
)
def test_json_is_json_however_it_is_named(client: PageClient, kind: str) -> None:
    assert post(client, "arrest", "\ufeff{}", content_type=kind).status_code == 200


@pytest.mark.parametrize("tool", TOOLS)
def test_a_huge_body_is_a_413(client: PageClient, tool: str) -> None:
    answer = post(client, tool, json.dumps({"form": "x" * MAX_BODY}))
    assert (answer.status_code, error_of(answer)["code"]) == (413, "too_large")


@pytest.mark.parametrize("tool", TOOLS)
def test_other_methods_are_a_405_that_says_which_is_meant(client: PageClient, tool: str) -> None:
    for method in ("GET", "PUT", "DELETE", "PATCH"):
        answer = client.open(f"/api/v1/{tool}", method=method)
        assert (answer.status_code, error_of(answer)["code"]) == (405, "method_not_allowed")
        assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("lang=fr", "lang", "unknown_value"),
        ("lang=en&lang=es", "lang", "repeated"),
        ("form=DV-130", "form", "unknown_parameter"),
    ],
)
def test_parameters_are_read_as_strictly(
    client: PageClient, query: str, field: str, code: str
) -> None:
    answer = post(client, "notice", {}, query_string=query)
    assert answer.status_code == 400
    error = error_of(answer)
    assert (error["code"], list(error["fields"])) == (code, [field])


def test_nothing_is_kept_and_no_cache_keeps_it(client: PageClient) -> None:
    answer = post(client, "arrest", {"form": "DV-130"})
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=8), part, max_size=4)
    ),
    max_leaves=12,
)
NAMES = st.sampled_from(["form", "in_force", "person", "notice", "orders", "as_of", "id", "terms"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=JSON | st.dictionaries(NAMES, JSON | st.lists(st.dictionaries(NAMES, JSON))))
def test_no_facts_break_it(client: PageClient, facts: object) -> None:
    for tool in TOOLS:
        answer = post(client, tool, facts)
        assert answer.status_code in (200, 400, 422), (tool, facts)
        assert answer.status_code == 200 or error_of(answer)
