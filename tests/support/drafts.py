"""Drafts for tests of the interview: everything answered, and the way to make one."""

from __future__ import annotations

from fieldref.core.fields import Tree

STORY = (
    "On November 20, 2026 at about 20:55 Daniel Vega struck María López Núñez twice in the face "
    "with an open hand in the kitchen and said “next time I use the gun”. She has swelling under "
    "the left eye and a cut lip. Their daughter saw it. He keeps a pistol in the bedroom closet."
)
FULL: Tree = {
    "case_number": "26-012345",
    "grounds": ["domestic_violence"],
    "incident": {
        "on": "2026-11-20",
        "at": "20:55",
        "place": "12 Elm St, Fresno",
        "immediate": True,
        "informed": True,
    },
    "protected": [
        {
            "name": "María López Núñez",
            "age": 31,
            "gender": "F",
            "relationship": "cohabitant",
        },
        {"name": "Đặng Thị Hương", "age": 64, "gender": "F", "relationship": "family"},
    ],
    "restrained": {
        "name": "Daniel Vega",
        "other_names": "Danny",
        "whereabouts": "Fresno County Jail",
        "gender": "M",
        "height": "5'10\"",
        "weight": "180",
        "hair": "Black",
        "eyes": "Brown",
        "race": "Hispanic",
        "age": 35,
        "dob": "1991-04-02",
    },
    "orders": {
        "conduct": True,
        "no_contact": True,
        "stay_away_persons_yards": 100,
        "stay_away_place_yards": 100,
        "move_out": True,
        "address": "12 Elm St, Fresno",
    },
    "custody": {
        "custodian": "María López Núñez",
        "children": [{"name": "Ana Vega López", "age": 4}, {"name": "Luis Vega López", "age": 7}],
    },
    "court": {
        "county": "fresno",
        "name": "Superior Court of California, County of Fresno",
        "address": "1130 O Street, Fresno, CA 93721",
    },
    "narrative": STORY,
    "firearms": {"asked": "yes", "reported": True},
    "live_together": True,
    "children_in_common": True,
    "custody_order_exists": False,
    "juvenile_case": False,
    "carpos_checked": True,
    "other_orders": "None found in CARPOS.",
    "officer": {
        "name": "R. Reyes",
        "agency": "Fresno Police Department",
        "phone": "559-555-0100",
        "badge": "4412",
    },
}
