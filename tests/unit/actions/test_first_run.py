from __future__ import annotations

from datetime import timedelta

import pytest

from fieldref.actions.accounts import AccountRefused, Credentials, SignedIn, sign_in
from fieldref.actions.demo import holds_demo, seed_demo
from fieldref.actions.invitations import Joining, set_up, set_up_link
from fieldref.storage.agencies import load_agency
from fieldref.storage.db import Database
from fieldref.storage.users import Profile
from tests.support.station import NIGHT

CHIEF = Joining(Profile("chief", "A. Chief", "1", "559-555-0100"), "two horses, one cart")


def link(database: Database) -> str:
    token = set_up_link(database, NIGHT)
    assert token
    return token


def test_the_set_up_link_makes_the_agency_and_its_administrator(database: Database) -> None:
    chief = set_up(database, link(database), " Sanger Police ", CHIEF, NIGHT)
    assert chief.role == "admin"
    with database.reading() as transaction:
        assert load_agency(transaction, chief.agency_id).name == "Sanger Police"
    credentials = Credentials(username="chief", password=CHIEF.password)
    assert isinstance(sign_in(database, credentials, NIGHT), SignedIn)
    assert set_up_link(database, NIGHT) is None


def test_only_the_newest_set_up_link_works_and_only_once(database: Database) -> None:
    old, new = link(database), link(database)
    with pytest.raises(AccountRefused, match="link_invalid"):
        set_up(database, old, "Sanger Police", CHIEF, NIGHT)
    set_up(database, new, "Sanger Police", CHIEF, NIGHT)
    with pytest.raises(AccountRefused, match="link_invalid"):
        set_up(database, new, "Another", CHIEF, NIGHT)


def test_a_set_up_link_ends_after_a_day(database: Database) -> None:
    token = link(database)
    with pytest.raises(AccountRefused, match="link_invalid"):
        set_up(database, token, "Sanger Police", CHIEF, NIGHT + timedelta(days=1))


def test_a_set_up_link_is_dead_once_there_are_accounts(database: Database) -> None:
    token = link(database)
    seed_demo(database, NIGHT)
    with pytest.raises(AccountRefused, match="link_invalid"):
        set_up(database, token, "Sanger Police", CHIEF, NIGHT)


@pytest.mark.parametrize(("name", "code"), [("  ", "needed"), ("x" * 201, "too_long")])
def test_an_agency_needs_a_name_that_fits(database: Database, name: str, code: str) -> None:
    token = link(database)
    with pytest.raises(AccountRefused, match=code) as refused:
        set_up(database, token, name, CHIEF, NIGHT)
    assert refused.value.field == "agency"
    set_up(database, token, "Sanger Police", CHIEF, NIGHT)


def test_the_demo_is_not_put_into_somebodys_own_database(database: Database) -> None:
    set_up(database, link(database), "Sanger Police", CHIEF, NIGHT)
    with pytest.raises(AccountRefused, match="accounts_exist"):
        seed_demo(database, NIGHT)
    assert not holds_demo(database)


def test_the_demo_is_known_by_its_agency(database: Database) -> None:
    assert not holds_demo(database)
    seed_demo(database, NIGHT)
    assert holds_demo(database)
