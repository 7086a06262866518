"""One JSON line for each request, and nothing that a person typed.

A line holds only the keys of ``ALLOWED``. Messages are logged as their constant template, without
their arguments, and an exception as its type and places in the code, without its text: names,
addresses and statements cannot reach a log by way of an error.
"""

from __future__ import annotations

import json
import logging
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime
from types import TracebackType

from flask import Flask, Response, g, request

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
ALLOWED = ("request_id", "endpoint", "method", "status", "ms", "user", "event", "count", "reason")
access = logging.getLogger("fieldref.access")


class JsonLines(logging.Formatter):
    """A log record as one line of JSON with allow-listed keys."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for one record; its arguments and exception text are left out."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.msg if isinstance(record.msg, str) else "",
        }
        line.update((key, getattr(record, key)) for key in ALLOWED if hasattr(record, key))
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=False)


class _Stderr(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to whatever standard error is at the time of writing."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


def install(app: Flask) -> None:
    """Give each request an id and write its line; route the application's own log the same way."""
    logger = logging.getLogger("fieldref")
    if not any(isinstance(handler, _Stderr) for handler in logger.handlers):
        handler = _Stderr()
        handler.setFormatter(JsonLines())
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    app.log_exception = _failed  # type: ignore[method-assign,assignment]
    app.before_request(_begin)
    app.after_request(_end)


def _failed(failure: _ExcInfo) -> None:
    """The line of a failure. Flask's own would name the address, in which a link's token stands."""
    extra = {"request_id": request_id(), "endpoint": request.endpoint or "none"}
    access.error("request failed", exc_info=failure, extra=extra)


def request_id() -> str:
    """The id of the present request, as its log line and its error page show it."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(6)
    return str(g.request_id)


def _begin() -> None:
    g.started = time.perf_counter()
    request_id()


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = request_id()
    access.info(
        "request",
        extra={
            "request_id": request_id(),
            "endpoint": request.endpoint or "none",
            "method": request.method,
            "status": response.status_code,
            "ms": round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 2),
            "user": getattr(g.get("person"), "id", None),
        },
    )
    return response
