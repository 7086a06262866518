"""Takes in a correction of a granted order; nothing typed is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.content.epo_findings import check, computed_expiry
from fieldref.core.epo import EpoDocument
from fieldref.core.fields import Change, Conflict, Merged, merge
from fieldref.documents.epo import read_document
from fieldref.pdf.faces import undrawable
from fieldref.web import clock
from fieldref.web.fields import TEXT
from fieldref.web.i18n import format_day, language
from fieldref.web.interview.clashes import chosen, clashes
from fieldref.web.interview.fields import Saved
from fieldref.web.interview.items import item_of
from fieldref.web.interview.steps import Sheet, Step, changes, posted, shown
from fieldref.web.order import who
from fieldref.web.orders.context import AmendPage, Part, PartsPage, Question
from fieldref.web.orders.parts import REQUIRED, fill_choices, parts_of

Errors = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Typed:
    """A correction as it was sent."""

    order: OpenOrder
    sheet: Sheet
    values: MultiDict[str, str]

    @property
    def reason(self) -> str:
        """Why, without outer blanks."""
        return self.values.get("reason", "").replace("\r\n", "\n").strip()

    @property
    def wanted(self) -> tuple[Change, ...]:
        """The changes; where a conflict was decided, as it was decided."""
        decided = (chosen(change, self.values) for change in changes(self.sheet, self.values))
        return tuple(change for change in decided if change is not None)


def parts_page(order: OpenOrder) -> PartsPage:
    """The parts that can be corrected."""
    parts = [
        Part(
            part.title,
            part.items,
            url_for("orders.amend_part", order_id=order.id, slug=part.slug),
        )
        for part in parts_of(order.draft)
    ]
    return PartsPage(order, who(order.document), parts)


def read(order: OpenOrder, step: Step, values: MultiDict[str, str]) -> Typed:
    """A correction as a page sent it."""
    return Typed(order, posted(step, order.draft, values), values)


def faults(typed: Typed) -> Errors:
    """What stands in the way of a correction, each with the id of its field."""
    errors: Errors = [(str(f.id), str(f.errors[0])) for f in typed.sheet.wrong]
    if not typed.reason:
        errors.append(("reason", _("Say why this is corrected.")))
    if len(typed.reason) > TEXT:
        errors.append(
            ("reason", _("This is too long: at most %(most)s characters.", most="100,000"))
        )
    merged = merge(typed.order.draft, typed.wanted)
    if errors or merged.conflicts:
        return errors
    if not merged.saved:
        return [("", _("Nothing was changed."))]
    return [*_blanked(typed.sheet), *_contradictions(typed, merged)]


def asks_to_keep(typed: Typed) -> bool:
    """Whether the day of expiry is put otherwise than the form's rule gives it."""
    merged = merge(typed.order.draft, typed.wanted)
    moved = {"grant.expires_on", "grant.granted_on"} & set(merged.saved)
    if merged.conflicts or not moved:
        return False
    document = _document(merged)
    rule, said = computed_expiry(document), document.grant and document.grant.expires_on
    return None not in (rule, said) and rule != said


def keep_fault(typed: Typed) -> Errors:
    """The form's rule, where the day of expiry departs from it and nobody said to keep it."""
    if typed.values.get("keep_expiry") or typed.sheet.wrong or not asks_to_keep(typed):
        return []
    rule = computed_expiry(_document(merge(typed.order.draft, typed.wanted)))
    words = _(
        "The form's rule gives %(day)s: the 5th court day or the 7th calendar day, whichever is "
        "earlier. Correct the date, or tick that the judge gave it.",
        day=format_day(rule, "long"),
    )
    return [("keep_expiry", words)]


def page(order: OpenOrder, step: Step) -> AmendPage:
    """The questions of a part with what stands in it."""
    return _page(Typed(order, shown(step, order.draft), MultiDict()), [], ())


def page_again(typed: Typed, errors: Errors, conflicts: Iterable[Conflict] = ()) -> AmendPage:
    """The questions with everything as it was typed, and each fault at its field."""
    for field in typed.sheet.fields:
        said = [words for name, words in errors if name == field.id]
        field.errors = field.errors or said
    return _page(typed, errors, conflicts)


def with_another_card(step: Step, order: OpenOrder, values: MultiDict[str, str]) -> Typed:
    """The page as typed with one more blank card at its end."""
    entries = step.entries
    if entries is None:
        return read(order, step, values)
    prefix = entries.place.replace(".", "__")
    count = len(read(order, step, values).sheet.cards)
    more = MultiDict(values)
    more.add(f"{prefix}__{count}__name", "")
    return read(order, step, more)


def _page(typed: Typed, errors: Errors, conflicts: Iterable[Conflict]) -> AmendPage:
    order, sheet, values = typed.order, typed.sheet, typed.values
    fill_choices((sheet.own,))
    return AmendPage(
        order=order,
        who=who(order.document),
        step=sheet.step,
        questions=list(_questions(sheet.own, typed)),
        cards=[list(_questions(card, typed)) for card in sheet.cards],
        reason=values.get("reason", ""),
        keep_expiry=bool(values.get("keep_expiry")),
        asks_keep=any(name == "keep_expiry" for name, _words in errors)
        or bool(values.get("keep_expiry")),
        errors=errors,
        clashes=list(clashes(sheet, conflicts)),
        more=sheet.step.entries is not None and sheet.step.slug != "attempts",
    )


def _questions(form: Form, typed: Typed) -> Iterator[Question]:
    lang = language()
    for field in cast("Iterable[Saved]", form):
        state = typed.order.draft.state(field.path)
        mark = typed.values.get(f"base__{field.name}", state.mark)
        sent = field.path in typed.values.getlist("unknown") if typed.values else state.unknown
        yield Question(
            field=field,
            mark=mark,
            unknown=sent if field.may_be_unknown else None,
            item=item_of(field.path),
            choices=field.options(lang),
        )


def _blanked(sheet: Sheet) -> Errors:
    return [
        (str(field.id), _("%(label)s: this cannot be left blank.", label=field.label.text))
        for field in sheet.fields
        if field.path in REQUIRED and field.state().value is None
    ]


def _contradictions(typed: Typed, merged: Merged) -> Errors:
    """What the correction makes contradictory, or leaves so although it changed the field."""
    now, lang = clock.civil_now(), language()
    old = {(f.path, f.code) for f in check(typed.order.document, now, lang, undrawable)}
    ids = {field.path: str(field.id) for field in typed.sheet.fields}
    return [
        (ids.get(each.path, ""), each.text)
        for each in check(_document(merged), now, lang, undrawable)
        if each.severity == "blocks"
        and (each.path in merged.saved or (each.path, each.code) not in old)
    ]


def _document(merged: Merged) -> EpoDocument:
    return read_document(json.dumps(merged.draft.document))
