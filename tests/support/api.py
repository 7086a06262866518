"""What every error of the JSON interface is made of."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse


def error_of(answer: TestResponse) -> dict[str, Any]:
    """The error object, after its shape was checked."""
    assert answer.mimetype == "application/json", answer.text[:200]
    body: dict[str, Any] = answer.get_json()
    assert set(body) == {"ok", "error"}
    assert body["ok"] is False
    error: dict[str, Any] = body["error"]
    assert set(error) == {"code", "message", "fields", "request_id"}
    assert error["message"]
    assert error["request_id"] == answer.headers["X-Request-Id"]
    return error
