"""What is sent to hurt gets an answer no larger than an honest one; bodies as an attacker made."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fieldref.core.errors import MOST_PROBLEMS
from tests.support.page import PageClient

TOOLS = ("notice", "arrest", "priority")
ORDER: dict[str, Any] = {
    "form": "DV-130", "issued_on": "2025-11-20", "expires_on": "2028-11-20",
    "protected": ["P1"], "restrained": "R1", "terms": {"contact": "none"},
}  # fmt: skip


def post(client: PageClient, tool: str, body: str) -> Any:  # noqa: ANN401
    return client.post(f"/api/v1/{tool}", data=body, content_type="application/json")


@pytest.mark.parametrize("tool", TOOLS)
def test_keys_repeated_under_a_long_key(client: PageClient, tool: str) -> None:
    twice = ",".join(['{"a":0,"a":0}'] * 5000)
    answer = post(client, tool, f'{{"{"k" * 50_000}":[{twice}]}}')
    assert answer.status_code == 400
    assert len(answer.data) < 60_000
    assert "more faults" in answer.json["error"]["fields"]["document"]


@pytest.mark.parametrize("tool", TOOLS)
def test_thousands_of_unknown_keys(client: PageClient, tool: str) -> None:
    answer = post(client, tool, json.dumps({f"key{n}": 0 for n in range(20_000)}))
    assert answer.status_code == 400
    assert len(answer.json["error"]["fields"]) == MOST_PROBLEMS + 1


@pytest.mark.parametrize("tool", TOOLS)
def test_one_key_as_long_as_the_body(client: PageClient, tool: str) -> None:
    answer = post(client, tool, json.dumps({"k" * 500_000: 0}))
    assert answer.status_code == 400
    assert len(answer.data) < 2_000


@pytest.mark.parametrize("part", ["id", "restrained", "protected", "form"])
def test_names_longer_than_a_hundred_letters(client: PageClient, part: str) -> None:
    name = "n" * 101
    order = {**ORDER, "id": "A", part: [name] if part == "protected" else name}
    answer = post(client, "priority", json.dumps({"orders": [order]}))
    assert answer.status_code == 400
    path = f"orders.0.{part}" + (".0" if part == "protected" else "")
    assert "100" in answer.json["error"]["fields"][path]


def test_a_hundred_letters_are_a_name(client: PageClient) -> None:
    order = {**ORDER, "id": "i" * 100, "restrained": "r" * 100, "protected": ["p" * 100]}
    assert post(client, "priority", json.dumps({"orders": [order]})).status_code == 200


def test_every_order_naming_every_person(client: PageClient) -> None:
    persons = [f"p{n}" for n in range(200)]
    orders = [{**ORDER, "id": f"o{n}", "protected": persons} for n in range(200)]
    answer = post(client, "priority", json.dumps({"orders": orders}))
    assert answer.status_code == 400
    assert set(answer.json["error"]["fields"]) == {"orders"}


@pytest.mark.parametrize("path", ["/notice", "/arrest"])
@pytest.mark.parametrize("part", ["set", "undo"])
def test_a_button_that_sets_more_than_there_is(
    client: PageClient, path: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr("fieldref.core.court_forms.get_close_matches", lambda *a, **_: looked)
    client.page(path)
    pairs = ";".join(["form=dv1"] * 50_000)
    assert client.send(path, **{part: pairs}).status_code == 200
    assert client.last is not None
    assert "dv1" not in client.last.text
