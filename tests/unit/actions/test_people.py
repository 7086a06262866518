from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldref.actions import accounts, people
from fieldref.actions.accounts import AccountRefused, Actor, Refused, SignedIn
from fieldref.actions.demo import DEMO_PASSWORD, seed_demo
from fieldref.actions.invitations import (
    invite,
    look_at_link,
    open_invitations,
    password_link,
    withdraw_invitation,
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
    "end sessions": lambda database, by: people.end_sessions(database, by, 1, NIGHT),
    "standings": lambda database, by: people.standings(database, by, NIGHT),
    "record": lambda database, by: people.record_of(database, by),
    "check": lambda database, by: people.check_record(database, by),
    "open invitations": lambda database, by: open_invitations(database, by, NIGHT),
    "withdraw": lambda database, by: withdraw_invitation(database, by, "no such", NIGHT),
}
LEADERS_ONLY: dict[str, Act] = {
    "release": lambda database, by: people.release_lock(database, by, 1, NIGHT),
    "list": lambda database, by: people.people_of(database, by),
    "settings": lambda database, by: people.change_agency(database, by, AgencySettings(), NIGHT),
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
    acts: list[Callable[..., object]] = [
        people.disable_user,
        people.enable_user,
        people.release_lock,
        people.end_sessions,
        password_link,
    ]
    for act in acts:
        with pytest.raises(AccountRefused, match="unknown_user"):
            act(database, admin, stranger.id, NIGHT)
    assert stranger not in people.people_of(database, admin)


def test_a_lost_phone_is_signed_out_from_afar(database: Database) -> None:
    token = enter(database, "officer").token
    officer = enter(database, "officer").user
    assert people.end_sessions(database, actor(database, "admin"), officer.id, NIGHT) == 2
    assert accounts.current(database, token, NIGHT) is None


def test_the_list_of_people_says_who_is_locked_out_and_who_was_here(database: Database) -> None:
    admin = actor(database, "admin")
    for _ in range(5):
        try_in(database, "officer")
    listed = {one.user.username: one for one in people.standings(database, admin, NIGHT)}
    assert [name for name, one in listed.items() if one.locked_until] == ["officer"]
    assert [name for name, one in listed.items() if one.last_seen == NIGHT] == ["admin"]


def test_an_invitation_names_its_guest_and_can_be_withdrawn(database: Database) -> None:
    admin = actor(database, "admin")
    token = invite(database, admin, "officer", NIGHT, "N. Ortiz")
    [waiting] = open_invitations(database, admin, NIGHT)
    assert (waiting.name, waiting.role) == ("N. Ortiz", "officer")
    found = look_at_link(database, token, "account", NIGHT)
    assert found is not None
    assert found.name == "N. Ortiz"
    assert withdraw_invitation(database, admin, waiting.id, NIGHT)
    assert not withdraw_invitation(database, admin, waiting.id, NIGHT)
    assert open_invitations(database, admin, NIGHT) == ()
    assert look_at_link(database, token, "account", NIGHT) is None
    with pytest.raises(AccountRefused, match="too_long"):
        invite(database, admin, "officer", NIGHT, "N" * 201)


def test_the_record_comes_newest_first_and_in_parts(database: Database) -> None:
    admin = actor(database, "admin")
    try_in(database, "officer")
    whole = people.record_of(database, admin)
    numbers = [line.sequence for line in whole.lines]
    assert numbers == sorted(numbers, reverse=True)
    assert people.check_record(database, admin) is None
    assert whole.names[admin.user.id] == "P. Sarkissian"
    older = people.record_of(database, admin, before=numbers[0], count=1)
    assert [line.sequence for line in older.lines] == numbers[1:2]
