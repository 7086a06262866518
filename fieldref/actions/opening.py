"""Opening an order to read it, with a line in the record the first time in a session and day."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock

from fieldref.actions import epo
from fieldref.actions.desk import CALIFORNIA, Desk, OpenOrder

_KEPT = 10_000


@dataclass(slots=True)
class Readings:
    """Which reader has which order open on record already. Forgetting one costs one more line."""

    _seen: OrderedDict[tuple[str, str, date], None] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def has(self, session_id: str, order_id: str, day: date) -> bool:
        """Whether this reading is on record."""
        with self._lock:
            return (session_id, order_id, day) in self._seen

    def keep(self, session_id: str, order_id: str, day: date) -> None:
        """Remember that this reading is on record; the oldest of ten thousand is forgotten."""
        with self._lock:
            self._seen[session_id, order_id, day] = None
            while len(self._seen) > _KEPT:
                self._seen.popitem(last=False)


def read_on_record(
    desk: Desk, order_id: str, session_id: str, readings: Readings, now: datetime
) -> OpenOrder:
    """An order of this agency, for a reader whose reading is on record; ``now`` is aware.

    A record that cannot be written refuses the reading.

    Raises:
        OrderNotFound: this agency has no such order.
        Damaged: what is kept was changed from outside.
    """
    order = epo.read(desk, order_id)
    day = now.astimezone(CALIFORNIA).date()
    if not readings.has(session_id, order.id, day):
        with desk.database.writing() as transaction:
            desk.note(transaction, "order_opened", now, order.id)
        readings.keep(session_id, order.id, day)
    return order
