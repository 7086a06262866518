"""What the log holds of a request: enough to find it, nothing that a person typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask

from tests.support.page import PageClient

MARKER = "Xochiquetzal-Marker"


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_request_leaves_one_line_of_known_keys(
    client: PageClient, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = client.get("/preferences")
    (line,) = lines(capsys)
    assert line["ms"] >= 0
    assert {key: line[key] for key in ("endpoint", "method", "status", "request_id", "user")} == {
        "endpoint": "preferences.show",
        "method": "GET",
        "status": 200,
        "request_id": answer.headers["X-Request-Id"],
        "user": None,
    }


def test_nothing_typed_reaches_the_log(
    site: Flask, client: PageClient, capsys: pytest.CaptureFixture[str]
) -> None:
    site.config["PROPAGATE_EXCEPTIONS"] = False
    client.page("/sampler/")
    for field in ("name", "story", "badge", "granted_at", "csrf_token"):
        client.send("/sampler/", **{field: MARKER} if field != "csrf_token" else {})
        client.post("/sampler/", data={field: MARKER})
    client.get(f"/{MARKER}?q={MARKER}")
    client.get(f"/sampler/fails?words={MARKER}")
    client.get("/", headers={"User-Agent": MARKER, "Referer": MARKER, "Cookie": f"a={MARKER}"})
    written = capsys.readouterr().err
    assert len(written.splitlines()) >= 13
    assert MARKER not in written


def test_a_failure_behind_a_link_does_not_log_the_link(
    site: Flask,
    client: PageClient,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(MARKER)

    site.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("fieldref.actions.invitations.look_at_link", fail)
    for path in ("set-up", "join", "new-password"):
        assert client.get(f"/{path}/{MARKER}").status_code == 500
    output = capsys.readouterr()
    assert MARKER not in output.out + output.err
    failures = [json.loads(each) for each in output.err.splitlines() if "exception" in each]
    assert [each["endpoint"] for each in failures] == [
        "accounts.set_up",
        "accounts.join",
        "accounts.new_password",
    ]


def test_a_failure_is_logged_by_its_kind_and_place(
    site: Flask, client: PageClient, capsys: pytest.CaptureFixture[str]
) -> None:
    site.config["PROPAGATE_EXCEPTIONS"] = False
    client.get(f"/sampler/fails?words={MARKER}")
    failure = next(line for line in lines(capsys) if "exception" in line)
    assert failure["exception"] == "RuntimeError"
    assert any(place.startswith("sampler.py:") for place in failure["where"])
