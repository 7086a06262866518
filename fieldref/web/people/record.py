"""The audit record: what was done, when, by whom; never a word about a case."""

from __future__ import annotations

import re

from flask import Response, request, url_for

from fieldref.actions import people
from fieldref.web import access
from fieldref.web.htmx import page_or_block
from fieldref.web.people.blueprint import admins, bp
from fieldref.web.people.context import RecordPage
from fieldref.web.people.rows import record_row

LINES = 100
# A record as short as this is checked each time it is shown; a longer one when asked.
CHECKED_AT_ONCE = 3000
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


def _sequence(text: str) -> int | None:
    """A line's number; None, which is the newest line, where there can be none of that number."""
    return int(text) if _NUMBER.fullmatch(text) else None


@bp.get("/audit")
@admins
def audit() -> Response:
    """The record, the newest line first, and whether it is whole."""
    before = _sequence(request.args.get("before", ""))
    found = people.record_of(access.database(), access.actor(), before, LINES + 1)
    shown = found.lines[:LINES]
    more = len(found.lines) > LINES
    checked = "check" in request.args or not shown or shown[0].sequence <= CHECKED_AT_ONCE
    page = RecordPage(
        rows=[record_row(line, found.names) for line in shown],
        checked=checked,
        broken_at=people.check_record(access.database(), access.actor()) if checked else None,
        newest=before is None,
        last_hash=shown[0].hash if shown else "",
        older=url_for("people.audit", before=shown[-1].sequence) if more else None,
    )
    return page_or_block("people/record.html", "main", page)
