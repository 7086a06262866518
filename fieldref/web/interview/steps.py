"""The steps of the interview: which questions each asks, and which part of the form they fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.core.fields import Change, Draft, FieldState
from fieldref.web.interview import forms
from fieldref.web.interview.fields import Saved


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
    Step("incident", _l("What happened"), "7, 9", forms.Incident,
         ("grounds", "incident", "case_number")),
    Step("protected", _l("Protected persons"), "1", forms.ProtectedPersons,
         ("protected", "live_together"), Entries("protected", forms.ProtectedPerson)),
    Step("restrained", _l("Restrained person"), "2", forms.RestrainedPerson, ("restrained",)),
    Step("orders", _l("Orders to ask for"), "3", forms.Orders, ("orders",)),
    Step("children", _l("Children and custody"), "4, 12", forms.Children,
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
    def fields(self) -> Iterator[Saved]:
        """Every field, in the order of the page."""
        for form in (self.own, *self.cards):
            yield from cast("Iterator[Saved]", iter(form))

    @property
    def wrong(self) -> tuple[Saved, ...]:
        """The fields whose text cannot be read."""
        return tuple(field for field in self.fields if field.errors)


def shown(step: Step, draft: Draft) -> Sheet:
    """The step as saved: every field with what stands in it, texts that are no value included."""
    values: MultiDict[str, str] = MultiDict()
    for field in _sheet(step, draft, MultiDict()).fields:
        for name, text in field.spread(draft.state(field.path)):
            values.add(name, text)
    return _validated(_sheet(step, draft, values))


def posted(step: Step, draft: Draft, values: MultiDict[str, str]) -> Sheet:
    """The step as a page sent it."""
    return _validated(_sheet(step, draft, values))


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


def _sheet(step: Step, draft: Draft, values: MultiDict[str, str]) -> Sheet:
    entries = step.entries
    prefix = entries.place.replace(".", "__") if entries else ""
    count = entries.count(draft) if entries else 0
    # A card that was removed elsewhere is still read from the page, so that nothing typed is lost.
    numbers = {int(n.split("__")[len(prefix.split("__"))]) for n in values if _is_card(n, prefix)}
    cards = tuple(
        entries.form(values, prefix=f"{prefix}__{number}__")
        for number in sorted({*range(count), *numbers})
        if entries
    )
    return Sheet(step, step.form(values), cards)


def _is_card(name: str, prefix: str) -> bool:
    rest = name.removeprefix(f"{prefix}__").split("__")
    return (
        bool(prefix) and name.startswith(f"{prefix}__") and rest[0].isdecimal() and len(rest[0]) < 4
    )


def _validated(sheet: Sheet) -> Sheet:
    for form in (sheet.own, *sheet.cards):
        form.validate()
    return sheet
