"""Takes in what the judge granted. Nothing is kept of a page that has errors; it shows them with
everything as it was typed.
"""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from fieldref.actions.desk import Desk, OpenOrder
from fieldref.actions.epo import Saved, save_fields
from fieldref.core.fields import Change, Conflict, FieldState
from fieldref.web import clock
from fieldref.web.access import person
from fieldref.web.call import kept
from fieldref.web.call.building import cards_of, ending_of, judges, questions, wrong
from fieldref.web.call.context import Ending, GrantPage
from fieldref.web.call.forms import GRANT
from fieldref.web.interview.clashes import chosen, clashes
from fieldref.web.interview.saving import save_id_of
from fieldref.web.interview.steps import Sheet, changes, posted, shown
from fieldref.web.order import who

EXPIRES_ON = "grant.expires_on"


@dataclass(frozen=True, slots=True)
class Typed:
    """A page of the grant as it was sent, or as it stands."""

    order: OpenOrder
    sheet: Sheet
    values: MultiDict[str, str]

    def day(self, name: str) -> date | None:
        """The date in a field."""
        return cast("date | None", self.sheet.own[name].data)

    @property
    def granted(self) -> datetime | None:
        """The moment of the grant, in civil time."""
        on, at = self.day("grant__granted_on"), self.hour("grant__granted_at")
        return datetime.combine(on, at) if on and at is not None else None

    def hour(self, name: str) -> time | None:
        """The time of day in a field."""
        return cast("time | None", self.sheet.own[name].data)

    @property
    def ending(self) -> Ending:
        """When the form's rule ends the order."""
        court = self.order.document.court
        return ending_of(self.day("grant__granted_on"), court.county if court else None)

    @property
    def other_date(self) -> bool:
        """Whether the officer says that the judge gave another date."""
        return bool(self.values.get("other_date"))


def as_it_stands(order: OpenOrder) -> Typed:
    """What is recorded of the grant so far."""
    typed = Typed(order, shown(GRANT, order.draft), MultiDict())
    saved, rule = typed.day("grant__expires_on"), typed.ending.on
    if saved and saved != rule:
        return Typed(order, typed.sheet, MultiDict({"other_date": "y"}))
    # The boxes are for a date that the judge gave; the rule's own follows the day of the grant.
    typed.sheet.own["grant__expires_on"].process(None)
    return typed


def as_typed(order: OpenOrder) -> Typed:
    """What is recorded of the grant, and over it what was typed and not sent."""
    typed = as_it_stands(order)
    kept.lay_over(typed.sheet, order.draft)
    given = kept.text_of(order.draft, EXPIRES_ON)
    if given is None:
        return typed
    return Typed(order, typed.sheet, MultiDict({"other_date": "y"} if given.strip("|") else {}))


def read(order: OpenOrder, values: MultiDict[str, str]) -> Typed:
    """The page as it was sent."""
    return Typed(order, posted(GRANT, order.draft, values), values)


def stamped_now(order: OpenOrder, values: MultiDict[str, str]) -> Typed:
    """The page as it was sent, granted at this minute."""
    now, stamped = clock.civil_now(), MultiDict(values)
    for part in ("day", "month", "year"):
        stamped.setlist(f"grant__granted_on-{part}", [str(getattr(now, part))])
    stamped.setlist("grant__granted_at", [now.strftime("%H:%M")])
    return read(order, stamped)


def faults(typed: Typed) -> list[tuple[str, str]]:
    """What stands in the way of keeping the grant, each with the id of its field."""
    found = wrong(typed.sheet)
    blank = {
        "grant__judicial_officer": _("Enter the judge's name, as the judge spelled it."),
        "grant__granted_on": _("Enter the day of the grant."),
        "grant__granted_at": _("Enter the time of the grant."),
    }
    ids = {name for name, _words in found}
    for name, words in blank.items():
        if name not in ids and typed.sheet.own[name].data in (None, ""):
            found.append((name, words))
    return found or [*_in_future(typed), *_expiry_faults(typed)]


def _in_future(typed: Typed) -> list[tuple[str, str]]:
    # In the hour that a clock change repeats, the earlier of the two is meant.
    granted = typed.granted and typed.granted.replace(tzinfo=clock.CALIFORNIA)
    if granted is None or granted <= clock.now():
        return []
    ahead = (granted - clock.now()).total_seconds()
    words = _(
        "The time of the grant is in the future by %(time)s. Check the phone's clock.",
        time=length_of(math.ceil(ahead / 60)),
    )
    return [("grant__granted_at", words)]


