"""The buttons inside a page of questions that do more than save it; all work without script."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request
from flask_babel import lazy_gettext as _l

from fieldref.actions.epo import Edit, add_entry, set_field
from fieldref.core.fields import Draft, FieldState, Json, put
from fieldref.web import clock
from fieldref.web.i18n import language, said
from fieldref.web.interview.court import branches, follow_county, take
from fieldref.web.interview.steps import Step

# "Ask for all" is 3a, 3b and 3c at the distance that the button names.
ASK_ALL_YARDS = 100
PROMPTS = {
    "when": _l("When did it happen?"),
    "what": _l("What happened? Who did what?"),
    "weapons": _l("Weapons: which, where, how used?"),
    "injuries": _l("Injuries seen or said"),
    "threats": _l("Threats, in the words used"),
    "history": _l("Earlier incidents, with dates"),
    "now": _l("Why is there danger now?"),
}


def edit_of(step: Step, act: str) -> Edit | None:
    """What a button does to the draft; None for a button that this step does not have."""
    name, _sep, value = act.partition(":")
    if name == "add" and step.entries:
        return add_entry(step.entries.place)
    if step.slug == "officer" and name == "court" and value.isdecimal():
        return lambda draft: _take_branch(draft, int(value))
    if step.slug == "officer" and name == "county":
        return lambda draft: follow_county(put(draft, "court.county", FieldState(value)))
    return _SIMPLE.get((step.slug, name))


def ask_for_all(draft: Draft) -> Draft:
    """3a, 3b, both distances of 3c, and the move-out where they live together. The address is
    left to the officer: the restrained person is handed it.
    """
    wanted: Mapping[str, Json] = {
        "orders.conduct": True,
        "orders.no_contact": True,
        "orders.stay_away_persons_yards": ASK_ALL_YARDS,
        "orders.stay_away_place_yards": ASK_ALL_YARDS,
    }
    for path, value in wanted.items():
        draft = put(draft, path, FieldState(value))
    if draft.state("live_together").value is True:
        draft = put(draft, "orders.move_out", FieldState(True))
    return draft


def same_address(draft: Draft) -> Draft:
    """The address of item 3c is where it happened."""
    return put(draft, "orders.address", draft.state("incident.place"))


def happened_now(draft: Draft) -> Draft:
    """The incident is stamped with this moment."""
    now = clock.civil_now()
    draft = put(draft, "incident.on", FieldState(now.date().isoformat()))
    return put(draft, "incident.at", FieldState(now.strftime("%H:%M")))


def first_protects(draft: Draft) -> Draft:
    """The first protected person is to care for the children."""
    return set_field("custody.custodian", draft.state("protected.0.name").value)(draft)


def from_prompts(draft: Draft) -> Draft:
    """What was written beside the prompts, added to the statement, one paragraph each."""
    written = [request.form.get(f"prompt__{prompt}", "").strip() for prompt in PROMPTS]
    there = draft.state("narrative").value
    parts = [there if isinstance(there, str) else "", *written]
    return put(draft, "narrative", FieldState("\n".join(part for part in parts if part) or None))


def prompts() -> list[tuple[str, str]]:
    """What a statement should say, as questions in the language of the page."""
    code = language()
    return [(name, said(words, code)) for name, words in PROMPTS.items()]


def _take_branch(draft: Draft, number: int) -> Draft:
    courthouses = branches(draft)
    return take(draft, courthouses[number]) if number < len(courthouses) else draft


_SIMPLE: Mapping[tuple[str, str], Edit] = {
    ("incident", "now"): happened_now,
    ("orders", "ask-all"): ask_for_all,
    ("orders", "same-address"): same_address,
    ("children", "first-protects"): first_protects,
    ("story", "prompts"): from_prompts,
}
