"""Decision receipts for tests: of every tool, by hand and at random from a seed."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from fieldref.content.court_forms import forms
from fieldref.content.courts import counties
from fieldref.content.receipts import make_receipt, read_receipt
from fieldref.content.rulebook import fact_specs, rulebook
from fieldref.core.errors import Contradiction
from fieldref.core.receipts import Officer, Receipt, Told
from fieldref.core.words import Language
from tests.support.held_orders import random_question

NIGHT: Final = datetime(2026, 11, 20, 21, 47, 13)
REYES: Final = Officer("R. Reyes", "Fresno Police Department", "4412")
TOLD: Final = Told(datetime(2026, 11, 20, 21, 45), "R. Reyes", ("no_contact", "move_out"))
TOOLS: Final = ("notice", "arrest", "priority", "expiry")
FACTS: Final[dict[str, dict[str, Any]]] = {
    "notice": {"form": "dv130", "told_by_officer": "yes", "present_at_hearing": "unknown"},
    "arrest": {
        "form": "DV-130",
        "in_force": "yes",
        "person": "restrained",
        "notice": "notified",
        "disobeyed": "yes",
        "excepted": "no",
        "mutual_orders": "no",
    },
    "priority": random_question(5),
    "expiry": {"granted": "2026-11-20", "county": "fresno"},
}


def made(tool: str, lang: Language = "en", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A receipt as a file holds it."""
    tree = make_receipt(tool, FACTS[tool], NIGHT, lang, by=REYES, **more)
    found: dict[str, Any] = json.loads(json.dumps(tree, ensure_ascii=False))
    return found


def of_tool(tool: str, lang: Language = "en", **more: Any) -> Receipt:  # noqa: ANN401
    """A receipt, read back."""
    return read_receipt(made(tool, lang, **more))


def random_receipt(tool: str, seed: int) -> dict[str, Any]:
    """A receipt of facts that nobody chose."""
    chance = Random(f"{tool} {seed}")
    lang: Language = chance.choice(("en", "es"))
    while True:
        facts = _random_facts(tool, chance)
        try:
            tree = make_receipt(tool, facts, NIGHT, lang, by=chance.choice((None, REYES)))
        except Contradiction:
            continue
        found: dict[str, Any] = json.loads(json.dumps(tree))
        return found


def _random_facts(tool: str, chance: Random) -> dict[str, Any]:
    if tool == "priority":
        return random_question(chance.randrange(10_000))
    if tool == "expiry":
        day = date(2021, 1, 4) + timedelta(days=chance.randrange(3600))
        place = chance.choice(counties()).slug
        return {"granted": day.isoformat()} | ({"county": place} if chance.random() < 0.5 else {})
    names = [name for name in rulebook(tool).inputs if chance.random() < 0.8]
    return {name: chance.choice(_values(name)) for name in names}


def _values(name: str) -> list[str]:
    values = fact_specs()[name].values
    return sorted(values) if values else [form.code for form in forms()]
