"""How an order stands at a moment, and what comes next for it.

An order lasts until the date and time of its item 5 (form-epo-001). Where no time was given it
counts as in force until that day is over: nothing here shortens an order that a judicial officer
made, and no time is invented. An order without a date never ends here; its end is asked for.

Moments are California civil time without a zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from fieldref.core.epo import EpoDocument

Status = Literal["draft", "called", "granted", "denied", "served", "ended"]
STATUSES: tuple[Status, ...] = ("draft", "called", "granted", "served", "denied", "ended")
Next = Literal["finish", "record_call", "complete_expiry", "serve", "prove_service", "nothing"]
Notice = Literal["served", "told", "none"]

_DAY = timedelta(days=1)
_START = datetime.combine(date.min, time(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known of an order without opening it; ``status`` is any but ``ended``."""

    status: str
    expires_on: date | None = None
    expires_at: time | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands: its status, when it ends, what comes next.

    ``ends`` is the first moment at which it is no longer in force, None where its date is not
    known; ``hour_given`` is False where it lasts to the end of its day for want of a time.
    """

    status: Status
    ends: datetime | None
    hour_given: bool
    served: bool
    next: Next

    @property
    def live(self) -> bool:
        """Whether the order is granted and in force."""
        return self.status in ("granted", "served")

    @property
    def granted(self) -> bool:
        """Whether it was granted, in force still or not."""
        return self.live or self.status == "ended"

    @property
    def unserved(self) -> bool:
        """Whether it is in force and was not delivered on paper."""
        return self.live and not self.served


def standing(kept: Kept, now: datetime) -> Standing:
    """How an order stands at ``now``."""
    granted = kept.status in ("granted", "served")
    ends = end_of(kept.expires_on, kept.expires_at) if granted else None
    over = ends is not None and now >= ends
    status: Status = "ended" if over else _status(kept.status)
    served = kept.status == "served"
    return Standing(status, ends, kept.expires_at is not None, served, _next(status, ends))


def end_of(day: date | None, clock: time | None) -> datetime | None:
    """The first moment after an order's last: its time, or the end of its day without one."""
    if day is None:
        return None
    return datetime.combine(day, clock) if clock else _midnight_after(day)


def urgency(found: Standing, changed: datetime) -> tuple[int, float]:
    """The place in a list of an order that stands so and was last changed then; less is earlier.

    In force and unserved first, by what ends next; then served, likewise; then drafts and calls,
    the last changed first; then denied and ended, the last changed first. An order whose end is
    not known stands before the others of its group: its end has to be asked for.
    """
    if found.live:
        ends = found.ends or _START
        return (0 if found.unserved else 1, (ends - _START).total_seconds())
    group = 2 if found.status in ("draft", "called") else 3
    return (group, -changed.timestamp())


def notice(document: EpoDocument) -> Notice:
    """Whether the restrained person has the paper, was told the terms (fam-6383), or neither."""
    if document.service and document.service.served_on:
        return "served"
    return "told" if document.told and document.told.on else "none"


def _midnight_after(day: date) -> datetime:
    last = day == date.max
    return datetime.combine(day, time.max) if last else datetime.combine(day + _DAY, time(0))


def _status(kept: str) -> Status:
    for status in STATUSES:
        if kept == status:
            return status
    raise ValueError(f"no such status: {kept}")


def _next(status: Status, ends: datetime | None) -> Next:
    if status in ("granted", "served") and ends is None:
        return "complete_expiry"
    return _AFTER.get(status, "nothing")


_AFTER: dict[Status, Next] = {
    "draft": "finish",
    "called": "record_call",
    "granted": "serve",
    "served": "prove_service",
}
