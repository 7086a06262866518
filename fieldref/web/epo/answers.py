"""The answers on the page before the call: one row each, one for a person or a child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from flask import url_for
from flask_babel import gettext as _
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.core.fields import Draft
from fieldref.web.epo.building import FIELD_OF, county_choices
from fieldref.web.epo.context import Gap, Row
from fieldref.web.i18n import language, said
from fieldref.web.interview.fields import Saved
from fieldref.web.interview.items import item_of
from fieldref.web.interview.steps import STEPS, Step, shown


def answers(order: OpenOrder, gaps: Iterable[Gap]) -> list[tuple[Step, list[Row]]]:
    """What was answered, and the blanks that somebody will ask about, in the order of the form."""
    asked = {FIELD_OF.get(gap.finding.path, gap.finding.path) for gap in gaps}
    return [(step, list(_rows(order, step, asked))) for step in STEPS]


def _rows(order: OpenOrder, step: Step, asked: set[str]) -> Iterator[Row]:
    sheet = shown(step, order.draft)
    page = url_for("epo.step", order_id=order.id, slug=step.slug, returns="check")
    blank = _("Not asked for") if step.slug == "orders" else _("Not answered")
    for number, card in enumerate(sheet.cards, 1):
        fields = list(cast("Iterable[Saved]", card))
        words = _words_of_card(fields, order.draft)
        if words or any(field.path in asked for field in fields):
            title = _title(step, number)
            yield _row(fields[0], title, words, blank, page)
    for field in _own(sheet.own):
        words = field.words(order.draft.state(field.path))
        if words or field.path in asked or step.slug == "orders":
            yield _row(field, said(field.label.text, language()), words, blank, page)


def _own(form: Form) -> Iterator[Saved]:
    for field in cast("Iterable[Saved]", form):
        if field.path == "court.county":
            field.choices = county_choices()
        yield field


def _words_of_card(fields: Iterable[Saved], draft: Draft) -> str:
    name, *more = (field.words(draft.state(field.path)) for field in fields)
    return "\n".join(filter(None, (name, ", ".join(filter(None, more)))))


def _title(step: Step, number: int) -> str:
    if step.slug == "protected":
        return _("Protected person %(number)s", number=number)
    return _("Child %(number)s", number=number)


def _row(field: Saved, label: str, words: str, blank: str, page: str) -> Row:
    return Row(
        item_of(field.path), label, words or blank, not words, f"{page}#{field.id}", bool(words)
    )
