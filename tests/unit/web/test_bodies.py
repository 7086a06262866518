"""What is sent slowly holds nobody up, and what is sent whole arrives whole."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from fieldref.web.bodies import Bodies, Patience
from fieldref.web.security import MAX_BODY, MAX_FIELDS
from tests.support.page import PageClient

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HASTY = Patience(soon=0.05, whole=0.2, slow=1)


class Held(io.RawIOBase):
    """A body of which two bytes come, and the rest when it is let go."""

    def __init__(self, rest: bytes = b"") -> None:
        self.go = threading.Event()
        self._rest = rest
        self._first = True

    def read(self, size: int = -1) -> bytes:
        if self._first:
            self._first = False
            return b"a="
        self.go.wait(5)
        rest, self._rest = self._rest, b""
        return rest


def echo(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    late = environ.get("fieldref.late", False)
    start("408 Late" if late else "200 OK", [])
    return [environ["wsgi.input"].read()]


def answered(app: Bodies, stream: Any, **environ: str) -> tuple[str, bytes]:  # noqa: ANN401
    given = EnvironBuilder(method="POST").get_environ() | environ | {"wsgi.input": stream}
    body, status, _ = run_wsgi_app(app, given)
    return status, b"".join(body)


@pytest.mark.parametrize(
    "told", [{"CONTENT_LENGTH": "200000"}, {"HTTP_TRANSFER_ENCODING": "chunked"}]
)
def test_a_body_arrives_whole(told: dict[str, str]) -> None:
    stream: IO[bytes] = io.BytesIO(b"x" * 200_000)
    assert answered(Bodies(echo, 300_000), stream, **told) == ("200 OK", b"x" * 200_000)


def test_half_a_statement_is_never_kept_as_a_whole_one() -> None:
    stream = io.BytesIO(b"narrative=He+hit+h")
    assert answered(Bodies(echo, 300_000), stream, CONTENT_LENGTH="60") == ("408 Late", b"")


def test_no_more_is_read_than_was_announced() -> None:
    stream = io.BytesIO(b"a=1 and the next request")
    assert answered(Bodies(echo, 300_000), stream, CONTENT_LENGTH="3") == ("200 OK", b"a=1")


def test_a_half_sent_body_is_given_up() -> None:
    held = Held()
    app = Bodies(echo, 300_000, HASTY)
    assert answered(app, held, CONTENT_LENGTH="1000") == ("408 Late", b"")
    held.go.set()


def test_of_two_slow_bodies_only_one_is_waited_for() -> None:
    app = Bodies(echo, 300_000, Patience(soon=0.05, whole=5, slow=1))
    first, second, found = Held(b"1"), Held(), []
    thread = threading.Thread(
        target=lambda: found.append(answered(app, first, CONTENT_LENGTH="3")[0])
    )
    thread.start()
    while app._slow._value:
        pass
    assert answered(app, second, CONTENT_LENGTH="1000")[0] == "408 Late"
    first.go.set()
    second.go.set()
    thread.join()
    assert found == ["200 OK"]


def test_a_broken_connection_is_late(site: Flask) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError("reset")

    given = EnvironBuilder(method="POST", path="/preferences").get_environ()
    given |= {"wsgi.input": Broken(), "CONTENT_LENGTH": "10"}
    body, status, headers = run_wsgi_app(site.wsgi_app, given)
    assert status.startswith("408")
    assert "did not arrive in time" in b"".join(body).decode()
    assert headers["Cache-Control"] == "no-store"


def test_too_many_fields_and_too_long_a_form_are_refused(client: PageClient) -> None:
    multipart = {f"field{number}": "x" for number in range(MAX_FIELDS + 1)}
    for kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        assert client.post("/preferences", data=multipart, content_type=kind).status_code == 413
    assert client.post("/preferences", data="a=" + "x" * MAX_BODY).status_code == 413
