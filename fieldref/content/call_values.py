"""What a document says, in words for the telephone: values by path, and yes and no claims."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time

from fieldref.content.loader import Tree
from fieldref.core import spoken
from fieldref.core.epo import EpoDocument, Firearms
from fieldref.core.expiry import Expiry
from fieldref.core.grounds import CHILD, asserted, rests_on_stalking_only
from fieldref.core.words import Language

# What is said figure by figure, or from a list of words; by the last part of the path.
_BY_NAME: Mapping[str, Callable[[str, Language], str]] = {
    "case_number": spoken.reference,
    "badge": spoken.reference,
    "phone": spoken.telephone,
}
_LISTED = {"gender": "genders", "relationship": "relationships"}
SEEN = ("observed", "reported", "searched", "seized")


def values(document: EpoDocument, data: Tree, lang: Language) -> dict[str, str]:
    """Every value that is there, by its path (``officer.badge``), as it is said aloud.

    Texts stand as the officer typed them. ``data`` holds the lists of words.
    """
    return {
        path: said
        for path, value in _leaves(document, "")
        if (said := _spoken(path.rpartition(".")[2], value, data, lang))
    }


def claims(document: EpoDocument) -> frozenset[str]:
    """What holds for a document: its kinds of danger, each path that is answered with yes (and
    ``no <path>`` with no), each text and list that is there, and what follows from them.
    """
    found = {*document.grounds, *_answers(document)}
    if set(asserted(document)) - {"stalking"}:
        found.add("family")
    if rests_on_stalking_only(document):
        found.add("stalking_only")
    if {"custody.custodian", "custody.children"} & found:
        found.add("custody")
    # An address that no order refers to may be a secret one: it is not said aloud.
    if {"orders.move_out", "orders.stay_away_place_yards"} & found:
        found.add("orders_address")
    if {"custody", "children_in_common", "juvenile_case", *CHILD} & found:
        found.add("children_concerned")
    if any(f"firearms.{name}" in found for name in SEEN):
        found.add("firearms_seen")
    return frozenset(found)


def computed(
    document: EpoDocument, granted_today: Expiry | None, data: Tree, lang: Language
) -> dict[str, str]:
    """What is said of several values together, and when the order would expire if granted today."""
    conjunction = data["missing"]["and"][lang]
    family = [ground for ground in asserted(document) if ground != "stalking"]
    firearms = document.firearms or Firearms()
    seen = [name for name in SEEN if getattr(firearms, name)]
    found = {
        "family_grounds": _joined([data["grounds"][g][lang] for g in family], conjunction),
        "firearms": _joined([data["firearms"][name][lang] for name in seen], conjunction),
    }
    if granted_today:
        found["expires_on"] = spoken.day(granted_today.expires_on, lang)
        found["decided_by"] = data["decided_by"][granted_today.decided_by][lang]
    return found


def _joined(words: list[str], conjunction: str) -> str:
    return conjunction.join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _leaves(part, f"{path}.{number}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            where = f"{path}.{field.name}" if path else field.name
            yield from _leaves(getattr(value, field.name), where)
    elif value is not None:
        yield path, value


def _spoken(name: str, value: object, data: Tree, lang: Language) -> str:
    """A value in words; empty for yes and no, which are claims."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return (spoken.yards if name.endswith("_yards") else spoken.age)(value, lang)
    if isinstance(value, date):
        return spoken.day(value, lang)
    if isinstance(value, time):
        return spoken.clock(value, lang)
    text = str(value).strip()
    if name in _LISTED and text in data[_LISTED[name]]:
        return str(data[_LISTED[name]][text][lang])
    return _BY_NAME[name](text, lang) if name in _BY_NAME else text


def _answers(document: EpoDocument) -> Iterator[str]:
    for path, value in _leaves(document, ""):
        if isinstance(value, bool):
            yield path if value else f"no {path}"
        else:
            # A list is there as soon as one of its entries says something.
            yield from {path, path.split(".0.")[0], path.rpartition(".")[0]}
