"""What a person, a page part or a program reads when something went wrong; never a traceback."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from fieldref.storage.db import Unavailable
from fieldref.storage.vault import Damaged
from fieldref.web import logs
from fieldref.web.htmx import is_fragment_request


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in words: a code for programs, what happened, and what to do."""

    code: str
    title: LazyString
    advice: LazyString


_CSRF = Problem(
    "form_expired",
    _l("This form is no longer valid"),
    _l(
        "Someone signed in or out since the page was opened. Nothing was changed. Go back, "
        "copy what you typed if it is not saved, load the page again, and send it once more."
    ),
)
_PROBLEMS = {
    400: Problem(
        "bad_request",
        _l("The request could not be read"),
        _l("Go back and try again. Nothing was changed."),
    ),
    401: Problem(
        "sign_in_needed",
        _l("Sign in first"),
        _l("This page is for signed-in people. Sign in, then open it again."),
    ),
    403: Problem(
        "forbidden",
        _l("This is not open to you"),
        _l("Your account does not reach it. If it should, ask your supervisor."),
    ),
    404: Problem(
        "not_found",
        _l("There is no such page"),
        _l("Check the address, or start again from Home."),
    ),
    405: Problem(
        "method_not_allowed",
        _l("This page does not take that"),
        _l("Go back and use the buttons on the page."),
    ),
    408: Problem(
        "too_slow",
        _l("It did not arrive in time"),
        _l("The connection is too slow or broke off. Nothing was changed. Go back, send it again."),
    ),
    413: Problem(
        "too_large",
        _l("That is too much text at once"),
        _l("Nothing was saved. Go back, shorten it, and send it again."),
    ),
    415: Problem(
        "unsupported_media_type",
        _l("That kind of file is not read here"),
        _l("Send it in the form that the page asks for."),
    ),
    422: Problem(
        "not_in_order",
        _l("Something in it is not in order"),
        _l("Go back and correct it. Nothing was changed."),
    ),
    429: Problem(
        "too_many_requests",
        _l("Too many tries"),
        _l("Wait a minute, then try again."),
    ),
    503: Problem(
        "unavailable",
        _l("The database does not answer"),
        _l(
            "What was shown as saved is saved; what was just sent is not. Wait a moment, go back, "
            "and send it again."
        ),
    ),
    500: Problem(
        "internal_error",
        _l("fieldref failed"),
        _l(
            "It is not your fault. What was shown as saved is saved. Go back and try again; if "
            "it happens twice, report the number below."
        ),
    ),
}


_DAMAGED = Problem(
    "order_damaged",
    _l("This order cannot be opened"),
    _l(
        "What is kept of it was changed or damaged outside this service. Nothing was changed now. "
        "Tell your administrator, and work from the paper copy until it is restored."
    ),
)


class OrderDamaged(InternalServerError):
    """What is kept of the order asked for does not open."""


def install(app: Flask) -> None:
    """Answer every error in the shape that the asker reads."""
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(Unavailable, _without_database)
    app.register_error_handler(Damaged, _damaged)


def answer(error: HTTPException) -> Response:
    """The answer to an error: JSON below ``/api/``, a part for htmx, else a page."""
    status = error.code or 500
    if error.response is not None or status < 400:
        return make_response(error.get_response())
    problem = _problem(error, status)
    if request.path.startswith("/api/"):
        response = problem_json(problem.code, str(problem.title), status)
    else:
        response = make_response(_page(problem, status), status)
    allowed = dict(error.get_headers()).get("Allow")
    if allowed:
        response.headers["Allow"] = allowed
    return response


def _without_database(fault: Unavailable) -> Response:
    """The database does not answer just now; whoever asked may ask again."""
    logs.access.error("database unavailable", extra={"request_id": logs.request_id()})
    response = answer(ServiceUnavailable())
    response.headers["Retry-After"] = "5"
    return response


def _damaged(fault: Damaged) -> Response:
    """The order asked for was changed from outside; the log says where to look."""
    logs.access.error("order damaged", extra={"request_id": logs.request_id()})
    return answer(OrderDamaged())


def wants_json() -> bool:
    """Whether a script asks, which reads JSON rather than a page; browsers say so themselves."""
    kinds = ("text/html", "application/json")
    by_script = request.headers.get("Sec-Fetch-Dest") == "empty"
    return by_script or request.is_json or request.accept_mimetypes.best_match(kinds) == kinds[1]


def problem_json(
    code: str, message: str, status: int, fields: dict[str, str] | None = None
) -> Response:
    """The one shape of an error for programs; ``fields`` maps a path to its message."""
    error = {
        "code": code,
        "message": message,
        "fields": fields or {},
        "request_id": logs.request_id(),
    }
    return make_response(jsonify(ok=False, error=error), status)


def _problem(error: HTTPException, status: int) -> Problem:
    if isinstance(error, CSRFError):
        return _CSRF
    if isinstance(error, OrderDamaged):
        return _DAMAGED
    return _PROBLEMS.get(status) or _PROBLEMS[400 if status < 500 else 500]


def _page(problem: Problem, status: int) -> str:
    return render_template(
        "errors/problem.html",
        fragment="part" if is_fragment_request() else None,
        problem=problem,
        status=status,
        request_id=logs.request_id(),
    )
