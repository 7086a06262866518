"""Turns the cards of the page into the question that every program asks, and faults into fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from wtforms import Field

from fieldref.content.loader import Tree
from fieldref.content.reading import fault_text
from fieldref.core.errors import Contradiction, Unreadable
from fieldref.core.words import Language
from fieldref.web.priority.forms import PLACES, SWITCHES, OrderForm


def question(cards: Sequence[OrderForm], now: datetime) -> Tree:
    """The facts of the cards as an object of the public contract."""
    orders = [_order(card, name) for card, name in zip(cards, names(cards), strict=True)]
    return {"as_of": f"{now:%Y-%m-%dT%H:%M}", "orders": orders}


def names(cards: Sequence[OrderForm]) -> list[str]:
    """How each order is called: its form, numbered where there are several of it."""
    codes = [str(card.form.data) for card in cards]
    found = []
    for place, code in enumerate(codes):
        nth = codes[: place + 1].count(code)
        found.append(code if codes.count(code) == 1 else f"{code} ({nth})")
    return found


def show_faults(
    cards: Sequence[OrderForm], fault: Unreadable | Contradiction, lang: Language
) -> list[tuple[str, str]]:
    """Put every fault to the field it is about; those of no field come back as (id, words)."""
    loose = []
    for problem in fault.problems:
        words = fault_text(problem, lang)
        field = _field_of(cards, problem.path)
        if field is None:
            loose.append(("", words))
        else:
            field.errors = (*field.errors, words)
    return loose


def _field_of(cards: Sequence[OrderForm], path: str) -> Field | None:
    """The field that a path such as ``orders.1.terms.stay_away.home`` is about."""
    parts = path.split(".")
    if len(parts) < 3 or parts[0] != "orders" or not parts[1].isdecimal():
        return None
    name = parts[-1] if parts[2] == "terms" else parts[2]
    fields: dict[str, Field] = cards[int(parts[1])]._fields
    return fields.get(name)


def _order(card: OrderForm, name: str) -> Tree:
    found: Tree = {
        "id": name,
        "form": str(card.form.data),
        "issued_on": _day(card.issued_on.data),
        "expires_on": _day(card.expires_on.data),
        "issued_at": _hour(card.issued_at.data),
        "expires_at": _hour(card.expires_at.data),
        "protected": [p.strip() for p in str(card.protected.data or "").split(",") if p.strip()],
        "restrained": str(card.restrained.data or "").strip(),
        "terms": _terms(card),
    }
    choices = {"criminal_case": card.criminal_case.data, "kind": card.kind.data}
    return {**found, **{key: v for key, v in choices.items() if v not in (None, "unstated")}}


def _terms(card: OrderForm) -> Tree:
    found: Tree = {name: True for name in SWITCHES if card[name].data}
    if card.contact.data in ("none", "peaceful"):
        found["contact"] = card.contact.data
    yards = {place: _yards(card[place].data) for place in PLACES if card[place].data}
    return {**found, "stay_away": yards} if yards else found


def _yards(text: str) -> int | str:
    """A number where one was typed; else the text, which is then refused with its place."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else text


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _hour(hour: time | None) -> str | None:
    return f"{hour:%H:%M}" if hour else None
