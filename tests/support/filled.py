"""A form as a browser without script sends it: everything that stands in its controls."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.support.page import Page


def filled(page: Page, form_id: str) -> dict[str, list[str]]:
    """The names and values that the form with this id would send, buttons left out."""
    (form,) = (each for each in page.all("form") if each.get("id") == form_id)
    inside = set(form.iter())
    values: dict[str, list[str]] = {}
    for control in page.all("input", "select", "textarea"):
        if control not in inside and control.get("form") != form_id:
            continue
        for value in _sent(control):
            values.setdefault(control.get("name", ""), []).append(value)
    return values


def _sent(control: Element) -> Iterator[str]:
    if control.tag == "textarea":
        # The line break after the tag is not part of the text.
        yield "".join(control.itertext()).removeprefix("\n")
    elif control.tag == "select":
        options = [each for each in control.iter("option")]
        chosen = [each for each in options if each.get("selected") is not None]
        yield from (each.get("value", "") for each in chosen or options[:1])
    elif control.get("type") in ("checkbox", "radio"):
        if control.get("checked") is not None:
            yield control.get("value", "on")
    else:
        yield control.get("value", "")
