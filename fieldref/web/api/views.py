"""``/api/v1``: the same objects that the command prints with ``--json``."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from fieldref.content.court_forms import court_form, form_json, form_line, forms, unknown_form
from fieldref.content.expiry_answer import answer, calendar_year, gap_message
from fieldref.content.expiry_question import TypedQuestion, read_question, read_year
from fieldref.content.json_text import read_object
from fieldref.content.openapi import document
from fieldref.content.reading import fault_texts
from fieldref.content.search import search as search_guide
from fieldref.content.tools import ask
from fieldref.core.court_forms import UnknownForm
from fieldref.core.errors import CalendarGap, Contradiction, Problem, Unreadable
from fieldref.web import clock
from fieldref.web.api.parameters import language_of, require_known, sends_json
from fieldref.web.errors import problem_json

bp = Blueprint("api", __name__, url_prefix="/api/v1")

# What each address takes; True where it may be given more than once.
EXPIRY = {"granted": False, "county": False, "closure": True, "lang": False}
ONLY_LANG = {"lang": False}
SEARCH = {"q": False, "lang": False}


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
    require_known(request.args, ONLY_LANG)
    return jsonify(calendar_year(read_year(year), language_of(request.args)))


@bp.post("/notice")
def notice() -> Response:
    """Whether the restrained person was notified, and what is to be done next."""
    return _asked("notice")


@bp.post("/arrest")
def arrest() -> Response:
    """Whether arrest is required, by element."""
    return _asked("arrest")


@bp.post("/priority")
def priority() -> Response:
    """Which of several orders is enforced, pair by pair and provision by provision."""
    return _asked("priority")


@bp.get("/forms")
def form_list() -> Response:
    """Every form, in the order of showing."""
    require_known(request.args, ONLY_LANG)
    lang = language_of(request.args)
    return jsonify([form_line(form, lang) for form in forms()])


@bp.get("/forms/<code>")
def form(code: str) -> Response:
    """One form, by its code as people type it."""
    require_known(request.args, ONLY_LANG)
    return jsonify(form_json(court_form(code), language_of(request.args)))


@bp.get("/search")
def search() -> Response:
    """What of the guide fits some words best."""
    require_known(request.args, SEARCH)
    if "q" not in request.args:
        raise Unreadable(Problem("q", "missing"))
    return jsonify(search_guide(request.args["q"], language_of(request.args)))


@bp.get("/openapi.json")
def openapi() -> Response:
    """The description of everything here."""
    require_known(request.args, ONLY_LANG)
    return jsonify(document())


def _asked(tool: str) -> Response:
    """The answer of a tool to the facts in the body."""
    require_known(request.args, ONLY_LANG)
    lang = language_of(request.args)
    if not sends_json(request):
        fields = fault_texts(Unreadable(Problem("Content-Type", "not_sent_as_json")), lang)
        return _problem("unsupported_media_type", fields, 415)
    return jsonify(ask(tool, read_object(request.get_data()), clock.civil_now(), lang))


@bp.errorhandler(Unreadable)
def unreadable(fault: Unreadable) -> Response:
    """400: everything at fault, by name."""
    return _problem(fault.problems[0].code, fault_texts(fault, language_of(request.args)), 400)


@bp.errorhandler(Contradiction)
def contradictory(fault: Contradiction) -> Response:
    """422: understood, but the facts cannot be true together."""
    return _problem(fault.code, fault_texts(fault, language_of(request.args)), 422)


@bp.errorhandler(CalendarGap)
def calendar_gap(gap: CalendarGap) -> Response:
    """422: understood, but the count leaves the covered years."""
    place = "year" if request.endpoint == "api.calendar" else "granted"
    return _problem(gap.code, {place: gap_message(gap, language_of(request.args))}, 422)


@bp.errorhandler(UnknownForm)
def no_such_form(unknown: UnknownForm) -> Response:
    """404: no form is called so; the message names those that may be meant."""
    fault = Unreadable(unknown_form(unknown, "code"))
    return _problem(unknown.code, fault_texts(fault, language_of(request.args)), 404)


def _problem(code: str, fields: dict[str, str], status: int) -> Response:
    return problem_json(code, next(iter(fields.values())), status, fields)
