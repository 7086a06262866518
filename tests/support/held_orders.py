"""Orders for tests of the priorities: by hand, and at random from a seed."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any, Final

NIGHT: Final = datetime(2026, 11, 23, 21)
_CIVIL: Final = ("DV-110", "DV-130", "JV-255", "CH-130", "EA-130", "WV-130", "SV-130")
_CRIMINAL: Final = ("CR-160", "CR-161", "CR-162")
_ELSEWHERE: Final = ("OUT-OF-STATE", "TRIBAL", "MILITARY", "CANADIAN")
_ASIDE: Final = ("EPO-002", "GV-110", "DV-140", "DV-100")
_PLACES: Final = ("person", "home", "other")
# Few days and few hours, so that ties and orders of the same day are common.
_ISSUED: Final = ("2025-03-01", "2026-08-01", "2026-11-22", "2026-11-23", "2026-11-24", None)
_EXPIRES: Final = ("2026-11-22", "2026-11-23", "2026-11-30", "2027-08-01", "2027-08-01", None)
_HOURS: Final = (None, None, "09:00", "21:00", "21:01")


def random_question(seed: int, most: int = 6) -> dict[str, Any]:
    """The facts of a question about a few persons and up to ``most`` orders."""
    chance = Random(seed)
    count = chance.randint(1, most)
    orders = [random_order(chance, f"O{number}") for number in range(count)]
    return {"as_of": NIGHT.strftime("%Y-%m-%dT%H:%M"), "orders": orders}


def random_order(chance: Random, name: str) -> dict[str, Any]:
    """One order, in order as far as its dates and persons go."""
    groups = (("EPO-001",), _CIVIL, _CRIMINAL, _ELSEWHERE, _ASIDE)
    form = chance.choice(chance.choices(groups, weights=(3, 4, 4, 2, 1))[0])
    order: dict[str, Any] = {
        "id": name,
        "form": form,
        "issued_on": chance.choice(_ISSUED[:4] if chance.random() < 0.85 else _ISSUED),
        "expires_on": chance.choice(_EXPIRES[2:] if chance.random() < 0.8 else _EXPIRES),
        "protected": chance.sample(("Ana", "Eva"), chance.choice((1, 1, 2))),
        "restrained": chance.choice(("Ben", "Ben", "Ben", "Abe")),
        "terms": random_terms(chance),
    }
    order |= {key: chance.choice(_HOURS) for key in ("issued_at", "expires_at")}
    if form in _CRIMINAL:
        order["criminal_case"] = chance.choice(("listed", "other", None))
    if form in _ELSEWHERE:
        order["kind"] = chance.choice(("civil", "criminal", None))
    return _in_order(order)


def random_terms(chance: Random) -> dict[str, Any]:
    """Some terms; distances from a few places, so that orders meet."""
    found: dict[str, Any] = {}
    contact = chance.choice((None, None, "none", "peaceful"))
    if contact:
        found["contact"] = contact
    places = {place: chance.choice((50, 100, 200)) for place in _PLACES if chance.random() < 0.5}
    if places:
        found["stay_away"] = places
    return found | {name: True for name in ("move_out", "firearms") if chance.random() < 0.3}


def _in_order(order: dict[str, Any]) -> dict[str, Any]:
    """No order ends before it was issued."""
    begins, ends = order["issued_on"], order["expires_on"]
    if begins is None or (ends is not None and ends <= begins):
        order |= {"issued_on": begins and "2025-03-01", "issued_at": None}
    return order
