"""Draws an EPO document as form EPO-001: two pages, attachments where a blank is too small.

The drawing is a copy of the form's words in the form's places, never the court's own file. A
document that is not granted says so at the head of every page. Signature lines stay blank for
ink. Source: form-epo-001.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldref.core.epo import EpoDocument, is_granted
from fieldref.core.form_values import FormValues, form_values
from fieldref.core.forms import (
    Area,
    CheckBox,
    FormLayout,
    FormPage,
    FormPart,
    Paragraph,
    Rule,
    TextBox,
)
from fieldref.core.words import Language
from fieldref.pdf.attachments import HEADING_SIZE, Overflow, Section, paginate
from fieldref.pdf.faces import visible
from fieldref.pdf.printed import draw_paragraph
from fieldref.pdf.sheet import ASCENT, About, Sheet
from fieldref.pdf.wrapping import SMALLEST, Setting, fitted, width_of

# The form is English and carries its own Spanish.
LANGUAGE = "en-US"
_CASE = "case_number"
_HEAD = Area(30, 15, 552, 14)
_FOOT = Area(30, 761, 552, 10)
_BODY = Area(36, 68, 540, 686)
_ATTACHMENT_BORDER = Area(30, 32, 552, 726)
_HEADING, _CASE_LINE = Area(36, 37, 540, 10), Area(36, 49, 540, 10)
_HEADING_RULE = Rule(30, 63, 582, 63)
_DRAFT_SIZE, _COPY_SIZE, _NOTE_SIZE = 11.0, 9.0, 7.0
_THICKNESS = 1.0
_ABOVE_RULE = 2.2


@dataclass(frozen=True, slots=True)
class _Paper:
    """One EPO document, set and ready to be drawn as often as copies are asked."""

    layout: FormLayout
    settings: Mapping[str, Setting]
    boxes: Mapping[str, bool]
    attachments: tuple[tuple[Section, ...], ...]
    draft: bool
    note: str


def draw(
    document: EpoDocument,
    layout: FormLayout,
    *,
    copies: bool = False,
    created: datetime | None = None,
    lang: Language = "en",
) -> bytes:
    """The PDF of a document, complete or not.

    ``copies`` draws it four times, each labelled with whom it is for. ``created`` fixes the
    date inside the file, so that equal documents give equal bytes. ``lang`` changes only the
    notes outside the form box. A letter that the face lacks stands as its code, ``[U+4E2D]``;
    ``fieldref.pdf.faces.undrawable`` names such letters beforehand.
    """
    values = form_values(document)
    texts = {field: visible(text) for field, text in values.texts.items()}
    paper = _paper(values, texts, layout, _Choices(is_granted(document), lang))
    sheet = Sheet(About(layout.notes.title, LANGUAGE, created), "".join(texts.values()))
    labels = [words.in_language(lang) for words in layout.notes.copies] if copies else [""]
    for label in labels:
        _draw_copy(sheet, paper, label)
    return sheet.output()


@dataclass(frozen=True, slots=True)
class _Choices:
    granted: bool
    lang: Language


def _paper(
    values: FormValues, texts: Mapping[str, str], layout: FormLayout, choices: _Choices
) -> _Paper:
    settings, overflows = _set(texts, layout)
    return _Paper(
        layout,
        settings,
        values.boxes,
        paginate(overflows, layout.notes, _BODY),
        draft=not choices.granted,
        note=layout.notes.drawn.in_language(choices.lang),
    )


def _set(
    texts: Mapping[str, str], layout: FormLayout
) -> tuple[dict[str, Setting], Sequence[Overflow]]:
    """Every text in its blank; what does not fit is replaced by a pointer to its attachment."""
    settings: dict[str, Setting] = {}
    overflows: dict[str, Overflow] = {}
    for blank in (text_box for page in layout.pages for text_box in page.texts):
        setting = fitted(texts[blank.field], blank.area, blank.several_lines)
        if setting is None:
            field = layout.field(blank.field)
            overflows[field.id] = Overflow(field, texts[field.id])
            setting = _pointer(layout.notes.see_attachment.format(item=field.item), blank)
        settings[blank.field] = setting
    return settings, [overflows[field.id] for field in layout.fields if field.id in overflows]


def _pointer(text: str, blank: TextBox) -> Setting:
    return fitted(text, blank.area, blank.several_lines) or Setting(SMALLEST, (text,))


def _draw_copy(sheet: Sheet, paper: _Paper, label: str) -> None:
    for page in paper.layout.pages:
        _begin(sheet, paper, label)
        _draw_form(sheet, paper, page)
        _end(sheet, paper)
    for number, sections in enumerate(paper.attachments, start=1):
        _begin(sheet, paper, label)
        _draw_attachment(sheet, paper, number, sections)
        _end(sheet, paper)


def _begin(sheet: Sheet, paper: _Paper, label: str) -> None:
    """A new page with what stands above the form box."""
    sheet.page()
    if paper.draft:
        sheet.write_in(paper.layout.notes.draft, _HEAD, "left", _DRAFT_SIZE, bold=True)
    if label:
        sheet.write_in(label, _HEAD, "right", _COPY_SIZE, bold=True)


def _end(sheet: Sheet, paper: _Paper) -> None:
    """What stands below the form box."""
    sheet.write_in(paper.note, _FOOT, "center", _NOTE_SIZE, bold=False)


def _draw_form(sheet: Sheet, paper: _Paper, page: FormPage) -> None:
    sheet.border(page.border, _THICKNESS)
    for rule in page.rules:
        sheet.rule(rule)
    for part in page.parts:
        _draw_part(sheet, paper, part)


def _draw_part(sheet: Sheet, paper: _Paper, part: FormPart) -> None:
    if isinstance(part, Paragraph):
        draw_paragraph(sheet, part)
    elif isinstance(part, CheckBox):
        sheet.check_box(part.x, part.y, part.size, paper.boxes[part.field])
    else:
        setting = paper.settings[part.field]
        sheet.block(setting, part.area.x, _top(setting, part))


def _top(setting: Setting, blank: TextBox) -> float:
    """Where the lines of a blank begin; a single line stands on the rule of its blank."""
    if blank.several_lines:
        return blank.area.y
    return blank.area.bottom - _ABOVE_RULE - ASCENT * setting.size


def _draw_attachment(sheet: Sheet, paper: _Paper, number: int, sections: Sequence[Section]) -> None:
    sheet.border(_ATTACHMENT_BORDER, _THICKNESS)
    _draw_heading(sheet, paper, number)
    for section in sections:
        title = Area(_BODY.x, section.top, _BODY.width, HEADING_SIZE)
        sheet.write_in(section.heading, title, "left", HEADING_SIZE, bold=True)
        after = _BODY.x + width_of(section.heading, HEADING_SIZE, bold=True) + HEADING_SIZE
        label = Area(after, section.top, _BODY.width, HEADING_SIZE)
        sheet.write_in(section.label, label, "left", HEADING_SIZE, bold=False)
        sheet.block(section.setting, _BODY.x, section.text_top)


def _draw_heading(sheet: Sheet, paper: _Paper, number: int) -> None:
    notes = paper.layout.notes
    sheet.write_in(notes.heading, _HEADING, "left", HEADING_SIZE, bold=True)
    count = notes.page_count.format(page=number, pages=len(paper.attachments))
    sheet.write_in(count, _HEADING, "right", HEADING_SIZE, bold=False)
    case = f"{notes.case_label} {' '.join(paper.settings[_CASE].lines)}"
    sheet.write_in(case, _CASE_LINE, "left", HEADING_SIZE, bold=False)
    sheet.rule(_HEADING_RULE)
