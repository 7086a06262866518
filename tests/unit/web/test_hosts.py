"""A Host that is none: no page is made for it, and none breaks over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fieldref.web.hosts import is_host
from fieldref.web.security import HEADERS
from tests.support.page import PageClient
from tests.support.site import make_site

GOOD = ("localhost", "epo.example.gov:8443", "127.0.0.1", "[::1]:80", "a_b.example.", "x" * 63)
BAD = (
    "",
    "a b",
    "a..b",
    ".a",
    "x" * 64,
    "a." * 200,
    'a"><script>',
    "a/b",
    "a@b",
    "b\u00fc.de",
    "a:",
)


@pytest.mark.parametrize("host", GOOD)
def test_a_name_of_a_host_is_answered(client: PageClient, host: str) -> None:
    assert is_host(host)
    assert client.get("/reference", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", BAD)
def test_any_other_is_refused_in_plain_text(client: PageClient, host: str) -> None:
    assert not is_host(host)
    answer = client.get("/reference", environ_overrides={"HTTP_HOST": host})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert answer.headers["Cache-Control"] == "no-store"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_the_address_of_an_article_is_where_people_find_it(tmp_path: Path) -> None:
    app = make_site(tmp_path)
    client = app.test_client()
    settings = app.extensions["fieldref.settings"]
    app.extensions["fieldref.settings"] = replace(settings, url="https://epo.example.gov")
    text = client.get("/reference/minors", headers={"Host": "elsewhere.example"}).text
    assert "https://epo.example.gov/reference/minors" in text
    assert "elsewhere.example" not in text
