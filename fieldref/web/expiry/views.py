"""``/expiry``: a form that is fetched, never posted; its address is the whole question."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from fieldref.content.expiry_answer import gap_message
from fieldref.core.errors import CalendarGap
from fieldref.web import clock
from fieldref.web.expiry.asked import COOKIE, Asked, read_request
from fieldref.web.expiry.counties import is_county
from fieldref.web.expiry.drawing import Drawing, draw, drawn, keep_drawings
from fieldref.web.theme import remember

bp = Blueprint("expiry", __name__)
bp.record_once(keep_drawings)


@bp.get("/expiry")
def show() -> Response:
    """The question, and the answer above it once the day of a grant is known."""
    if "now" in request.args:
        return _remembering(make_response(redirect(_address_of_now(), 303)))
    asked = read_request(clock.civil_now().date())
    drawing = _drawing(asked)
    text = render_template(
        "expiry/show.html", drawing=drawing, has_errors=asked.is_wrong, facts=_facts(asked)
    )
    return _remembering(make_response(text, 422 if asked.is_wrong else 200))


def _drawing(asked: Asked) -> Drawing:
    question = asked.question
    if asked.is_wrong:
        return draw(question, asked.form)
    try:
        return drawn(question)
    except CalendarGap as gap:
        asked.form.on.errors = (gap_message(gap, question.lang),)
        return draw(replace(question, granted=None), asked.form)


def _facts(asked: Asked) -> dict[str, str]:
    """The question as a receipt holds it; nothing where there is no answer to hold.

    Closures that somebody marked on the page are no part of a receipt: no source applies them.
    """
    question = asked.question
    if asked.form.errors or question.granted is None or question.closures:
        return {}
    day, hour = question.granted.day.isoformat(), question.granted.hour
    granted = f"{day}T{hour:%H:%M}" if hour else day
    county = {"county": question.county} if question.county else {}
    return {"granted": granted, **county}


def _address_of_now() -> str:
    """The address that asks about a grant at this minute in California."""
    return url_for(
        ".show",
        granted=f"{clock.civil_now():%Y-%m-%dT%H:%M}",
        county=request.args.get("county"),
        closure=request.args.getlist("closure"),
    )


def _remembering(response: Response) -> Response:
    """Keep the county that was chosen, and forget it where "no county" was."""
    chosen = request.args.get("county")
    response.vary.add("Cookie")
    if chosen == "":
        response.delete_cookie(COOKIE)
    elif chosen and is_county(chosen):
        remember(response, COOKIE, chosen)
    return response
