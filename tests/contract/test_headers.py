"""The headers that every answer carries, letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fieldref.app import create_app, prepare
from tests.support.sampler import add_sampler
from tests.support.site import SetClock, make_site, settings_in

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    site = add_sampler(make_site(tmp_path_factory.mktemp("site")))
    site.config["PROPAGATE_EXCEPTIONS"] = False
    return site


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/preferences", 200),
        ("/none", 404),
        ("/sampler/fails", 500),
        ("/api/none", 404),
    ],
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in answer.headers


def test_a_public_page_is_asked_for_again_each_time(client: FlaskClient) -> None:
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_an_answer_to_something_typed_is_stored_nowhere(client: FlaskClient) -> None:
    assert client.post("/preferences").headers["Cache-Control"] == "no-store"


def test_cookies_are_not_for_scripts_or_other_sites(client: FlaskClient) -> None:
    cookies = client.get("/").headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert "HttpOnly" in cookies[0]
    assert "SameSite=Lax" in cookies[0]


def test_behind_https_cookies_and_transport_are_locked_to_it(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, FIELDREF_SECURE_COOKIES="1")
    clock = SetClock()
    prepare(settings, clock())
    client = create_app(settings, clock=clock).test_client()
    answer = client.get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-fieldref=")
    assert "Secure" in cookie
