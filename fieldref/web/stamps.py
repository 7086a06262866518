"""How an order stands, as a stamp: a shape, a word, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.core.epo import EpoDocument
from fieldref.core.standing import Standing, Status, notice
from fieldref.web.i18n import format_clock, format_day


@dataclass(frozen=True, slots=True)
class Stamp:
    """``state`` is a state of components/stamp.html."""

    state: str
    words: LazyString | str
    time: str = ""


_OF_STATUS: dict[Status, tuple[str, LazyString]] = {
    "draft": ("draft", _l("Draft")),
    "called": ("note", _l("Called")),
    "granted": ("due", _l("Granted")),
    "served": ("done", _l("Served")),
    "denied": ("void", _l("Denied")),
    "ended": ("stale", _l("Ended")),
}


def word_of(status: Status) -> LazyString:
    """The word of a status."""
    return _OF_STATUS[status][1]


def status_stamp(standing: Standing) -> Stamp:
    """The stamp of an order's status."""
    state, words = _OF_STATUS[standing.status]
    return Stamp(state, words)


def service_stamp(standing: Standing, document: EpoDocument) -> Stamp | None:
    """Whether the restrained person has the order; None for one that was never granted."""
    if not standing.granted:
        return None
    known = notice(document)
    if known == "served" and document.service:
        day = format_day(document.service.served_on)
        return Stamp(
            "done", _("Served"), f"{day} {format_clock(document.service.served_at)}".strip()
        )
    if known == "told":
        return Stamp("note", _("Told, no paper"))
    return Stamp("late" if standing.live else "stale", _("Not served"))


def ending_stamp(standing: Standing, now: datetime) -> Stamp | None:
    """A warning where an order ends today or tomorrow; ``now`` is civil time."""
    if not standing.live or standing.ends is None:
        return None
    last = standing.ends if standing.hour_given else standing.ends - timedelta(days=1)
    words = {0: _("Ends today"), 1: _("Ends tomorrow")}.get((last.date() - now.date()).days)
    return Stamp("due", words) if words else None
