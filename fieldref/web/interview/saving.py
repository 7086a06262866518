"""Takes in what a page of the interview sends: a whole page, or one field as it is left."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from fieldref.actions.desk import Desk, OpenOrder
from fieldref.actions.epo import Saved, edit, save_fields
from fieldref.core.fields import Change
from fieldref.web import clock
from fieldref.web.interview.clashes import chosen
from fieldref.web.interview.court import follow_county
from fieldref.web.interview.steps import Sheet, Step, changes, posted

_SAVE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A page that was sent: how its fields read, and how the save ended."""

    sheet: Sheet
    saved: Saved


def take_in(desk: Desk, order: OpenOrder, step: Step, values: MultiDict[str, str]) -> TakenIn:
    """Keep what a page sent; fields that it did not send stay as they are.

    Raises:
        OrderLocked: the order was granted meanwhile.
    """
    sheet = posted(step, order.draft, values)
    decided = (chosen(change, values) for change in changes(sheet, values))
    wanted = tuple(change for change in decided if change is not None)
    saved = _save(desk, order, wanted, save_id_of(values))
    return TakenIn(sheet, saved)


def _save(desk: Desk, order: OpenOrder, wanted: tuple[Change, ...], save_id: str) -> Saved:
    now = clock.now()
    before = order.draft.state("court.county")
    saved = save_fields(desk, order.id, save_id, wanted, now)
    sent = {change.path for change in wanted}
    after = saved.order.draft.state("court.county")
    if "court.county" in sent and after != before:
        followed = edit(desk, order.id, follow_county, now)
        return Saved(followed, saved.conflicts, saved.at)
    return saved


def save_id_of(values: MultiDict[str, str]) -> str:
    """The id that the page gave its save, or a new one where it gave none that can be kept."""
    given = values.get("save_id", "")
    return given if _SAVE_ID.fullmatch(given) else str(uuid.uuid4())
