"""What every answer carries so that a browser does no harm with it, and which posts are refused."""

from __future__ import annotations

import gzip
import io
import secrets
from collections.abc import Callable

from flask import Flask, Response, abort, g, request
from flask_wtf.csrf import CSRFProtect

from fieldref.settings import Settings
from fieldref.web import bodies, hosts

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}
TRANSPORT = "max-age=31536000; includeSubDomains"
MAX_BODY = 1_048_576
# The longest page of the interview, with every card there can be, has far fewer fields.
MAX_FIELDS = 2000
_FORM = "application/x-www-form-urlencoded"
_SMALLEST_COMPRESSED = 500
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_COMPRESSED = ("text/", "application/json", "image/svg+xml")

csrf = CSRFProtect()


def install(app: Flask, settings: Settings) -> None:
    """Set cookie flags, the size limit, the two layers against forged posts, and the headers."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-fieldref" if settings.secure_cookies else "fieldref",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        MAX_FORM_PARTS=MAX_FIELDS,
        # A form may stay open for a whole shift; the token lives as long as the session.
        WTF_CSRF_TIME_LIMIT=None,
        # The referrer is never sent (see HEADERS); Sec-Fetch-Site says the same and more.
        WTF_CSRF_SSL_STRICT=False,
    )
    bodies.install(app, MAX_BODY)
    app.wsgi_app = hosts.Hosts(app.wsgi_app, HEADERS.items())  # type: ignore[method-assign,assignment]
    app.before_request(_refuse_late_bodies)
    app.before_request(_refuse_too_many_fields)
    app.before_request(_refuse_foreign_posts)
    csrf.init_app(app)
    app.after_request(_compress)
    app.after_request(_headers_of(settings))


def _refuse_late_bodies() -> None:
    if bodies.is_late():
        abort(408)


def _refuse_too_many_fields() -> None:
    if request.mimetype == _FORM and request.get_data().count(b"&") >= MAX_FIELDS:
        abort(413)


def _refuse_foreign_posts() -> None:
    """Browsers say where a request was started; one from another site changes nothing here."""
    if request.method in _READING:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        abort(403)


def _headers_of(settings: Settings) -> Callable[[Response], Response]:
    def add(response: Response) -> Response:
        response.headers.update(HEADERS)
        if settings.secure_cookies:
            response.headers["Strict-Transport-Security"] = TRANSPORT
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store" if _is_personal() else "no-cache"
        return response

    return add


def _is_personal() -> bool:
    """Whatever a signed-in person sees, and every answer to something typed."""
    return g.get("person") is not None or request.method not in _READING


def _compress(response: Response) -> Response:
    """Gzip for whoever takes it. The random name in the header hides the exact length (BREACH)."""
    if not (response.content_type or "").startswith(_COMPRESSED):
        return response
    response.vary.add("Accept-Encoding")
    if response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    body = response.get_data()
    if len(body) < _SMALLEST_COMPRESSED or not request.accept_encodings["gzip"]:
        return response
    packed = io.BytesIO()
    name = secrets.token_hex(50)[: 1 + secrets.randbelow(100)]
    with gzip.GzipFile(filename=name, mode="wb", compresslevel=5, fileobj=packed, mtime=0) as file:
        file.write(body)
    response.set_data(packed.getvalue())
    response.headers["Content-Encoding"] = "gzip"
    return response
