from __future__ import annotations

import pytest

from fieldref.actions import accounts, people
from fieldref.actions.accounts import AccountRefused
from fieldref.actions.demo import seed_demo
from fieldref.actions.invitations import (
    Joining,
    accept_invitation,
    invite,
    look_at_link,
    password_link,
    set_up_link,
    use_password_link,
)
from fieldref.storage import agencies
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.db import Database
from fieldref.storage.users import Profile
from tests.support.doors import GOOD, actor, enter, happened, try_in
from tests.support.station import NIGHT


@pytest.fixture(autouse=True)
def demo(database: Database) -> None:
    seed_demo(database, NIGHT)


def joining(username: str = "new.officer", password: str = GOOD) -> Joining:
    return Joining(Profile(username, "N. Officer", "1", ""), password)


def test_an_invitation_makes_one_account_of_its_role(database: Database) -> None:
    token = invite(database, actor(database, "admin"), "dispatch", NIGHT)
    seen = look_at_link(database, token, "account", NIGHT)
    assert seen
    assert seen.role == "dispatch"
    user = accept_invitation(database, token, joining(" New.Officer "), NIGHT)
    assert (user.role, user.agency_id, user.username) == ("dispatch", 1, "new.officer")
    assert enter(database, "new.officer", GOOD).user == user
    with pytest.raises(AccountRefused, match="link_invalid"):
        accept_invitation(database, token, joining("another"), NIGHT)


@pytest.mark.parametrize(
    ("who", "code", "field"),
    [
        (joining("officer"), "username_taken", "username"),
        (joining(" "), "needed", "username"),
        (joining("x" * 101), "too_long", "username"),
        (joining(password="12345678"), "password_common", "password"),
        (joining(password="NEW.officer"), "password_is_username", "password"),
    ],
)
def test_a_refused_joining_leaves_the_link_working(
    database: Database, who: Joining, code: str, field: str
) -> None:
    token = invite(database, actor(database, "admin"), "officer", NIGHT)
    with pytest.raises(AccountRefused) as refused:
        accept_invitation(database, token, who, NIGHT)
    assert (refused.value.code, refused.value.field) == (code, field)
    accept_invitation(database, token, joining(), NIGHT)


def test_a_password_link_gives_a_new_password_and_ends_the_rest(database: Database) -> None:
    officer = enter(database, "officer")
    for _ in range(5):
        try_in(database, "officer")
    token = password_link(database, actor(database, "admin"), officer.user.id, NIGHT)
    with pytest.raises(AccountRefused, match="password_too_short"):
        use_password_link(database, token, "short", NIGHT)
    assert use_password_link(database, token, GOOD, NIGHT) == officer.user
    assert accounts.current(database, officer.token, NIGHT) is None
    enter(database, "officer", GOOD)
    with pytest.raises(AccountRefused, match="link_invalid"):
        use_password_link(database, token, GOOD, NIGHT)


def test_with_accounts_there_is_no_set_up_link(database: Database) -> None:
    assert set_up_link(database, NIGHT) is None


def test_what_was_done_is_in_the_record_without_a_name(database: Database) -> None:
    admin = actor(database, "admin")
    token = invite(database, admin, "officer", NIGHT)
    new = accept_invitation(database, token, joining(), NIGHT)
    people.release_lock(database, admin, new.id, NIGHT)
    people.change_agency(database, admin, AgencySettings(county="kings"), NIGHT)
    people.disable_user(database, admin, new.id, NIGHT)
    assert happened(database) == [
        ("demo_seeded", "done"),
        ("signed_in", "done"),
        ("user_invited", "done"),
        ("user_joined", "done"),
        ("lock_released", "done"),
        ("agency_changed", "done"),
        ("user_disabled", "done"),
    ]
    with database.reading() as transaction:
        assert agencies.load_agency(transaction, 1).settings.county == "kings"
