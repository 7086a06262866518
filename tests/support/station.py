"""Two agencies with their people: what the tests of storage start from."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fieldref.storage.agencies import Agency, AgencySettings, OnCall, add_agency
from fieldref.storage.db import Database, Transaction
from fieldref.storage.order import OrderFacts, Save
from fieldref.storage.orders import Orders
from fieldref.storage.papers import Paper
from fieldref.storage.users import NewUser, Profile, Role, User, add_user
from fieldref.storage.vault import Vault

NIGHT = datetime(2026, 11, 20, 21, 42, 7, 123456, tzinfo=UTC)
VAULT = Vault(bytes(range(32)))
NO_PASSWORD = "no password opens this"


@dataclass(frozen=True)
class Station:
    """An agency, an officer, and the officer's colleague."""

    agency: Agency
    officer: User
    colleague: User

    def orders(self, transaction: Transaction) -> Orders:
        """The agency's order book."""
        return Orders(transaction, VAULT, self.agency.id)


def add_station(database: Database, name: str) -> Station:
    """A new agency with two officers whose usernames begin with its name."""
    settings = AgencySettings(
        on_call=(OnCall("Hon. A. Price", "559-555-0142", "nights"),),
        county="fresno",
        expiry_time="17:00",
    )
    with database.writing() as transaction:
        agency = add_agency(transaction, name, settings, NIGHT)
        return Station(
            agency,
            add_person(transaction, agency, f"{name}-officer"),
            add_person(transaction, agency, f"{name}-colleague"),
        )


def add_person(
    transaction: Transaction, agency: Agency, username: str, role: Role = "officer"
) -> User:
    """An account that nobody can sign in to."""
    profile = Profile(username, "R. Reyes", "4412", "559-555-0100")
    new = NewUser(
        agency_id=agency.id, role=role, profile=profile, password_hash=NO_PASSWORD, at=NIGHT
    )
    return add_user(transaction, new)


def new_id() -> str:
    """What a phone makes for a new order."""
    return str(uuid.uuid4())


def paper(case_number: str | None = "26-012345", **fields: object) -> Paper:
    """An order's paper with a restrained person and whatever else is given."""
    document = {"case_number": case_number, "restrained": {"name": "Daniel Vega"}, **fields}
    return Paper(json.dumps(document, ensure_ascii=False))


def save_of(content: Paper, version: int, facts: OrderFacts | None = None) -> Save:
    """A save made a minute after the order, from this version."""
    return Save(
        paper=content,
        facts=facts or OrderFacts(),
        expected_version=version,
        at=NIGHT + timedelta(minutes=1),
    )
