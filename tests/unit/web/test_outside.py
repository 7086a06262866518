"""Links that are handed over lead to this installation, whatever a request calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldref.app import create_app, prepare
from fieldref.settings import from_env
from fieldref.web.outside import link_to
from tests.support.site import NIGHT


@pytest.mark.parametrize(
    ("environ", "start"),
    [
        ({"FIELDREF_URL": "https://epo.example.gov/"}, "https://epo.example.gov/join/abc"),
        ({"FIELDREF_SECURE_COOKIES": "1"}, "https://asked.example/join/abc"),
        ({}, "http://asked.example/join/abc"),
    ],
)
def test_a_link_is_whole(tmp_path: Path, environ: dict[str, str], start: str) -> None:
    settings = from_env({"FIELDREF_INSTANCE": str(tmp_path), **environ})
    prepare(settings, NIGHT)
    app = create_app(settings)
    with app.test_request_context("/people", base_url="http://asked.example"):
        assert link_to("accounts.join", token="abc") == start
