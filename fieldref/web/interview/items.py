"""Which item of the form each question fills, for the margin."""

from __future__ import annotations

from functools import cache

ITEMS = {
    "grounds": "7",
    "incident.on": "9",
    "protected.name": "1",
    "live_together": "11",
    "restrained.name": "2",
    "orders.conduct": "3a",
    "orders.no_contact": "3b",
    "orders.stay_away_persons_yards": "3c",
    "orders.stay_away_place_yards": "3c",
    "orders.move_out": "3c",
    "orders.address": "3c",
    "children_in_common": "12",
    "custody.custodian": "4",
    "custody.children.name": "4",
    "custody_order_exists": "12",
    "juvenile_case": "6",
    "firearms.observed": "10",
    "firearms.reported": "10",
    "firearms.searched": "10",
    "firearms.seized": "10",
    "narrative": "9",
    "court.name": "6",
    "court.address": "6",
}


@cache
def item_of(path: str) -> str:
    """The item of the form that a path fills; empty where the form does not print it."""
    return ITEMS.get(".".join(part for part in path.split(".") if not part.isdecimal()), "")
