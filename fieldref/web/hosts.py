"""Refuses a request whose Host is no name of a host: no address can be made with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldref.web.logs import access

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LONGEST = 255
_LABEL = r"[A-Za-z0-9_-]{1,63}"
_HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{{1,5}})?")
_WORDS = b"The Host of this request is no name of a host.\n"


class Hosts:
    """The application behind a look at the host that was asked for; none at all is for it to say.

    What stands in a Host comes back in addresses; one that cannot be read leaves no page at all,
    not even that of an error, so the answer is plain text.
    """

    def __init__(self, inner: WSGIApplication, headers: Iterable[tuple[str, str]]) -> None:
        self._inner, self._headers = inner, tuple(headers)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer the request, or refuse it."""
        host = environ.get("HTTP_HOST")
        if host is None or is_host(host):
            return self._inner(environ, start)
        method = str(environ.get("REQUEST_METHOD", ""))
        access.info("request", extra={"endpoint": "none", "method": method, "status": 400})
        kind = ("Content-Type", "text/plain; charset=utf-8")
        start("400 Bad Request", [kind, ("Cache-Control", "no-store"), *self._headers])
        return [_WORDS]


def is_host(text: str) -> bool:
    """Whether a text is a name or a number of a host, with or without its port."""
    return len(text) <= _LONGEST and _HOST.fullmatch(text) is not None
