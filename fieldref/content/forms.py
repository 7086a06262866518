"""Reads a court form from data/forms/<code>/<revision>/ into a ``FormLayout``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from fieldref.content.loader import Tree, load
from fieldref.core.forms import (
    Area,
    CheckBox,
    FormField,
    FormLayout,
    FormNotes,
    FormPage,
    FormPart,
    Paragraph,
    Rule,
    TextBox,
)
from fieldref.core.words import Words


@cache
def load_form(code: str = "epo-001", revision: str = "2023-01-01") -> FormLayout:
    """One revision of a form, read once per process.

    Raises:
        FileNotFoundError: no such form or revision.
        ValueError: a text or field that has no place in the layout, or more than one.
    """
    folder = f"forms/{code}/{revision}"
    texts: Mapping[str, str] = load(f"{folder}/texts.yaml")
    fields = tuple(map(_field, load(f"{folder}/fields.yaml")["fields"]))
    tree = load(f"{folder}/layout.yaml")
    pages = tuple(_page(page, texts) for page in tree["pages"])
    _each_once(f"{folder}/layout.yaml", (p.id for page in pages for p in page.paragraphs), texts)
    _each_once(f"{folder}/layout.yaml", _placed(pages), (field.id for field in fields))
    return FormLayout(code, revision, fields, pages, _notes(load(f"{folder}/notes.yaml")))


def _placed(pages: Iterable[FormPage]) -> Iterable[str]:
    for page in pages:
        yield from (text.field for text in page.texts)
        yield from (box.field for box in page.boxes)


def _each_once(file: str, placed: Iterable[str], wanted: Iterable[str]) -> None:
    places, needs = Counter(placed), Counter(list(wanted))
    wrong = sorted((places - needs) + (needs - places))
    if wrong:
        raise ValueError(f"data/{file}: not in exactly one place: {', '.join(wrong)}")


def _field(row: Tree) -> FormField:
    label = Words(row["label"]["en"], row["label"]["es"])
    return FormField(row["id"], row["item"], row["kind"], label, row["source"])


def _page(tree: Tree, texts: Mapping[str, str]) -> FormPage:
    return FormPage(
        border=Area(*tree["border"]),
        rules=tuple(Rule(*ends) for ends in tree["rules"]),
        parts=tuple(_part(row, texts) for row in tree["parts"]),
    )


def _part(row: Tree, texts: Mapping[str, str]) -> FormPart:
    if "text" in row:
        return _paragraph(row, texts)
    if "blank" in row:
        return TextBox(row["blank"], Area(*row["at"]), row.get("lines") == "several")
    x, y = row["at"]
    return CheckBox(row["box"], x, y, row["side"])


def _paragraph(row: Tree, texts: Mapping[str, str]) -> Paragraph:
    text, bold = texts[row["text"]], row.get("bold")
    lead = text if bold is True else _lead(text, bold)
    align = row.get("align", "left")
    return Paragraph(row["text"], text, Area(*row["at"]), row["size"], align, lead)


def _lead(text: str, end: str | None) -> str:
    """The beginning of a text up to and with ``end``; nothing where no end is given."""
    return text[: text.index(end) + len(end)] if end else ""


def _notes(tree: Tree) -> FormNotes:
    attachments = tree["attachments"]
    return FormNotes(
        title=tree["title"],
        drawn=_words(tree["drawn"]),
        superseded=_words(tree["superseded"]),
        spanish=_words(tree["spanish"]),
        draft=tree["draft"],
        copies=tuple(map(_words, tree["copies"])),
        heading=attachments["heading"],
        case_label=attachments["case_label"],
        attachment=attachments["title"],
        continued=attachments["continued"],
        see_attachment=attachments["see"],
        page_count=attachments["page_count"],
    )


def _words(pair: Tree) -> Words:
    return Words(pair["en"], pair["es"])
