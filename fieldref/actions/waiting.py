"""What waits for an officer: orders in force that nobody served, and the draft left open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.desk import CALIFORNIA, Desk, OpenOrder, opened
from fieldref.actions.order_list import kept_of
from fieldref.core.standing import standing, urgency
from fieldref.storage.order import StoredOrder
from fieldref.storage.order_index import index_orders

_SHOWN = 2
_OPEN = ("draft", "called")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The officer's own unserved orders, what ends next first, and the draft last worked on.

    ``more`` counts unserved orders beyond those that are here, and those that do not open.
    """

    unserved: tuple[OpenOrder, ...]
    more: int
    draft: OpenOrder | None


def waiting(desk: Desk, now: datetime) -> Waiting:
    """What waits for this officer at a moment; ``now`` is aware. Opens three orders at most."""
    civil = now.astimezone(CALIFORNIA).replace(tzinfo=None)
    with desk.database.reading() as transaction:
        own = index_orders(transaction, desk.agency_id, desk.user_id)
        stands = {each.id: standing(kept_of(each), civil) for each in own}
        ranked = sorted(own, key=lambda each: urgency(stands[each.id], each.updated_at))
        unserved = [each.id for each in ranked if stands[each.id].unserved]
        drafts = [each.id for each in ranked if stands[each.id].status in _OPEN]
        wanted = [*unserved[:_SHOWN], *drafts[:1]]
        found = {
            order.id: opened(order)
            for order in desk.orders(transaction).load_all(wanted)
            if isinstance(order, StoredOrder)
        }
    shown = tuple(found[each] for each in unserved[:_SHOWN] if each in found)
    return Waiting(
        unserved=shown,
        more=len(unserved) - len(shown),
        draft=found.get(drafts[0]) if drafts else None,
    )
