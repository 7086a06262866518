from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from fieldref.storage.agencies import AgencySettings, OnCall, change_settings, load_agency
from fieldref.storage.db import Database
from fieldref.storage.invitations import (
    LIFETIME,
    Invitation,
    Kind,
    create_invitation,
    find_invitation,
    use_invitation,
)
from fieldref.storage.sign_in_failures import (
    Tries,
    forget_failures,
    record_failure,
    tries_of,
)
from fieldref.storage.tables import sign_in_failures
from fieldref.storage.users import (
    UsernameTaken,
    account_named,
    change_hash,
    change_profile,
    count_active_admins,
    list_users,
    load_account,
    load_user,
    set_disabled,
)
from tests.support.station import NIGHT, NO_PASSWORD, Station, add_person

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("typed", ["fresno-officer", " FRESNO-Officer ", "ｆresno-officer"])
def test_a_username_is_known_however_it_is_typed(
    database: Database, station: Station, typed: str
) -> None:
    with database.reading() as transaction:
        found = account_named(transaction, typed)
    assert found
    assert (found.user, found.password_hash) == (station.officer, NO_PASSWORD)


def test_a_username_is_given_once_among_all_agencies(
    database: Database, station: Station, neighbour: Station
) -> None:
    with database.writing() as transaction, pytest.raises(UsernameTaken):
        add_person(transaction, neighbour.agency, "Fresno-Officer")


def test_people_of_another_agency_are_not_there(
    database: Database, station: Station, neighbour: Station
) -> None:
    with database.reading() as transaction:
        assert list_users(transaction, station.agency.id) == (station.officer, station.colleague)
        with pytest.raises(LookupError):
            load_user(transaction, neighbour.agency.id, station.officer.id)
        with pytest.raises(LookupError):
            load_account(transaction, neighbour.agency.id, station.officer.id)


def test_nobody_is_changed_through_another_agency(
    database: Database, station: Station, neighbour: Station
) -> None:
    forged = replace(station.officer, agency_id=neighbour.agency.id, name="Forged")
    with database.writing() as transaction:
        change_profile(transaction, forged)
        change_hash(transaction, forged, "forged")
        set_disabled(transaction, forged, True)
    with database.reading() as transaction:
        account = load_account(transaction, station.agency.id, station.officer.id)
    assert (account.user, account.password_hash) == (station.officer, NO_PASSWORD)


def test_what_a_user_chooses_is_kept(database: Database, station: Station) -> None:
    changed = replace(station.officer, name="Ñ. Reyes", language="es", theme="night")
    with database.writing() as transaction:
        change_profile(transaction, changed)
        assert load_user(transaction, station.agency.id, station.officer.id) == changed


def test_only_open_admin_accounts_are_counted(
    database: Database, station: Station, neighbour: Station
) -> None:
    with database.writing() as transaction:
        first = add_person(transaction, station.agency, "chief", "admin")
        add_person(transaction, station.agency, "deputy", "admin")
        add_person(transaction, neighbour.agency, "sheriff", "admin")
        assert count_active_admins(transaction, station.agency.id) == 2
        set_disabled(transaction, first, True)
        assert count_active_admins(transaction, station.agency.id) == 1


def test_an_agency_keeps_its_settings(
    database: Database, station: Station, neighbour: Station
) -> None:
    settings = AgencySettings(on_call=(OnCall("Hon. T. Molina", "559-555-0167"),), county="kings")
    with database.writing() as transaction:
        change_settings(transaction, station.agency.id, settings)
        assert load_agency(transaction, station.agency.id).settings == settings
        assert load_agency(transaction, neighbour.agency.id) == neighbour.agency
        with pytest.raises(LookupError):
            load_agency(transaction, 999)


INVITED = Invitation(kind="account", agency_id=1, role="dispatch")


def test_a_link_works_once(database: Database, station: Station) -> None:
    with database.writing() as transaction:
        token = create_invitation(transaction, replace(INVITED, agency_id=station.agency.id), NIGHT)
        found = find_invitation(transaction, token, "account", NIGHT)
        assert found == replace(INVITED, agency_id=station.agency.id)
        use_invitation(transaction, token, NIGHT)
        assert find_invitation(transaction, token, "account", NIGHT) is None


@pytest.mark.parametrize("kind", LIFETIME)
def test_a_link_ends_with_its_time_and_serves_one_purpose(database: Database, kind: Kind) -> None:
    with database.writing() as transaction:
        token = create_invitation(transaction, Invitation(kind=kind), NIGHT)
        last = NIGHT + LIFETIME[kind]
        assert find_invitation(transaction, token, kind, last - MINUTE)
        assert find_invitation(transaction, token, kind, last) is None
        assert find_invitation(transaction, token + "x", kind, NIGHT) is None
        for other in LIFETIME.keys() - {kind}:
            assert find_invitation(transaction, token, other, NIGHT) is None


def test_a_newer_link_ends_the_older_one_for_the_same_person(
    database: Database, station: Station
) -> None:
    def link(user_id: int) -> Invitation:
        return Invitation(kind="password", agency_id=station.agency.id, user_id=user_id)

    with database.writing() as transaction:
        old = create_invitation(transaction, link(station.officer.id), NIGHT)
        other = create_invitation(transaction, link(station.colleague.id), NIGHT)
        new = create_invitation(transaction, link(station.officer.id), NIGHT)
        works = [
            find_invitation(transaction, each, "password", NIGHT) is not None
            for each in (old, other, new)
        ]
    assert works == [False, True, True]


def test_the_fifth_wrong_password_locks_the_name_for_a_quarter_of_an_hour(
    database: Database,
) -> None:
    with database.writing() as transaction:
        left = [record_failure(transaction, "nobody", NIGHT).left for _ in range(4)]
        assert left == [4, 3, 2, 1]
        locked = record_failure(transaction, " NOBODY", NIGHT + MINUTE)
        assert locked == Tries(0, NIGHT + 16 * MINUTE)
        assert tries_of(transaction, "nobody", NIGHT + 15 * MINUTE) == locked
        assert tries_of(transaction, "nobody", NIGHT + 16 * MINUTE) == Tries(5)
        assert tries_of(transaction, "somebody", NIGHT) == Tries(5)


def test_wrong_passwords_are_forgotten_after_a_quarter_of_an_hour(database: Database) -> None:
    with database.writing() as transaction:
        for _ in range(4):
            record_failure(transaction, "officer", NIGHT)
        assert tries_of(transaction, "officer", NIGHT + 14 * MINUTE) == Tries(1)
        assert record_failure(transaction, "officer", NIGHT + 15 * MINUTE) == Tries(4)


def test_a_released_name_begins_anew(database: Database) -> None:
    with database.writing() as transaction:
        for _ in range(5):
            record_failure(transaction, "officer", NIGHT)
        assert forget_failures(transaction, "Officer")
        assert tries_of(transaction, "officer", NIGHT) == Tries(5)
        assert not forget_failures(transaction, "officer")


def test_names_typed_do_not_pile_up_and_are_not_kept_readable(database: Database) -> None:
    with database.writing() as transaction:
        for count in range(20):
            record_failure(transaction, f"my secret {count}", NIGHT)
        record_failure(transaction, "later", NIGHT + 16 * MINUTE)
        rows = transaction.execute(select(sign_in_failures)).all()
        assert "later" not in str(rows)
        assert transaction.execute(select(func.count()).select_from(sign_in_failures)).scalar() == 1
