"""Agencies and what each has entered for itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from fieldref.storage.db import Transaction
from fieldref.storage.tables import agencies


@dataclass(frozen=True, slots=True)
class OnCall:
    """A judicial officer whom the agency may call at night."""

    name: str
    telephone: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySettings:
    """``county`` is a slug of the court calendar; ``expiry_time`` (``HH:MM``) is the hour at which
    orders end by the agency's own rule, absent where it has entered none.
    """

    on_call: tuple[OnCall, ...] = ()
    county: str | None = None
    expiry_time: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency."""

    id: int
    name: str
    settings: AgencySettings = field(default_factory=AgencySettings)


def add_agency(
    transaction: Transaction, name: str, settings: AgencySettings, at: datetime
) -> Agency:
    """A new agency; its name must not be taken."""
    values = {"name": name, "settings": asdict(settings), "created_at": at}
    key = transaction.execute(insert(agencies).values(values)).inserted_primary_key
    return Agency(int(key[0]) if key else 0, name, settings)


def load_agency(transaction: Transaction, agency_id: int) -> Agency:
    """One agency.

    Raises:
        LookupError: there is none.
    """
    row = transaction.execute(select(agencies).where(agencies.c.id == agency_id)).first()
    if row is None:
        raise LookupError(agency_id)
    return Agency(row.id, row.name, settings_from_json(row.settings))


def change_settings(transaction: Transaction, agency_id: int, settings: AgencySettings) -> None:
    """Put new settings in place of an agency's old ones."""
    transaction.execute(
        update(agencies).where(agencies.c.id == agency_id).values(settings=asdict(settings))
    )


def agency_named(transaction: Transaction, name: str) -> bool:
    """Whether an agency has this name."""
    return (
        transaction.execute(select(agencies.c.id).where(agencies.c.name == name)).first()
        is not None
    )


def settings_from_json(content: dict[str, Any]) -> AgencySettings:
    """The settings as the table keeps them; what is not there has not been entered."""
    return AgencySettings(
        on_call=tuple(OnCall(**entry) for entry in content.get("on_call", ())),
        county=content.get("county"),
        expiry_time=content.get("expiry_time"),
    )
