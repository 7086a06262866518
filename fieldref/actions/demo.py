"""The invented agency that ``--demo`` shows. Nobody and nothing in it is real."""

from __future__ import annotations

from datetime import datetime

from fieldref.actions.accounts import AccountRefused
from fieldref.storage import agencies, users
from fieldref.storage.agencies import Agency, AgencySettings, OnCall
from fieldref.storage.audit import Event, Who, append
from fieldref.storage.db import Database
from fieldref.storage.passwords import hash_password
from fieldref.storage.users import NewUser, Profile, Role

DEMO_AGENCY = "Demo Police Department"
DEMO_PASSWORD = "fieldref-demo"  # noqa: S105
_SETTINGS = AgencySettings(
    on_call=(
        OnCall("Hon. Alan Price", "559-555-0142", "Week nights, 17:00 to 08:00"),
        OnCall("Hon. Teresa Molina", "559-555-0167", "Weekends and holidays"),
    ),
    county="fresno",
)
DEMO_PEOPLE: tuple[tuple[Role, Profile], ...] = (
    ("officer", Profile("officer", "R. Reyes", "4412", "559-555-0100")),
    ("officer", Profile("officer2", "K. Tran", "4437", "559-555-0101")),
    ("dispatch", Profile("dispatch", "L. Abbott", "D207", "559-555-0110")),
    ("supervisor", Profile("supervisor", "Sgt. M. Okafor", "3120", "559-555-0120")),
    ("instructor", Profile("instructor", "J. Lindqvist", "2871", "559-555-0130")),
    ("admin", Profile("admin", "P. Sarkissian", "A014", "559-555-0131")),
)


def holds_demo(database: Database) -> bool:
    """Whether the demo agency, whose passwords are public, is in this database."""
    with database.reading() as transaction:
        return agencies.agency_named(transaction, DEMO_AGENCY)


def seed_demo(database: Database, now: datetime) -> None:
    """Make the demo agency, its six accounts and its on-call list, unless it is there.

    Raises:
        AccountRefused: ``accounts_exist``: this database is somebody's own.
    """
    if holds_demo(database):
        return
    password_hash = hash_password(DEMO_PASSWORD)
    with database.writing() as transaction:
        if agencies.agency_named(transaction, DEMO_AGENCY):
            return
        if users.any_user(transaction):
            raise AccountRefused("accounts_exist")
        agency = agencies.add_agency(transaction, DEMO_AGENCY, _SETTINGS, now)
        for role, profile in DEMO_PEOPLE:
            new = _new_user(agency, role, profile, password_hash, now)
            users.add_user(transaction, new)
        who, details = Who(agency_id=agency.id), {"agency": agency.id}
        append(transaction, Event(action="demo_seeded", who=who, at=now, details=details))


def _new_user(
    agency: Agency, role: Role, profile: Profile, password_hash: str, now: datetime
) -> NewUser:
    return NewUser(
        agency_id=agency.id, role=role, profile=profile, password_hash=password_hash, at=now
    )
