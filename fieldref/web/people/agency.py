"""What an agency has entered for itself: whom to call, its county, its own rule of expiry."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time

from flask import Response, flash, request, url_for

from fieldref.actions import people
from fieldref.storage.agencies import AgencySettings
from fieldref.web import access, clock, i18n, pages
from fieldref.web.htmx import go, page_or_block
from fieldref.web.people.blueprint import bp, leaders
from fieldref.web.people.context import AgencyPage
from fieldref.web.people.forms import AgencyForm
from fieldref.web.people.rows import done_before


@bp.route("/agency", methods=["GET", "POST"])
@leaders
def agency() -> Response:
    """The agency's entries; rows are added and removed without saving anything."""
    form = _form()
    form.offer_counties(i18n.language())
    if request.method == "GET" or pages.switching() or _changes_rows(form):
        return _page(form, [])
    problems = form.check()
    if problems:
        return _page(form, problems)
    people.change_agency(access.database(), access.actor(), form.settings(), clock.now())
    flash("agency")
    return go(url_for("people.agency"))


def _form() -> AgencyForm:
    """What was posted and nothing else; what is kept, on a page that is only looked at."""
    if request.method == "POST":
        return AgencyForm(request.form)
    return AgencyForm(data=_entered(access.person().settings))


def _changes_rows(form: AgencyForm) -> bool:
    """Add or remove a row where one of those buttons was pressed."""
    if "remove" in request.form:
        form.remove_row(request.form["remove"])
    elif "add" in request.form:
        form.add_row()
    else:
        return False
    return True


def _entered(settings: AgencySettings) -> dict[str, object]:
    at = settings.expiry_time
    return {
        "county": settings.county,
        "expiry_time": time.fromisoformat(at) if at else None,
        "on_call": [asdict(one) for one in settings.on_call],
    }


def _page(form: AgencyForm, problems: list[tuple[str, str]]) -> Response:
    page = AgencyPage(
        form=form,
        name=access.person().agency,
        done=done_before(),
        problems=problems,
        has_errors=bool(problems),
    )
    return page_or_block("people/agency.html", "main", page, 422 if problems else 200)
