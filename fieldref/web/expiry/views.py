"""``/expiry``: a form that is fetched, never posted; its address is the whole question."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from fieldref.content.expiry_answer import gap_message
from fieldref.content.expiry_question import read_closure
from fieldref.core.errors import CalendarGap
from fieldref.web import clock
from fieldref.web.expiry.asked import COOKIE, Asked, is_county, read_request, speaks
from fieldref.web.expiry.context import DayWords, MarkedClosure, Page, Verdict
from fieldref.web.expiry.court import court_of
from fieldref.web.expiry.verdict import day_words, verdict_of
from fieldref.web.theme import remember

bp = Blueprint("expiry", __name__)

RECENT_DAYS = 7


@bp.get("/expiry")
def show() -> Response:
    """The question, and the answer above it once the day of a grant is known."""
    if "now" in request.args:
        return _remembering(make_response(redirect(_address_of_now(), 303)))
    asked, today = read_request(), clock.civil_now().date()
    try:
        verdict = verdict_of(asked, today)
    except CalendarGap as gap:
        asked.form.on.errors = (gap_message(gap, speaks()),)
        verdict = None
    page = _page(asked, verdict, today)
    text = render_template("expiry/show.html", page=page)
    return _remembering(make_response(text, 422 if asked.is_wrong else 200))


def _address_of_now() -> str:
    """The address that asks about a grant at this minute in California."""
    return url_for(
        ".show",
        granted=f"{clock.civil_now():%Y-%m-%dT%H:%M}",
        county=request.args.get("county"),
        closure=request.args.getlist("closure"),
    )


def _page(asked: Asked, verdict: Verdict | None, today: date) -> Page:
    return Page(
        form=asked.form,
        recent=_recent(today, verdict),
        verdict=verdict,
        court=court_of(asked.chosen_county, speaks()),
        closures=asked.closures,
        marked=tuple(MarkedClosure(*read_closure(text)) for text in asked.closures),
        granted=_granted(verdict),
        lang=speaks(),
        has_errors=asked.is_wrong,
    )


def _recent(today: date, verdict: Verdict | None) -> tuple[DayWords, ...]:
    """Today and the six days before it, the latest first."""
    chosen = verdict.granted_on if verdict else None
    days = (today - timedelta(days=ago) for ago in range(RECENT_DAYS))
    return tuple(day_words(day, today=today, chosen=chosen) for day in days)


def _granted(verdict: Verdict | None) -> str:
    """The grant as an address holds it."""
    if verdict is None:
        return ""
    day = verdict.granted_on.isoformat()
    return f"{day}T{verdict.hour:%H:%M}" if verdict.hour else day


def _remembering(response: Response) -> Response:
    """Keep the county that was chosen, and forget it where "no county" was."""
    chosen = request.args.get("county")
    response.vary.add("Cookie")
    if chosen == "":
        response.delete_cookie(COOKIE)
    elif chosen and is_county(chosen):
        remember(response, COOKIE, chosen)
    return response
