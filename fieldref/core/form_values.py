"""The texts and boxes of EPO-001 that follow from an EPO document.

What the form asks and nothing else: grounds, ages, genders and relationships of protected
persons, other names and whereabouts have no blank on the form and never appear here, since the
paper is handed to the restrained person. Source of the items: form-epo-001.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from fieldref.core.epo import (
    Child,
    Court,
    Custody,
    EpoDocument,
    Firearms,
    Grant,
    Officer,
    Orders,
    RestrainedPerson,
    Service,
)

# Written where the officer answered "unknown"; the form itself is in English.
UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class TextValue:
    """What stands in a blank; an empty text leaves it blank."""

    field: str
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class BoxValue:
    """Whether a box is marked."""

    field: str
    item: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class FormValues:
    """Every text and box of the form, in the order of its items."""

    entries: tuple[TextValue | BoxValue, ...]

    @property
    def texts(self) -> dict[str, str]:
        """Field id -> text, blanks included."""
        return {e.field: e.text for e in self.entries if isinstance(e, TextValue)}

    @property
    def boxes(self) -> dict[str, bool]:
        """Field id -> whether marked."""
        return {e.field: e.ticked for e in self.entries if isinstance(e, BoxValue)}


Values = Iterator[TextValue | BoxValue]


def form_values(document: EpoDocument) -> FormValues:
    """The texts and boxes of EPO-001 for a document, complete or not."""
    return FormValues(
        (
            TextValue("case_number", "Case No.", _text(document.case_number)),
            *_persons(document),
            *_orders(document.orders or Orders()),
            *_custody(document),
            *_expiry(document.grant or Grant()),
            _court(document.court or Court()),
            *_grant(document.grant or Grant()),
            *_application(document),
            *_officer(document.officer or Officer()),
            *_service(document.service or Service()),
        )
    )


def custody_asked(custody: Custody | None) -> bool:
    """Whether item 4 is asked: a custodian or a child is named."""
    return custody is not None and bool(custody.custodian or custody.children)


def _persons(document: EpoDocument) -> Values:
    yield TextValue("protected_names", "1", _joined("; ", *(p.name for p in document.protected)))
    person = document.restrained or RestrainedPerson()
    unknown = frozenset(document.unknown)
    yield TextValue("restrained_name", "2", _known(unknown, "name", person.name))
    for letter in ("M", "F", "X"):
        yield BoxValue(f"restrained_gender_{letter.lower()}", "2", person.gender == letter)
    for key in ("height", "weight", "hair", "eyes", "race"):
        yield TextValue(f"restrained_{key}", "2", _known(unknown, key, getattr(person, key)))
    age = "" if person.age is None else str(person.age)
    yield TextValue("restrained_age", "2", _known(unknown, "age", age))
    yield TextValue("restrained_dob", "2", _known(unknown, "dob", _date(person.dob)))


def _orders(orders: Orders) -> Values:
    persons, place = orders.stay_away_persons_yards, orders.stay_away_place_yards
    parts = (persons is not None, place is not None, bool(orders.move_out))
    yield BoxValue("order_conduct", "3a", bool(orders.conduct))
    yield BoxValue("order_no_contact", "3b", bool(orders.no_contact))
    yield BoxValue("order_stay_away", "3c", any(parts))
    yield BoxValue("stay_away_persons", "3c", parts[0])
    yield TextValue("stay_away_persons_yards", "3c", "" if persons is None else str(persons))
    yield BoxValue("stay_away_place", "3c", parts[1])
    yield TextValue("stay_away_place_yards", "3c", "" if place is None else str(place))
    yield BoxValue("move_out", "3c", parts[2])
    yield TextValue("order_address", "3c", _text(orders.address))


def _custody(document: EpoDocument) -> Values:
    custody = document.custody or Custody()
    yield BoxValue("custody", "4", custody_asked(custody))
    yield TextValue("custodian", "4", _text(custody.custodian))
    children = _joined("; ", *(_child(child) for child in custody.children))
    yield TextValue("children", "4", children)


def _expiry(grant: Grant) -> Values:
    yield TextValue("expires_on", "5", _date(grant.expires_on))
    yield TextValue("expires_at", "5", _time(grant.expires_at))


def _court(court: Court) -> TextValue:
    return TextValue("court", "6", _joined(", ", court.name, court.address))


def _grant(grant: Grant) -> Values:
    yield TextValue("judicial_officer", "8", _text(grant.judicial_officer))
    yield TextValue("granted_on", "8", _date(grant.granted_on))
    yield TextValue("granted_at", "8", _time(grant.granted_at))


def _application(document: EpoDocument) -> Values:
    yield TextValue("events", "9", _text(document.narrative))
    yield from _firearms(document.firearms or Firearms())
    move_out = bool(document.orders and document.orders.move_out)
    yield BoxValue("asks_move_out", "11", bool(document.live_together) and move_out)
    common = bool(document.children_in_common) and custody_asked(document.custody)
    yield BoxValue("asks_custody", "12", common)
    yield BoxValue("custody_order_does", "12", document.custody_order_exists is True)
    yield BoxValue("custody_order_does_not", "12", document.custody_order_exists is False)


def _firearms(firearms: Firearms) -> Values:
    marks = {
        "firearms_observed": bool(firearms.observed),
        "firearms_reported": bool(firearms.reported),
        "firearms_searched": bool(firearms.searched),
        "firearms_seized": bool(firearms.seized),
    }
    yield BoxValue("firearms", "10", any(marks.values()))
    for field, ticked in marks.items():
        yield BoxValue(field, "10", ticked)


def _officer(officer: Officer) -> Values:
    yield TextValue("officer_name", "By", _text(officer.name))
    yield TextValue("officer_agency", "By", _text(officer.agency))
    yield TextValue("officer_phone", "By", _text(officer.phone))
    yield TextValue("officer_badge", "By", _text(officer.badge))


def _service(service: Service) -> Values:
    yield TextValue("served_on", "13", _date(service.served_on))
    yield TextValue("served_at", "13", _time(service.served_at))
    yield TextValue("served_address", "13", _text(service.address))
    yield BoxValue("server_is_officer", "14", bool(service.peace_officer))
    yield TextValue("server", "15", _joined(", ", service.server_name, service.server_contact))


def _text(value: str | None) -> str:
    return (value or "").strip()


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(filter(None, map(_text, parts)))


def _child(child: Child) -> str:
    name = _text(child.name)
    return name if child.age is None else f"{name} ({child.age})".strip()


def _known(unknown: frozenset[str], key: str, value: str | None) -> str:
    return _text(value) or (UNKNOWN if f"restrained.{key}" in unknown else "")


def _date(day: date | None) -> str:
    return "" if day is None else f"{day.month:02}/{day.day:02}/{day.year:04}"


def _time(clock: time | None) -> str:
    return "" if clock is None else f"{clock.hour:02}:{clock.minute:02}"
