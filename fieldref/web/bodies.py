"""Takes in what a request sends, within a time: nobody keeps a thread by sending slowly.

The server hands a request over as soon as its headers are there. Whoever sends the rest slowly, or
never, would hold the thread that waits for it, and with a few such connections the whole site.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from flask import Flask, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LATE = "fieldref.late"
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a body may take, in seconds.

    Every body may take ``soon``; of those that take longer ``slow`` at once may take ``whole``.
    """

    soon: float = 1.0
    whole: float = 10.0
    slow: int = 8


PATIENCE = Patience()


def install(app: Flask, limit: int, patience: Patience = PATIENCE) -> None:
    """Read every body of up to ``limit`` bytes before the application sees its request."""
    app.wsgi_app = Bodies(app.wsgi_app, limit, patience)  # type: ignore[method-assign,assignment]


def is_late() -> bool:
    """Whether the body of this request did not arrive in time; it is empty then."""
    return _LATE in request.environ


class Bodies:
    """The application behind a reader that gives up on slow bodies.

    Bodies are read side by side, pages are made one by one.
    """

    def __init__(self, inner: WSGIApplication, limit: int, patience: Patience = PATIENCE) -> None:
        self._inner, self._limit, self._patience = inner, limit, patience
        self._slow = threading.BoundedSemaphore(patience.slow)
        self._turn = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request whose body is here, or one marked as late."""
        if self._is_read(environ):
            most = self._most(environ)
            body = self._read(environ["wsgi.input"], most)
            # A body that broke off is refused whole: half a statement must never be kept.
            if body is None or (environ.get("CONTENT_LENGTH") and len(body) < most):
                environ[_LATE] = True
                body = None
            _put(environ, body or b"")
        # Pages made at the same time by threads of one process take longer than one by one.
        with self._turn:
            return self._inner(environ, start)

    def _is_read(self, environ: WSGIEnvironment) -> bool:
        """Whether a body comes that is not refused for its length anyway."""
        length = str(environ.get("CONTENT_LENGTH") or "")
        if length.isascii() and length.isdecimal() and len(length) < 16:
            return 0 < int(length) <= self._limit
        return "chunked" in str(environ.get("HTTP_TRANSFER_ENCODING", "")).lower()

    def _most(self, environ: WSGIEnvironment) -> int:
        """How many bytes to read: what was announced, for a stream may be the bare connection,
        which has no end; one over the limit where nothing was announced.
        """
        length = str(environ.get("CONTENT_LENGTH") or "")
        return int(length) if length.isdecimal() else self._limit + 1

    def _read(self, stream: IO[bytes], most: int) -> bytes | None:
        """The body; None where it does not arrive in time or breaks off.

        The thread that still waits then ends with the connection, which the answer closes.
        """
        reading = _Reading(stream, most)
        threading.Thread(target=reading.run, daemon=True).start()
        if not reading.ended.wait(self._patience.soon):
            self._wait_longer(reading)
        return reading.body

    def _wait_longer(self, reading: _Reading) -> None:
        if not self._slow.acquire(blocking=False):
            return
        try:
            reading.ended.wait(self._patience.whole - self._patience.soon)
        finally:
            self._slow.release()


@dataclass(slots=True)
class _Reading:
    """A body on its way in: at most ``most`` bytes of it."""

    stream: IO[bytes]
    most: int
    body: bytes | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Read to the end."""
        try:
            self.body = self._all()
        except Exception:
            # The connection broke; what came of the body is of no use.
            self.body = None
        finally:
            self.ended.set()

    def _all(self) -> bytes:
        pieces, left = [], self.most
        while left > 0 and (piece := self.stream.read(min(left, _PIECE))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)


def _put(environ: WSGIEnvironment, body: bytes) -> None:
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
