"""``/api/v1``: the same objects that the command prints with ``--json``."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, request

from fieldref.content.expiry_answer import answer, calendar_year, gap_message
from fieldref.content.expiry_question import TypedQuestion, read_question, read_year
from fieldref.content.json_text import read_object
from fieldref.content.reading import fault_texts
from fieldref.content.tools import ask
from fieldref.core.errors import CalendarGap, Contradiction, Problem, Unreadable
from fieldref.web import clock
from fieldref.web.api.parameters import language_of, require_known
from fieldref.web.errors import problem_json

bp = Blueprint("api", __name__, url_prefix="/api/v1")

# What each address takes; True where it may be given more than once.
EXPIRY = {"granted": False, "county": False, "closure": True, "lang": False}
CALENDAR = {"lang": False}
ASKED = {"lang": False}


@bp.get("/expiry")
def expiry() -> Response:
    """When an order granted on a day expires, and why."""
    require_known(request.args, EXPIRY)
    if "granted" not in request.args:
        raise Unreadable(Problem("granted", "missing"))
    typed = TypedQuestion(
        granted=request.args["granted"],
        county=request.args.get("county"),
        closures=tuple(request.args.getlist("closure")),
        lang=language_of(request.args),
    )
    return jsonify(answer(read_question(typed)))


@bp.get("/calendar/<year>")
def calendar(year: str) -> Response:
    """The weekdays of a year on which the courts are closed."""
    require_known(request.args, CALENDAR)
    return jsonify(calendar_year(read_year(year), language_of(request.args)))


@bp.post("/notice")
def notice() -> Response:
    """Whether the restrained person was notified, and what is to be done next."""
    return _asked("notice")


@bp.post("/arrest")
def arrest() -> Response:
    """Whether arrest is required, by element."""
    return _asked("arrest")


def _asked(tool: str) -> Response:
    """The answer of a tool to the facts in the body."""
    require_known(request.args, ASKED)
    if not request.is_json:
        abort(415)
    facts = read_object(request.get_data())
    return jsonify(ask(tool, facts, clock.civil_now(), language_of(request.args)))


@bp.errorhandler(Unreadable)
def unreadable(fault: Unreadable) -> Response:
    """400: every parameter at fault, by name."""
    fields = fault_texts(fault, language_of(request.args))
    return problem_json(fault.problems[0].code, next(iter(fields.values())), 400, fields)


@bp.errorhandler(Contradiction)
def contradictory(fault: Contradiction) -> Response:
    """422: understood, but the facts cannot be true together."""
    fields = fault_texts(fault, language_of(request.args))
    return problem_json(fault.code, next(iter(fields.values())), 422, fields)


@bp.errorhandler(CalendarGap)
def calendar_gap(gap: CalendarGap) -> Response:
    """422: understood, but the count leaves the covered years."""
    message = gap_message(gap, language_of(request.args))
    place = "year" if request.endpoint == "api.calendar" else "granted"
    return problem_json(gap.code, message, 422, {place: message})
