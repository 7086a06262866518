"""The steps of the interview: which questions each asks, and which part of the form they fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.core.fields import Change, Draft, FieldState
from fieldref.web.interview import forms
from fieldref.web.interview.fields import Saved

# A page shows one new card at a time; a forged number must not make a thousand.
MOST_NEW_CARDS = 20
_CARD = re.compile(r"\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of cards in a step, such as one for each protected person."""

    place: str
    form: type[Form]

    def count(self, draft: Draft) -> int:
        """How many cards are shown: one open card where there are none."""
        there = draft.state(self.place).value
        return max(1, len(there) if isinstance(there, list) else 0)


@dataclass(frozen=True, slots=True)
class Step:
    """A page of questions. ``paths`` are the parts of a document whose gaps it can fill."""

    slug: str
    title: LazyString
    items: str
    form: type[Form]
    paths: tuple[str, ...]
    entries: Entries | None = None


STEPS = (
    Step("incident", _l("What happened"), "7 9", forms.Incident,
         ("grounds", "incident", "case_number")),
    Step("protected", _l("Protected persons"), "1", forms.ProtectedPersons,
         ("protected", "live_together"), Entries("protected", forms.ProtectedPerson)),
    Step("restrained", _l("Restrained person"), "2", forms.RestrainedPerson, ("restrained",)),
    Step("orders", _l("Orders to ask for"), "3", forms.Orders, ("orders",)),
    Step("children", _l("Children and custody"), "4 12", forms.Children,
         ("custody", "children_in_common", "custody_order_exists", "juvenile_case"),
         Entries("custody.children", forms.Child)),
    Step("firearms", _l("Firearms"), "10", forms.Firearms, ("firearms",)),
    Step("story", _l("The statement"), "9", forms.Story, ("narrative",)),
    Step("officer", _l("Court, other orders and officer"), "6", forms.Officer,
         ("court", "carpos_checked", "other_orders", "officer")),
)  # fmt: skip
BY_SLUG = {step.slug: step for step in STEPS}


def step_of(path: str) -> Step | None:
    """The step that asks for the value at a path; None for what the interview does not ask."""
    first = path.split(".")[0]
    return next((step for step in STEPS if first in step.paths), None)


def following(step: Step) -> Step | None:
    """The next step; None after the last."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The forms of a step, filled: its own, and one for each card."""

    step: Step
    own: Form
    cards: tuple[Form, ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The step's own form and those of its cards."""
        return (self.own, *self.cards)

    @property
    def fields(self) -> Iterator[Saved]:
        """Every field, in the order of the page."""
        for form in self.forms:
            yield from cast("Iterator[Saved]", iter(form))

    @property
    def wrong(self) -> tuple[Saved, ...]:
        """The fields whose text cannot be read."""
        return tuple(field for field in self.fields if field.errors)


def shown(step: Step, draft: Draft) -> Sheet:
    """The step as saved: every field with what stands in it, texts that are no value included."""
    sheet = _sheet(step, draft, None)
    for form in sheet.forms:
        for field in cast("Iterator[Saved]", iter(form)):
            field.show(form, draft.state(field.path))
    return sheet


def posted(step: Step, draft: Draft, values: MultiDict[str, str]) -> Sheet:
    """The step as a page sent it."""
    sheet = _sheet(step, draft, values)
    for form in sheet.forms:
        form.validate()
    return sheet


def states(sheet: Sheet, unknown: Sequence[str]) -> Mapping[str, FieldState]:
    """What stands in each field of a page; a chip "unknown" counts where nothing was typed."""
    found = {field.path: field.state() for field in sheet.fields}
    for path in set(unknown) & found.keys():
        if found[path] == FieldState():
            found[path] = FieldState(unknown=True)
    return found


def changes(sheet: Sheet, values: MultiDict[str, str]) -> tuple[Change, ...]:
    """What a whole page wants to change: each field that was on it, with the mark it came with."""
    there = states(sheet, values.getlist("unknown"))
    bases = {field.path: values.get(f"base__{field.name}") for field in sheet.fields}
    return tuple(
        Change(path, base, there[path]) for path, base in bases.items() if base is not None
    )


def _sheet(step: Step, draft: Draft, values: MultiDict[str, str] | None) -> Sheet:
    entries = step.entries
    if entries is None:
        return Sheet(step, step.form(values), ())
    prefix = entries.place.replace(".", "__")
    # A card that was removed elsewhere is still read from the page, so that nothing typed is lost.
    count = entries.count(draft)
    sent = (n for n in _cards_in(values or (), f"{prefix}__") if n < count + MOST_NEW_CARDS)
    numbers = {*range(count), *sent}
    cards = (entries.form(values, prefix=f"{prefix}__{number}__") for number in sorted(numbers))
    return Sheet(step, step.form(values), tuple(cards))


def _cards_in(names: Iterable[str], start: str) -> Iterator[int]:
    for name in names:
        number = name.removeprefix(start).split("__")[0]
        if name.startswith(start) and _CARD.fullmatch(number):
            yield int(number)
