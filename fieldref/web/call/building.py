"""Puts together what the pages of a call show."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.content.call_script import Block, Line, after_denial, read_back, script
from fieldref.content.courts import UnknownCounty, county
from fieldref.content.epo_findings import check, finding
from fieldref.content.expiry_answer import ExpiryQuestion, answer, gap_message
from fieldref.core.asked import ChangedByJudge, changed_by_judge
from fieldref.core.errors import CalendarGap
from fieldref.core.fields import Draft, FieldState
from fieldref.core.gates import open_gates
from fieldref.pdf.faces import undrawable
from fieldref.web import clock
from fieldref.web.access import person
from fieldref.web.call.context import (
    DenialPage,
    Dialled,
    Difference,
    Ending,
    Errors,
    Gap,
    Question,
    ReadBackPage,
    ScriptPage,
    ShownBlock,
    ShownLine,
)
from fieldref.web.call.forms import GRANT
from fieldref.web.i18n import language
from fieldref.web.interview.clashes import Clash
from fieldref.web.interview.fields import Saved
from fieldref.web.interview.items import item_of
from fieldref.web.interview.steps import Sheet, posted, shown, step_of
from fieldref.web.order import who
from fieldref.web.tape import cells_of

# What the lines of the script say already, in other words.
_SAID = ("solely_financial", "stalking_move_out", "stalking_custody")
_ANCHORS = {
    "protected": "protected__0__name",
    "orders": "orders__conduct",
    "custody": "custody__custodian",
    "custody.children": "custody__children__0__name",
    "firearms": "firearms__asked",
}
_ITEMS = {"grant": "8", "grant.expires_on": "5", "grant.expires_at": "5"}


def gaps_of(order: OpenOrder) -> tuple[Gap, ...]:
    """What the judge will ask or what cannot stand, each with the page that puts it right."""
    found = check(order.document, clock.civil_now(), language(), undrawable)
    return tuple(
        Gap(finding, href_of(order, finding.path))
        for finding in found
        if finding.severity != "database"
    )


def href_of(order: OpenOrder, path: str) -> str | None:
    """The page where the value at a path is changed; None where there is none."""
    anchor = _ANCHORS.get(path, path.replace(".", "__"))
    call = order.document.call
    granted = call is not None and call.result == "granted"
    if granted and path.split(".")[0] in GRANT.paths:
        return url_for("call.grant", order_id=order.id, _anchor=anchor)
    step = step_of(path)
    if step is None:
        return None
    return url_for("epo.step", order_id=order.id, slug=step.slug, returns="call", _anchor=anchor)


def script_page(order: OpenOrder, read: Iterable[str], errors: Errors = ()) -> ScriptPage:
    """The script; ``read`` names the blocks that were ticked before the call dropped."""
    gaps = gaps_of(order)
    ticked = set(read)
    blocks = [
        ShownBlock(
            code=block.code,
            title=block.title,
            lines=_shown(order, block.lines),
            gaps=[gap for gap in gaps if _belongs(gap, block)],
            cites=block.cites,
            read=block.code in ticked,
        )
        for block in script(order.document, clock.civil_now().date(), language())
    ]
    return ScriptPage(
        order=order,
        who=who(order.document),
        on_call=[
            Dialled(each, re.sub(r"[^0-9+]", "", each.telephone))
            for each in person().settings.on_call
        ],
        gaps=gaps,
        blocks=blocks,
        place=_place(blocks),
        save_id=str(uuid.uuid4()),
        errors=errors,
    )


def _shown(order: OpenOrder, lines: Iterable[Line]) -> list[ShownLine]:
    return [ShownLine(line, href_of(order, line.path) if line.path else None) for line in lines]


def _belongs(gap: Gap, block: Block) -> bool:
    """Whether a block shows a finding: not what one of its lines says as missing."""
    path, code = gap.finding.path, gap.finding.code
    if code in _SAID or code.endswith("_missing"):
        return False
    return any(path == part or path.startswith(f"{part}.") for part in block.paths)


def _place(blocks: Sequence[ShownBlock]) -> ShownBlock | None:
    """Where to go on: the block after the last one that was read."""
    last = max((number for number, block in enumerate(blocks) if block.read), default=-1)
    return blocks[last + 1] if 0 <= last < len(blocks) - 1 else None


def questions(form: Form, draft: Draft, values: MultiDict[str, str]) -> dict[str, Question]:
    """The questions of a form by name (in a card: by its last part), with what was asked for."""
    found = {}
    for field in cast("Iterable[Saved]", form):
        mark = values.get(f"base__{field.name}") or draft.state(field.path).mark
        card = any(part.isdecimal() for part in field.path.split("."))
        name = field.name.rsplit("__", 1)[-1] if card else field.name
        found[name] = Question(field, mark, item_at(field.path), _asked(field, draft))
    return found


def item_at(path: str) -> str:
    """The item of the form that a value fills."""
    return item_of(path) or _ITEMS.get(path) or _ITEMS.get(path.split(".")[0], "")


def _asked(field: Saved, draft: Draft) -> str:
    """What was asked for when the judge was called."""
    if field.path.split(".")[0] not in ("orders", "custody"):
        return ""
    asked = draft.state(f"requested.{field.path}")
    if field.kind == "yards":
        return _("Asked: %(yards)s yards", yards=asked.value) if asked.value else _("Not asked for")
    words = field.words(asked)
    return _("Asked: %(words)s", words=words) if words else _("Not asked for")


def ending_of(granted_on: date | None, county_slug: str | None) -> Ending:
    """When the form's rule ends an order granted on a day, and why (fam-6256)."""
    if granted_on is None:
        return Ending(gap=_("Give the day of the grant; the date of expiry follows from it."))
    lang = language()
    try:
        closures = county(county_slug).closure_reasons(lang) if county_slug else {}
    except UnknownCounty:
        closures = {}
    try:
        found = answer(ExpiryQuestion(granted_on=granted_on, closures=closures, lang=lang))
    except CalendarGap as gap:
        return Ending(gap=gap_message(gap, lang))
    last = found["last_open_court_day"]
    reasons = {reason["code"]: reason["text"] for reason in found["because"]}
    return Ending(
        on=date.fromisoformat(found["expires_on"]),
        decided=reasons[f"decided_by_{found['decided_by']}"],
        because=tuple(reasons.values()),
        last_open=date.fromisoformat(last) if last else None,
        tape=cells_of(found, lang),
    )


