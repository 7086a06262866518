"""Orders as an officer holds them in the hand: who, whom, since when, until when, and what.

Nothing here knows which form says what: terms are taken as they were read from the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import Final, Literal

Case = Literal["listed", "other"]
Kind = Literal["civil", "criminal"]
# What an order says on one provision: none or peaceful (contact), yards, or True.
Value = str | int | bool
Terms = Mapping[str, Value]

CONTACT: Final = "contact"
STAY_AWAY: Final = "stay_away"
CONTACTS: Final = ("none", "peaceful")
PLACES: Final = ("person", "home", "work", "school", "vehicle", "child_school", "other")
SWITCHES: Final = ("move_out", "firearms", "conduct")
# Every provision by name, in the order in which an officer reads them out.
PROVISIONS: Final = (CONTACT, *(f"{STAY_AWAY}.{place}" for place in PLACES), *SWITCHES)
_SILENT: Terms = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOrder:
    """One order: its form and family, its dates, its persons, and its terms by provision.

    ``criminal_case`` says of a criminal order whether its case is one of those that Penal Code
    136.2(e)(2) lists, and ``kind`` of an order from elsewhere whether it is civil or criminal;
    None: not said. ``issued_on`` is None where the date is not known. A provision that is absent
    from ``terms`` is one on which the order is silent.
    """

    id: str
    form: str
    family: str
    issued_on: date | None
    protected: tuple[str, ...]
    restrained: str
    terms: Terms = field(default_factory=lambda: _SILENT)
    issued_at: time | None = None
    expires_on: date | None = None
    expires_at: time | None = None
    criminal_case: Case | None = None
    kind: Kind | None = None


def nested(terms: Terms) -> dict[str, object]:
    """Terms as JSON has them: the distances together under ``stay_away``."""
    found: dict[str, object] = {}
    places: dict[str, Value] = {}
    for name in PROVISIONS:
        if name in terms:
            kind, _, place = name.partition(".")
            if place:
                places[place] = terms[name]
                found[kind] = places
            else:
                found[name] = terms[name]
    return found
