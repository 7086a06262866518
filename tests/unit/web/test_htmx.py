"""One template, whole or one block of it."""

from __future__ import annotations

import pytest
from flask import Flask

from fieldref.web.htmx import go, page_or_block
from tests.support.page import PageClient


def test_a_browser_gets_the_page_and_htmx_the_block(client: PageClient) -> None:
    assert "<html" in client.get("/").text
    part = client.get("/", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "<html" not in part.text
    assert "What do you need?" in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_htmx_gets_the_page_where_it_replaces_the_body(client: PageClient) -> None:
    whole = client.get("/", headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert "<html" in whole.text


def test_after_a_post_each_is_sent_on_in_its_own_way(site: Flask) -> None:
    with site.test_request_context():
        plain = go("/there")
    with site.test_request_context(headers={"HX-Request": "true"}):
        part = go("/there")
    assert (plain.status_code, plain.location) == (303, "/there")
    assert (part.status_code, part.headers["HX-Redirect"]) == (204, "/there")


def test_a_context_is_a_dataclass_or_a_mapping(site: Flask) -> None:
    with site.test_request_context(), pytest.raises(TypeError):
        page_or_block("home/show.html", "main", ["not", "one"])
