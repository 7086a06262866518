"""Checks a record of service against the order before it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.actions.grant import Act
from fieldref.content.epo_findings import Finding, check
from fieldref.core.fields import Draft, FieldState, put
from fieldref.documents.epo import read_document
from fieldref.web import clock
from fieldref.web.i18n import language
from fieldref.web.service.forms import Record

# A telephone's clock may run ahead of the server's by the rest of a minute.
GRACE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
_PLACES: Mapping[Act, str] = {"service": "service", "told": "told", "attempt": "service_attempts"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A record that was typed for an order and is not kept yet."""

    order: OpenOrder
    act: Act
    record: Record


def contradictions(proposed: Proposed, form: Form) -> bool:
    """Whether the record cannot be: before the grant, or in the future. Says so at its field."""
    found = _findings(proposed)
    for finding in found:
        name = finding.path.rsplit(".", 1)[-1]
        field: Any = form[name] if name in form else next(iter(form))
        field.errors = [*field.errors, finding.text]
    return bool(found)


def _findings(proposed: Proposed) -> list[Finding]:
    place = _PLACES[proposed.act]
    document = read_document(json.dumps(_with_record(proposed).document))
    now = clock.civil_now() + GRACE + (HOUR if _is_repeated() else timedelta())
    prefix = f"{place}.{_last(proposed)}" if proposed.act == "attempt" else place
    return [
        finding
        for finding in check(document, now, language(), lambda _text: ())
        if finding.path.startswith(prefix) and finding.severity == "blocks"
    ]


def _is_repeated() -> bool:
    """Whether clocks went back an hour ago: what was done just before then seems to lie ahead."""
    return bool(clock.now().astimezone(clock.CALIFORNIA).fold)


def _with_record(proposed: Proposed) -> Draft:
    draft, place = proposed.order.draft, _PLACES[proposed.act]
    path = f"{place}.{_last(proposed)}" if proposed.act == "attempt" else place
    return put(draft, path, FieldState(proposed.record))


def _last(proposed: Proposed) -> int:
    return len(proposed.order.document.service_attempts)
