"""Accounts and lines of the record, made ready for the page."""

from __future__ import annotations

from collections.abc import Mapping

from flask import get_flashed_messages, url_for
from flask_babel.speaklater import LazyString

from fieldref.actions.people import Standing
from fieldref.storage.audit import Event, Line
from fieldref.storage.users import ROLES
from fieldref.web.accounts.words import ROLES as ROLE_WORDS
from fieldref.web.people import words
from fieldref.web.people.context import PersonRow, PersonState, RecordRow


def person_row(standing: Standing) -> PersonRow:
    """Somebody of the agency, as the list shows them."""
    return PersonRow(
        standing=standing,
        role=ROLE_WORDS[standing.user.role],
        state=_state(standing),
        href=url_for("people.person", user_id=standing.user.id),
    )


def record_row(line: Line, names: Mapping[int, str]) -> RecordRow:
    """A line of the record in words."""
    event = line.event
    return RecordRow(
        number=line.sequence,
        at=event.at,
        what=words.ACTIONS[event.action],
        who=_name(event.who.user_id, names),
        about=_about(event, names),
        outcome=words.OUTCOMES.get(event.outcome) or event.outcome,
        refused=event.outcome != "done",
    )


def done_before() -> LazyString | None:
    """What the page before did, once."""
    codes = get_flashed_messages()
    return words.DONE.get(str(codes[-1])) if codes else None


def _state(standing: Standing) -> PersonState:
    if standing.user.disabled:
        return PersonState("void", words.CLOSED)
    if standing.locked_until is not None:
        return PersonState("due", words.LOCKED, standing.locked_until)
    return PersonState("done", words.OPEN)


def _name(user_id: int | None, names: Mapping[int, str]) -> str:
    if user_id is None:
        return str(words.NOBODY)
    return names.get(user_id) or str(words.UNKNOWN_PERSON)


def _about(event: Event, names: Mapping[int, str]) -> str:
    """Whom or what a line is about: a colleague, a role, or the first part of an order's id."""
    subject, role = event.details.get("subject"), event.details.get("role")
    if isinstance(subject, int) and subject != event.who.user_id:
        return _name(subject, names)
    if role in ROLES:
        return str(ROLE_WORDS[str(role)])
    return event.order_id[:8] if event.order_id else ""