def read_back_page(order: OpenOrder, errors: Errors = ()) -> ReadBackPage:
    """The card that is read back."""
    return ReadBackPage(
        order=order,
        who=who(order.document),
        lines=_shown(order, read_back(order.document, language())),
        differences=differences(order),
        gaps=gaps_of(order),
        errors=errors,
    )


def differences(order: OpenOrder) -> list[Difference]:
    """What the judge changed, in words."""
    sheet = posted(GRANT, order.draft, MultiDict())
    fields = {field.path: field for field in sheet.fields}
    return [
        _difference(changed, fields.get(changed.path))
        for changed in changed_by_judge(order.document)
    ]


def _difference(changed: ChangedByJudge, field: Saved | None) -> Difference:
    label = field.label.text if field else _l("Children")
    asked, granted = (_value(value, field) for value in (changed.asked, changed.granted))
    return Difference(item_at(changed.path), label, asked, granted)


def _value(value: bool | int | str | None, field: Saved | None) -> str:
    if not value:
        return _("no")
    return field.words(FieldState(value)) if field else str(value)


def bars_ending(order: OpenOrder, place: str = "") -> list[tuple[str, str]]:
    """What is missing before a grant or a denial can be kept, each with where it is shown."""
    return [(place, finding(gate, language()).text) for gate in open_gates(order.document)]


def bars_closing(order: OpenOrder) -> list[tuple[str, str]]:
    """What keeps the line open: what is missing, contradictions, and texts that cannot be read."""
    # In the hour that a clock change repeats, what was written before it seems to lie ahead.
    repeated = clock.now().astimezone(clock.CALIFORNIA).fold
    found = bars_ending(order) + [
        ("", gap.finding.text)
        for gap in gaps_of(order)
        if gap.finding.severity == "blocks"
        and not (repeated and gap.finding.code.endswith("_in_future"))
    ]
    sheet = shown(GRANT, order.draft)
    return found + [("", f"{field.label.text}: {field.errors[0]}") for field in sheet.wrong]


def denial_page(
    order: OpenOrder,
    sheet: Sheet,
    values: MultiDict[str, str],
    found: Sequence[Clash] = (),
    *,
    saved: bool = False,
) -> DenialPage:
    """Who denied the request and why, and what can be done next."""
    return DenialPage(
        order=order,
        who=who(order.document),
        q=questions(sheet.own, order.draft, values),
        steps=after_denial(order.document, language()),
        judges=judges(),
        errors=wrong(sheet),
        clashes=found,
        save_id=str(uuid.uuid4()),
        saved=saved,
    )


def judges() -> list[str]:
    """The names on call."""
    return [each.name for each in person().settings.on_call]


def wrong(sheet: Sheet) -> list[tuple[str, str]]:
    """The fields of a page that cannot be read, each with its words."""
    return [(str(field.id), str(field.errors[0])) for field in sheet.wrong]


def cards_of(
    sheet: Sheet, draft: Draft, values: MultiDict[str, str]
) -> list[Mapping[str, Question]]:
    """The questions of each card of a page."""
    return [questions(card, draft, values) for card in sheet.cards]
