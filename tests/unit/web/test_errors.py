"""What a person, a page part and a program read when something went wrong."""

from __future__ import annotations

import pytest
from flask import Flask

from fieldref.web.security import MAX_BODY
from tests.support.page import PageClient

MARKER = "Xochiquetzal-Marker"


@pytest.fixture
def failing(site: Flask) -> PageClient:
    """A client of the site as it runs in earnest: errors are answered, not raised."""
    site.config["PROPAGATE_EXCEPTIONS"] = False
    return site.test_client()  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("language", "title"), [("en", "There is no such page"), ("es", "Esa página no existe")]
)
def test_a_missing_page_says_so_and_leads_home(
    client: PageClient, language: str, title: str
) -> None:
    page = client.page("/no-such-page", 404, headers={"Accept-Language": language})
    assert title in page.text
    assert page.response.headers["X-Request-Id"] in page.text
    assert "/" in [link.get("href") for link in page.with_class("button")]


def test_a_wrong_method_names_the_right_ones(client: PageClient) -> None:
    client.page("/")
    answer = client.send("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_too_much_text_is_refused_in_words(client: PageClient) -> None:
    client.page("/")
    answer = client.send("/preferences", language="x" * (MAX_BODY + 1))
    assert answer.status_code == 413
    assert "too much text" in answer.text


def test_a_form_without_its_token_is_refused_and_repeats_nothing(client: PageClient) -> None:
    answer = client.post("/preferences", data={"language": MARKER})
    assert answer.status_code == 400
    assert "no longer valid" in answer.text
    assert MARKER not in answer.text


def test_a_post_that_another_site_started_is_refused(client: PageClient) -> None:
    client.page("/")
    token = {"csrf_token": client.last.token() if client.last else ""}
    for origin in ("cross-site", "same-site", "none"):
        headers = {"Sec-Fetch-Site": origin}
        assert client.post("/preferences", data=token, headers=headers).status_code == 403
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert client.post("/preferences", data=token, headers=headers).status_code == 303


def test_a_failure_shows_a_number_and_nothing_else(failing: PageClient) -> None:
    page = failing.page("/sampler/fails", 500, headers={"X-Words": MARKER})
    assert "fieldref failed" in page.text
    assert MARKER not in page.response.text
    assert "Traceback" not in page.response.text
    assert "RuntimeError" not in page.response.text


def test_a_page_part_gets_an_error_as_a_part(client: PageClient) -> None:
    answer = client.get("/no-such-page", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert "<html" not in answer.text
    assert "There is no such page" in answer.text


def test_a_program_gets_an_error_as_json(client: PageClient) -> None:
    answer = client.get("/api/v1/no-such-thing")
    assert answer.status_code == 404
    assert answer.get_json() == {
        "ok": False,
        "error": {
            "code": "not_found",
            "message": "There is no such page",
            "fields": {},
            "request_id": answer.headers["X-Request-Id"],
        },
    }