def length_of(minutes: int) -> str:
    """A length of time: ``2 h 10 min``, and days where there are any."""
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [ngettext("%(num)s day", "%(num)s days", days)] if days else []
    parts += [_("%(hours)s h", hours=hours)] if hours else []
    parts += [_("%(minutes)s min", minutes=left)] if left else []
    return " ".join(parts)


def _expiry_faults(typed: Typed) -> list[tuple[str, str]]:
    field, rule = "grant__expires_on", typed.ending
    typed_on = typed.day(field)
    if not typed.other_date and typed_on and typed_on != rule.on:
        words = _(
            "A date is typed, but it is not marked that the judge set another date. "
            "Mark it, or clear the date."
        )
        return [("other_date", words)]
    if typed.other_date and typed_on is None:
        return [(field, _("Enter the date of expiry that the judge gave."))]
    on = typed_on if typed.other_date else rule.on
    if on is None:
        return [(field, " ".join((rule.gap, _("Enter the date that the judge gave."))))]
    ends = datetime.combine(on, typed.hour("grant__expires_at") or time(23, 59))
    if typed.granted and ends <= typed.granted:
        name = field if on < typed.granted.date() else "grant__expires_at"
        return [(name, _("The order would expire before it was granted."))]
    return []


def departs(typed: Typed) -> date | None:
    """The date that the judge gave, where the form's rule gives another one and the officer has
    not confirmed it for this day of the grant.
    """
    given = typed.day("grant__expires_on") if typed.other_date else None
    if given is None or typed.ending.on in (None, given):
        return None
    grant = typed.order.document.grant
    confirmed = grant and (grant.granted_on, grant.expires_on)
    return None if confirmed == (typed.day("grant__granted_on"), given) else given


def keep(desk: Desk, typed: Typed) -> Saved:
    """Keep the page, with the date that the form's rule gives unless there is only the judge's.

    Raises:
        OrderLocked: the order was read back meanwhile.
    """
    others = typed.other_date and departs(typed) is None
    on = typed.day("grant__expires_on") if others else typed.ending.on
    wanted = (_with_date(change, on) for change in changes(typed.sheet, typed.values))
    decided = [after for change in wanted if (after := chosen(change, typed.values))]
    save_id = save_id_of(typed.values)
    saved = save_fields(desk, typed.order.id, save_id, decided, clock.now())
    if not saved.conflicts:
        kept.forget(desk, saved.order)
    return saved


def _with_date(change: Change, on: date | None) -> Change:
    if change.path != EXPIRES_ON:
        return change
    return Change(change.path, change.base, FieldState(on.isoformat() if on else None))


def grant_page(
    typed: Typed,
    errors: list[tuple[str, str]] | None = None,
    conflicts: tuple[Conflict, ...] = (),
) -> GrantPage:
    """The page of the grant; with conflicts, both values of each to choose from."""
    order, sheet = typed.order, typed.sheet
    hour = person().settings.expiry_time
    _mark_errors(sheet, errors or [])
    # What was kept has a new mark; a field in conflict keeps the one it came with.
    values = typed.values if not conflicts else _bases_of(typed.values, conflicts)
    return GrantPage(
        order=order,
        who=who(order.document),
        q=questions(sheet.own, order.draft, values),
        cards=cards_of(sheet, order.draft, values),
        ending=typed.ending,
        other_date=typed.other_date,
        agency_hour=time.fromisoformat(hour) if hour else None,
        judges=judges(),
        errors=errors or [],
        clashes=list(clashes(sheet, conflicts)),
        save_id=str(uuid.uuid4()),
        saved_at=f"{clock.civil(order.stored.updated_at):%H:%M:%S}",
    )


def _mark_errors(sheet: Sheet, errors: list[tuple[str, str]]) -> None:
    """Show each error at its field too."""
    fields = {str(field.id): field for field in sheet.fields}
    for name, words in errors:
        if name in fields and not fields[name].errors:
            fields[name].errors = (words,)


def _bases_of(values: MultiDict[str, str], conflicts: tuple[Conflict, ...]) -> MultiDict[str, str]:
    names = {f"base__{conflict.path.replace('.', '__')}" for conflict in conflicts}
    return MultiDict({name: text for name, text in values.items(multi=True) if name in names})
