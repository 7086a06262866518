"""A real Chromium before a real server, each with its own free port.

What went wrong unseen (script errors, refused requests, failed loads) is a failure of the test
that caused it; the server's log goes to standard error, which pytest shows with the failure.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}
DESK = {"width": 1440, "height": 900}
LANGUAGES = {"en": "en-US", "es": "es-MX"}


class _Silent(WSGIRequestHandler):
    """The application writes its own line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of a server of this application, for as long as the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium; a missing one is an error, never a skipped test."""
    if not CHROMIUM.exists():
        raise FileNotFoundError(f"{CHROMIUM} is missing: run `make setup`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Visit:
    """One browser with its cookies, looking at one server; ``wrong`` collects what went wrong."""

    context: BrowserContext
    base: str
    expected: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """A page at this path, loaded, with its fonts."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", lambda message: self._console(message))
        page.goto(self.base + path)
        page.evaluate("document.fonts.ready")
        return page

    def _console(self, message: Any) -> None:  # noqa: ANN401
        if message.type != "error" or any(text in message.text for text in self.expected):
            return
        self.wrong.append(f"console: {message.text} ({message.location.get('url')})")


@contextmanager
def visit(
    browser: Browser,
    base: str,
    *,
    language: str = "en",
    size: dict[str, int] = PHONE,
    expected: tuple[str, ...] = (),
    **options: Any,  # noqa: ANN401
) -> Iterator[Visit]:
    """A fresh browser profile in this language and size; at its end nothing may be in ``wrong``.

    ``expected`` are parts of console errors that the test causes on purpose, such as "422".
    """
    context = browser.new_context(
        locale=LANGUAGES[language],
        viewport={"width": size["width"], "height": size["height"]},
        has_touch=size["width"] < 1000,
        reduced_motion="reduce",
        **options,
    )
    context.set_default_timeout(10_000)
    visited = Visit(context, base, expected)
    try:
        yield visited
    finally:
        context.close()
    assert visited.wrong == []
