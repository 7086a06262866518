from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldref.actions import accounts, people
from fieldref.actions.accounts import AccountRefused, Actor, Refused, SignedIn
from fieldref.actions.demo import DEMO_PASSWORD, seed_demo
from fieldref.actions.invitations import (
    invite,
    password_link,
)
from fieldref.storage import agencies
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.db import Database
from fieldref.storage.users import ROLES, Role
from tests.support.doors import actor, enter, try_in
from tests.support.station import NIGHT, add_station


@pytest.fixture(autouse=True)
def demo(database: Database) -> None:
    seed_demo(database, NIGHT)


def test_the_demo_agency_has_two_judges_and_no_hour_of_expiry(database: Database) -> None:
    seed_demo(database, NIGHT)
    settings = load_settings(database)
    assert settings.county == "fresno"
    assert settings.expiry_time is None
    assert len(settings.on_call) == 2
    assert all("-555-01" in judge.telephone for judge in settings.on_call)
    officer = enter(database, "officer").user
    assert (officer.name, officer.badge, officer.telephone) == ("R. Reyes", "4412", "559-555-0100")


def load_settings(database: Database) -> AgencySettings:
    with database.reading() as transaction:
        return agencies.load_agency(transaction, 1).settings


@pytest.mark.parametrize("leader", ["supervisor", "admin"])
def test_a_leader_releases_a_lock(database: Database, leader: str) -> None:
    officer = enter(database, "officer").user
    for _ in range(5):
        try_in(database, "officer")
    people.release_lock(database, actor(database, leader), officer.id, NIGHT)
    assert isinstance(try_in(database, "officer", DEMO_PASSWORD), SignedIn)


def test_a_disabled_account_is_told_so_only_with_its_password(database: Database) -> None:
    token = enter(database, "officer").token
    officer = enter(database, "officer").user
    admin = actor(database, "admin")
    people.disable_user(database, admin, officer.id, NIGHT)
    assert accounts.current(database, token, NIGHT) is None
    assert try_in(database, "officer") == Refused("wrong", 4)
    assert try_in(database, "officer", DEMO_PASSWORD) == Refused("disabled")
    people.enable_user(database, admin, officer.id, NIGHT)
    assert accounts.current(database, token, NIGHT) is None
    enter(database, "officer")


def test_the_last_administrator_cannot_be_disabled(database: Database) -> None:
    admin = actor(database, "admin")
    with pytest.raises(AccountRefused, match="last_admin"):
        people.disable_user(database, admin, admin.user.id, NIGHT)


Act = Callable[[Database, Actor], object]
ADMIN_ONLY: dict[str, Act] = {
    "disable": lambda database, by: people.disable_user(database, by, 1, NIGHT),
    "enable": lambda database, by: people.enable_user(database, by, 1, NIGHT),
    "invite": lambda database, by: invite(database, by, "officer", NIGHT),
    "password link": lambda database, by: password_link(database, by, 1, NIGHT),
    "settings": lambda database, by: people.change_agency(database, by, AgencySettings(), NIGHT),
}
LEADERS_ONLY: dict[str, Act] = {
    "release": lambda database, by: people.release_lock(database, by, 1, NIGHT),
    "list": lambda database, by: people.people_of(database, by),
}


@pytest.mark.parametrize("role", ROLES)
def test_only_the_right_roles_lead(database: Database, role: Role) -> None:
    by = actor(database, role)
    for does, leaders in ((ADMIN_ONLY, {"admin"}), (LEADERS_ONLY, {"admin", "supervisor"})):
        for act in does.values():
            if role in leaders:
                act(database, by)
            else:
                with pytest.raises(AccountRefused, match="not_allowed"):
                    act(database, by)


def test_another_agencys_people_are_unknown_to_an_administrator(database: Database) -> None:
    stranger = add_station(database, "madera").officer
    admin = actor(database, "admin")
    for act in (people.disable_user, people.enable_user, people.release_lock, password_link):
        with pytest.raises(AccountRefused, match="unknown_user"):
            act(database, admin, stranger.id, NIGHT)
    assert stranger not in people.people_of(database, admin)
