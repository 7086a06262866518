"""Court forms as plain data: where a form's words and blanks stand on the page.

All lengths are points (1/72 inch) from the top left corner of a US Letter page. Nothing here
knows a drawing library: ``fieldref.content.forms`` reads the data, ``fieldref.pdf`` draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fieldref.core.form_values import BoxValue, FormValues
from fieldref.core.form_values import form_values as form_values
from fieldref.core.words import Words

Kind = Literal["text", "box"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class FormField:
    """One blank or box of a form: its item, its label, and where its value comes from.

    ``source`` is the path inside the EPO document, or several joined by " + ".
    """

    id: str
    item: str
    kind: Kind
    label: Words
    source: str


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page; ``x`` and ``y`` are its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Printed words of the form, wrapped inside an area; ``lead`` is the part set in bold."""

    id: str
    text: str
    area: Area
    size: float
    align: Align = "left"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class TextBox:
    """The blank of a text field: one line, or as many lines as fit the area."""

    field: str
    area: Area
    several_lines: bool


@dataclass(frozen=True, slots=True)
class CheckBox:
    """The square of a box field; ``size`` is its side."""

    field: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 0.5


FormPart = Paragraph | TextBox | CheckBox


@dataclass(frozen=True, slots=True)
class FormPage:
    """One side of the form; its parts are in reading order."""

    border: Area
    rules: tuple[Rule, ...]
    parts: tuple[FormPart, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The printed words."""
        return tuple(part for part in self.parts if isinstance(part, Paragraph))

    @property
    def texts(self) -> tuple[TextBox, ...]:
        """The blanks."""
        return tuple(part for part in self.parts if isinstance(part, TextBox))

    @property
    def boxes(self) -> tuple[CheckBox, ...]:
        """The squares."""
        return tuple(part for part in self.parts if isinstance(part, CheckBox))


@dataclass(frozen=True, slots=True)
class FormNotes:
    """What is printed around the form or said about it.

    ``drawn`` and ``copies`` stand outside the form box; ``attachment``, ``continued``,
    ``see_attachment`` and ``page_count`` are English like the form and hold placeholders.
    """

    title: str
    drawn: Words
    superseded: Words
    spanish: Words
    draft: str
    copies: tuple[Words, ...]
    heading: str
    case_label: str
    attachment: str
    continued: str
    see_attachment: str
    page_count: str


@dataclass(frozen=True, slots=True)
class FormLayout:
    """One revision of one form, whole: its fields, its pages and the notes around it."""

    code: str
    revision: str
    fields: tuple[FormField, ...]
    pages: tuple[FormPage, ...]
    notes: FormNotes

    def field(self, field_id: str) -> FormField:
        """A field by its id. Raises KeyError where the form has none such."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A value beside its item number, for filling the paper pad by hand.

    ``ticked`` is None for a text; ``text`` is empty for a box and for a blank.
    """

    field: str
    item: str
    label: Words
    text: str
    ticked: bool | None


def copy_lines(values: FormValues, layout: FormLayout) -> tuple[CopyLine, ...]:
    """Every value of a form beside its item number and label, in the order of the form."""
    labels = {field.id: field.label for field in layout.fields}
    return tuple(
        CopyLine(v.field, v.item, labels[v.field], "", v.ticked)
        if isinstance(v, BoxValue)
        else CopyLine(v.field, v.item, labels[v.field], v.text, None)
        for v in values.entries
    )
