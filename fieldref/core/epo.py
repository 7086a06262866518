"""The EPO document: what an officer asks for, what the judge ordered, and how it was served.

One typed document stands behind the interview, the call script, the paper form, the list and
the command line. It is plain data: every answer is optional while drafting, ``None`` means not
asked yet, and a path listed in ``unknown`` means asked and not known.

Texts are Unicode. Dates and times are California civil time; ages are whole years; distances
are whole yards. Source of the items: form-epo-001.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Ground = Literal[
    "domestic_violence",
    "child_abuse",
    "child_abduction",
    "elder_or_dependent_adult_abuse",
    "stalking",
]
Gender = Literal["M", "F", "X"]
CallResult = Literal["granted", "denied", "dropped"]
Asked = Literal["yes", "no", "unknown"]

# Read by the adapter that turns JSON into these types: an unlisted key is an error, never dropped.
_STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened, when and where; whether the officer asserts immediate and present danger."""

    __pydantic_config__ = _STRICT
    on: date | None = None
    at: time | None = None
    place: str | None = None
    immediate: bool | None = None
    solely_financial: bool | None = None
    informed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedPerson:
    """A person of item 1. Only the name is printed; the rest is for the call and the database."""

    __pydantic_config__ = _STRICT
    name: str | None = None
    age: int | None = None
    dob: date | None = None
    gender: Gender | None = None
    relationship: str | None = None
    lives_with_restrained: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrainedPerson:
    """The person of item 2, as far as known."""

    __pydantic_config__ = _STRICT
    name: str | None = None
    other_names: str | None = None
    whereabouts: str | None = None
    gender: Gender | None = None
    height: str | None = None
    weight: str | None = None
    hair: str | None = None
    eyes: str | None = None
    race: str | None = None
    age: int | None = None
    dob: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Items 3a to 3c. Items 3d and 3e have no box: they are always ordered."""

    __pydantic_config__ = _STRICT
    conduct: bool | None = None
    no_contact: bool | None = None
    stay_away_persons_yards: int | None = None
    stay_away_place_yards: int | None = None
    move_out: bool | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A minor child of item 4."""

    __pydantic_config__ = _STRICT
    name: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Item 4: who is given temporary care and control of which children."""

    __pydantic_config__ = _STRICT
    custodian: str | None = None
    children: tuple[Child, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """Item 6: the court for the place where the protected person lives (fam-6253)."""

    __pydantic_config__ = _STRICT
    county: str | None = None
    name: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Firearms:
    """Item 10, and whether anybody was asked."""

    __pydantic_config__ = _STRICT
    asked: Asked | None = None
    none_known: bool | None = None
    observed: bool | None = None
    reported: bool | None = None
    searched: bool | None = None
    seized: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who requests the order; campus officers carry two further conditions (fam-6250.5)."""

    __pydantic_config__ = _STRICT
    name: str | None = None
    agency: str | None = None
    phone: str | None = None
    badge: str | None = None
    campus_police: bool | None = None
    campus_agreement: bool | None = None
    campus_threat: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """What was asked when the judge was called, kept beside what was granted."""

    __pydantic_config__ = _STRICT
    orders: Orders | None = None
    custody: Custody | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """How the call to the judicial officer ended."""

    __pydantic_config__ = _STRICT
    result: CallResult | None = None
    at: datetime | None = None
    judicial_officer: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Items 5 and 8. ``expires_at`` has no default: only what the judge or agency rule gave."""

    __pydantic_config__ = _STRICT
    judicial_officer: str | None = None
    granted_on: date | None = None
    granted_at: time | None = None
    expires_on: date | None = None
    expires_at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Items 13 to 15: personal delivery to the restrained person."""

    __pydantic_config__ = _STRICT
    served_on: date | None = None
    served_at: time | None = None
    address: str | None = None
    server_name: str | None = None
    server_contact: str | None = None
    peace_officer: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The terms told to the restrained person without paper (fam-6383-e)."""

    __pydantic_config__ = _STRICT
    on: date | None = None
    at: time | None = None
    by: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAttempt:
    """A visit that did not find the restrained person."""

    __pydantic_config__ = _STRICT
    on: date | None = None
    at: time | None = None
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpoDocument:
    """The whole EPO document. Equal documents print equal papers."""

    __pydantic_config__ = _STRICT
    id: str | None = None
    case_number: str | None = None
    grounds: tuple[Ground, ...] = ()
    incident: Incident | None = None
    protected: tuple[ProtectedPerson, ...] = ()
    restrained: RestrainedPerson | None = None
    orders: Orders | None = None
    custody: Custody | None = None
    court: Court | None = None
    narrative: str | None = None
    firearms: Firearms | None = None
    live_together: bool | None = None
    children_in_common: bool | None = None
    custody_order_exists: bool | None = None
    juvenile_case: bool | None = None
    carpos_checked: bool | None = None
    other_orders: str | None = None
    unknown: tuple[str, ...] = ()
    officer: Officer | None = None
    requested: Requested | None = None
    call: Call | None = None
    grant: Grant | None = None
    service: Service | None = None
    told: Told | None = None
    service_attempts: tuple[ServiceAttempt, ...] = ()


def is_granted(document: EpoDocument) -> bool:
    """Whether a judicial officer granted the order: item 8 is whole and the call was not denied."""
    grant, call = document.grant, document.call
    if grant is None or (call is not None and call.result == "denied"):
        return False
    return bool(grant.judicial_officer) and None not in (grant.granted_on, grant.granted_at)
