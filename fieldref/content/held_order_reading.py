"""Reads one order of a priority question; every fault is named with its path."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final, cast

from fieldref.content.court_forms import court_form, unknown_form
from fieldref.content.expiry_question import DAY, HOUR
from fieldref.content.loader import Tree
from fieldref.core.court_forms import CourtForm, UnknownForm
from fieldref.core.errors import Problem
from fieldref.core.orders import (
    CONTACT,
    CONTACTS,
    PLACES,
    STAY_AWAY,
    SWITCHES,
    Case,
    HeldOrder,
    Kind,
    Terms,
    Value,
)

MOST_PERSONS: Final = 200
MOST_YARDS: Final = 999
# A reference to an order or a person, not a story: the answer repeats it in every row.
MOST_LETTERS: Final = 100
REQUIRED: Final = ("id", "form", "issued_on", "expires_on", "protected", "restrained", "terms")
OPTIONAL: Final = ("issued_at", "expires_at", "criminal_case", "kind")
KEYS: Final = frozenset((*REQUIRED, *OPTIONAL))
TERMS: Final = frozenset((CONTACT, STAY_AWAY, *SWITCHES))
CRIMINAL: Final = frozenset({"cpo_dv", "cpo_other", "cpo_firearms"})
ELSEWHERE: Final = frozenset({"out_of_state", "tribal", "military", "canadian"})
# Gun violence orders protect nobody by name.
NOBODY_NAMED: Final = frozenset({"gv_epo", "gun_violence"})
CASES: Final = ("listed", "other")
KINDS: Final = ("civil", "criminal")


@dataclass(slots=True)
class _Place:
    """An object at a place of what was handed in, and the list that its faults go to."""

    path: str
    tree: Tree
    problems: list[Problem]

    def fault(self, key: str, code: str, **values: str) -> None:
        self.problems.append(Problem(f"{self.path}.{key}", code, values))

    def known(self, keys: Collection[str]) -> None:
        for key in self.tree:
            if key not in keys:
                self.fault(key, "unknown_key")


def read_order(value: object, path: str, problems: list[Problem]) -> HeldOrder | None:
    """One order; None, and the faults added to ``problems``, where it could not be read."""
    before = len(problems)
    if not isinstance(value, dict):
        problems.append(Problem(path, "wrong_type"))
        return None
    place = _Place(path, value, problems)
    place.known(KEYS)
    for key in REQUIRED:
        if key not in value:
            place.fault(key, "missing")
    order = _order(place)
    return order if len(problems) == before else None


def _order(place: _Place) -> HeldOrder:
    form = _form(place)
    family = form.family if form else ""
    kind = cast(Kind | None, _choice(place, "kind", KINDS))
    case = cast(Case | None, _choice(place, "criminal_case", CASES))
    if form:
        _belongs(place, family, kind, case)
    return HeldOrder(
        id=_text(place, "id"),
        form=form.code if form else "",
        family=family,
        issued_on=_day(place, "issued_on"),
        protected=_persons(place, family),
        restrained=_text(place, "restrained"),
        terms=_terms(place),
        issued_at=_time(place, "issued_at"),
        expires_on=_day(place, "expires_on"),
        expires_at=_time(place, "expires_at"),
        criminal_case=case,
        kind=kind,
    )


def _belongs(place: _Place, family: str, kind: Kind | None, case: Case | None) -> None:
    """A kind is said of an order from elsewhere, a criminal case of a criminal order."""
    if kind and family not in ELSEWHERE:
        place.fault("kind", "not_of_this_form")
    if case and family not in CRIMINAL and not (family in ELSEWHERE and kind == "criminal"):
        place.fault("criminal_case", "not_of_this_form")


def _form(place: _Place) -> CourtForm | None:
    typed = _text(place, "form")
    if not typed:
        return None
    try:
        return court_form(typed)
    except UnknownForm as unknown:
        place.problems.append(unknown_form(unknown, f"{place.path}.form"))
        return None


def _text(place: _Place, key: str) -> str:
    """A text that is not blank, of at most 100 letters."""
    if key not in place.tree:
        return ""
    value = place.tree[key]
    fault = _fault_of_name(value)
    if fault:
        place.fault(key, fault, most=str(MOST_LETTERS))
    return value if isinstance(value, str) else ""


def _choice(place: _Place, key: str, values: Collection[str]) -> str | None:
    value = place.tree.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        place.fault(key, "wrong_type")
    elif value not in values:
        place.fault(key, "unknown_value")
    else:
        return value
    return None


def _day(place: _Place, key: str) -> date | None:
    value = place.tree.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        place.fault(key, "wrong_type")
        return None
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    place.fault(key, "impossible_date")
    return None


def _time(place: _Place, key: str) -> time | None:
    value = place.tree.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        place.fault(key, "wrong_type")
    elif not HOUR.fullmatch(value):
        place.fault(key, "impossible_time")
    else:
        return time.fromisoformat(value)
    return None


def _persons(place: _Place, family: str) -> tuple[str, ...]:
    """The protected persons, each once."""
    values = place.tree.get("protected", ())
    if "protected" not in place.tree:
        return ()
    if not isinstance(values, list):
        place.fault("protected", "wrong_type")
        return ()
    if not values and family not in NOBODY_NAMED:
        place.fault("protected", "empty")
    if len(values) > MOST_PERSONS:
        place.fault("protected", "too_many", most=str(MOST_PERSONS))
        return ()
    for number, value in enumerate(values):
        fault = _fault_of_name(value)
        if fault:
            place.fault(f"protected.{number}", fault, most=str(MOST_LETTERS))
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str)))


def _fault_of_name(value: object) -> str | None:
    if not isinstance(value, str):
        return "wrong_type"
    if len(value) > MOST_LETTERS:
        return "too_long"
    return None if value.strip() else "missing"


def _terms(place: _Place) -> Terms:
    found: dict[str, Value] = {}
    value = place.tree.get("terms")
    if "terms" not in place.tree:
        return found
    if not isinstance(value, dict):
        place.fault("terms", "wrong_type")
        return found
    terms = _Place(f"{place.path}.terms", value, place.problems)
    terms.known(TERMS)
    contact = _choice(terms, CONTACT, CONTACTS)
    if contact:
        found[CONTACT] = contact
    _distances(terms, found)
    for name in SWITCHES:
        if _switch(terms, name):
            found[name] = True
    return found


def _switch(terms: _Place, name: str) -> bool:
    """True, or silence: an order never says that a thing is not forbidden."""
    value = terms.tree.get(name)
    if value is None or value is True:
        return value is True
    terms.fault(name, "unknown_value" if value is False else "wrong_type")
    return False


def _distances(terms: _Place, found: dict[str, Value]) -> None:
    values: Any = terms.tree.get(STAY_AWAY)
    if values is None:
        return
    if not isinstance(values, dict):
        terms.fault(STAY_AWAY, "wrong_type")
        return
    places = _Place(f"{terms.path}.{STAY_AWAY}", values, terms.problems)
    places.known(PLACES)
    for place in PLACES:
        yards = _whole(values.get(place))
        if yards is None:
            continue
        if type(yards) is not int:
            places.fault(place, "wrong_type")
        elif not 1 <= yards <= MOST_YARDS:
            places.fault(place, "impossible_yards")
        else:
            found[f"{STAY_AWAY}.{place}"] = yards


def _whole(value: object) -> object:
    """A number that JSON writes 100.0 is the number 100."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
