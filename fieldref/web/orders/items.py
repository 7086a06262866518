"""The form as a page: each item with its number, the form's own words and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from flask_babel import gettext as _

from fieldref.content.forms import load_form
from fieldref.core.epo import EpoDocument
from fieldref.core.form_values import form_values
from fieldref.core.forms import CopyLine, FormLayout, copy_lines
from fieldref.core.paths import value_at
from fieldref.web.i18n import format_day, language
from fieldref.web.orders.context import CopyItem, FormItem, FormLine, FormSection

# Ordered or found for everybody: the form has words and no blank for them.
ALWAYS = ("3d", "3e", "7")
_OF_ITEM = re.compile(r"item_(\d+[a-e]?)(?:_.*)?")
_FIRST_ONLY = ("1", "2")
_DATES = {
    "restrained_dob": "restrained.dob",
    "expires_on": "grant.expires_on",
    "granted_on": "grant.granted_on",
    "served_on": "service.served_on",
}
_ORDER = ("Case No.", "1", "2", "3a", "3b", "3c", "3d", "3e", "4", "5", "6", "7", "8")
_REQUEST = ("9", "10", "11", "12", "By")
_SERVICE = ("13", "14", "15")


def sections_of(document: EpoDocument) -> tuple[FormSection, ...]:
    """The order, the application and the proof of service, in the order of the form."""
    layout = load_form()
    by_item = _by_item(document, layout)
    words = _words(layout)

    def items(names: Iterable[str]) -> tuple[FormItem, ...]:
        return tuple(
            FormItem(name, words.get(name, ""), tuple(_lines(by_item.get(name, ()), document)))
            for name in names
        )

    return (
        FormSection(_("The order"), items(_ORDER)),
        FormSection(_("The application"), items(_REQUEST)),
        FormSection(_("Proof of service"), items(_SERVICE)),
    )


def copy_items(document: EpoDocument) -> tuple[CopyItem, ...]:
    """Every value beside its item number; dates as the form wants them, and in words."""
    lang = language()
    lines = copy_lines(form_values(document), load_form())
    return tuple(
        CopyItem(
            item,
            tuple(
                (line, line.label.in_language(lang), _day(line.field, document)) for line in of_item
            ),
        )
        for item, of_item in groupby(lines, key=lambda line: line.item)
    )


def _by_item(document: EpoDocument, layout: FormLayout) -> Mapping[str, list[CopyLine]]:
    found: dict[str, list[CopyLine]] = {}
    for line in copy_lines(form_values(document), layout):
        found.setdefault(line.item, []).append(line)
    return found


def _lines(lines: Iterable[CopyLine], document: EpoDocument) -> Iterator[FormLine]:
    lang = language()
    for line in lines:
        day = _day(line.field, document)
        label = line.label.in_language(lang)
        yield FormLine(label, day or line.text, line.ticked, typed=not day)


def _day(field: str, document: EpoDocument) -> str:
    """The day of a date field in words; empty for every other field."""
    path = _DATES.get(field)
    day = value_at(document, path) if path else None
    return format_day(day, "long") if day else ""  # type: ignore[arg-type]


def _words(layout: FormLayout) -> Mapping[str, str]:
    """The form's words of each item; a blank between them is written as dots."""
    parts: dict[str, list[str]] = {}
    for paragraph in (p for page in layout.pages for p in page.paragraphs):
        found = _OF_ITEM.fullmatch(paragraph.id)
        if found:
            parts.setdefault(found[1], []).append(paragraph.text)
    return {
        item: texts[0] if item in _FIRST_ONLY else " … ".join(texts)
        for item, texts in parts.items()
    }
