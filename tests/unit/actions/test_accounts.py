from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from argon2 import PasswordHasher

from fieldref.actions import accounts
from fieldref.actions.accounts import AccountRefused, Actor, PasswordChange, Refused, SignedIn
from fieldref.actions.demo import DEMO_AGENCY, DEMO_PASSWORD, seed_demo
from fieldref.storage import users
from fieldref.storage.db import Database
from fieldref.storage.passwords import hash_password, needs_rehash, verify_password
from fieldref.storage.users import ROLES, Profile
from tests.support.doors import GOOD, MINUTE, actor, enter, happened, try_in
from tests.support.station import NIGHT


@pytest.fixture(autouse=True)
def demo(database: Database) -> None:
    seed_demo(database, NIGHT)


@pytest.mark.parametrize("username", ["officer", "officer2", *ROLES[1:]])
def test_every_demo_account_opens_with_its_role(database: Database, username: str) -> None:
    done = enter(database, username)
    found = accounts.current(database, done.token, NIGHT)
    assert found
    assert found.user == done.user
    assert found.user.role == username.rstrip("2")
    assert found.agency.name == DEMO_AGENCY


def test_a_wrong_password_says_how_many_tries_are_left(database: Database) -> None:
    assert try_in(database, "officer") == Refused("wrong", 4)
    assert try_in(database, "officer") == Refused("wrong", 3)
    enter(database, "officer")
    assert try_in(database, "officer") == Refused("wrong", 4)


def test_a_name_nobody_has_is_answered_like_one_somebody_has(database: Database) -> None:
    known = [try_in(database, "officer") for _ in range(6)]
    assert [try_in(database, "nobody at all") for _ in range(6)] == known
    assert known[4:] == [Refused("locked", 0, NIGHT + 15 * MINUTE)] * 2


def test_a_locked_name_stays_locked_even_for_the_right_password(database: Database) -> None:
    for _ in range(5):
        try_in(database, "officer")
    locked = Refused("locked", 0, NIGHT + 15 * MINUTE)
    assert try_in(database, "officer", DEMO_PASSWORD, 14 * MINUTE) == locked
    assert isinstance(try_in(database, "officer", DEMO_PASSWORD, 15 * MINUTE), SignedIn)
    assert happened(database)[1:] == [("sign_in_refused", "wrong")] * 4 + [
        ("sign_in_refused", "locked"),
        ("sign_in_refused", "locked"),
        ("signed_in", "done"),
    ]


def test_a_name_locked_while_the_password_is_checked_stays_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = "fieldref.actions.accounts.verify_password"

    def slowly(kept: str | None, password: str) -> bool:
        monkeypatch.setattr(target, verify_password)
        for _ in range(5):
            try_in(database, "officer")
        return verify_password(kept, password)

    monkeypatch.setattr(target, slowly)
    assert try_in(database, "officer", DEMO_PASSWORD) == Refused("locked", 0, NIGHT + 15 * MINUTE)


def test_a_password_changed_while_the_old_one_is_checked_keeps_it_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = enter(database, "officer").user

    def slowly(kept: str | None, password: str) -> bool:
        with database.writing() as transaction:
            users.change_hash(transaction, officer, hash_password(GOOD))
        return verify_password(kept, password)

    monkeypatch.setattr("fieldref.actions.accounts.verify_password", slowly)
    assert try_in(database, "officer", DEMO_PASSWORD) == Refused("wrong", 5)


def test_signing_out_ends_one_session(database: Database) -> None:
    here, there = enter(database, "officer"), enter(database, "officer")
    session = accounts.current(database, here.token, NIGHT)
    assert session
    accounts.sign_out(database, Actor(here.user), session.session.id, NIGHT)
    assert accounts.current(database, here.token, NIGHT) is None
    assert accounts.current(database, there.token, NIGHT)


def test_the_use_of_a_session_is_noted_once_a_minute(database: Database) -> None:
    token = enter(database, "officer").token

    def last_seen(after: timedelta) -> timedelta:
        accounts.current(database, token, NIGHT + after)
        found = accounts.current(database, token, NIGHT + after)
        assert found
        return found.session.last_seen_at - NIGHT

    assert last_seen(MINUTE / 2) == timedelta()
    assert last_seen(MINUTE) == MINUTE
    assert [last_seen(n * 29 * MINUTE) for n in range(1, 4)][-1] == 87 * MINUTE
    assert accounts.current(database, token, NIGHT + 117 * MINUTE) is None


def test_somebody_ends_their_own_sessions_and_no_others(database: Database) -> None:
    phone, desk = enter(database, "officer"), enter(database, "officer")
    other = enter(database, "officer2")
    by = Actor(phone.user)
    ids = [session.id for session in accounts.own_sessions(database, by, NIGHT)]
    assert len(ids) == 2
    stranger = accounts.own_sessions(database, Actor(other.user), NIGHT)[0].id
    assert not accounts.revoke_session(database, by, stranger, NIGHT)
    kept = accounts.current(database, phone.token, NIGHT)
    assert kept
    assert accounts.revoke_other_sessions(database, by, kept.session.id, NIGHT) == 1
    assert accounts.current(database, desk.token, NIGHT) is None
    assert accounts.current(database, other.token, NIGHT)
    assert accounts.revoke_session(database, by, kept.session.id, NIGHT)
    assert accounts.current(database, phone.token, NIGHT) is None


def test_a_new_password_ends_every_other_session(database: Database) -> None:
    here, there = enter(database, "officer"), enter(database, "officer")
    kept = accounts.current(database, here.token, NIGHT)
    assert kept
    change = PasswordChange(old=DEMO_PASSWORD, new=GOOD, session_id=kept.session.id)
    accounts.change_password(database, Actor(here.user), change, NIGHT)
    assert accounts.current(database, here.token, NIGHT)
    assert accounts.current(database, there.token, NIGHT) is None
    assert isinstance(try_in(database, "officer", DEMO_PASSWORD), Refused)
    enter(database, "officer", GOOD)


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("wrong", GOOD, "wrong_password", "old"),
        (DEMO_PASSWORD, "short", "password_too_short", "password"),
        (DEMO_PASSWORD, "password123", "password_common", "password"),
    ],
)
def test_a_bad_password_change_changes_nothing(
    database: Database, old: str, new: str, code: str, field: str
) -> None:
    by = actor(database, "officer")
    with pytest.raises(AccountRefused) as refused:
        accounts.change_password(
            database, by, PasswordChange(old=old, new=new, session_id=""), NIGHT
        )
    assert (refused.value.code, refused.value.field) == (code, field)
    enter(database, "officer")


def test_a_weak_hash_is_made_anew_at_sign_in(database: Database) -> None:
    officer = enter(database, "officer").user
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(DEMO_PASSWORD)
    with database.writing() as transaction:
        users.change_hash(transaction, officer, weak)
    enter(database, "officer")
    with database.reading() as transaction:
        kept = users.load_account(transaction, 1, officer.id).password_hash
    assert not needs_rehash(kept)
    enter(database, "officer")


def test_a_profile_is_changed_but_not_its_username(database: Database) -> None:
    by = actor(database, "officer")
    wanted = Profile("admin", " R. Reyes-Núñez ", "4413", "559-555-0199")
    changed = accounts.change_profile(database, by, wanted, NIGHT)
    assert changed == enter(database, "officer").user
    assert (changed.username, changed.name, changed.badge) == ("officer", "R. Reyes-Núñez", "4413")
    nameless, endless = replace(wanted, name=" "), replace(wanted, badge="9" * 51)
    for bad, code in ((nameless, "needed"), (endless, "too_long")):
        with pytest.raises(AccountRefused, match=code):
            accounts.change_profile(database, by, bad, NIGHT)


def test_language_and_theme_are_remembered_one_by_one(database: Database) -> None:
    officer = enter(database, "officer").user
    chosen = accounts.choose(database, officer, language="es", theme=None)
    accounts.choose(database, chosen, language=None, theme="night")
    found = enter(database, "officer").user
    assert (found.language, found.theme) == ("es", "night")


@pytest.mark.parametrize("name", ["a" + "\u0316\u0301" * 200_000, "\ufdfa" * 100, "x" * 101])
def test_a_name_of_any_length_is_refused_at_once_like_any_other(
    database: Database, name: str
) -> None:
    began = perf_counter()
    assert [try_in(database, name) for _ in range(2)] == [Refused("wrong", 4), Refused("wrong", 3)]
    assert perf_counter() - began < 3
    assert try_in(database, name + "x") == Refused("wrong", 4)


@pytest.mark.parametrize("name", [" Officer ", "x" * 101, "\ufdfa" * 100])
def test_the_key_of_a_username_is_its_own_key_and_fits_its_column(name: str) -> None:
    key = users.username_key(name)
    assert len(key) <= 100
    assert users.username_key(key) == key


def test_the_fifth_wrong_present_password_ends_the_session(database: Database) -> None:
    here, there = enter(database, "officer"), enter(database, "officer")
    found = accounts.current(database, here.token, NIGHT)
    assert found
    guess = PasswordChange(old="wrong", new=GOOD, session_id=found.session.id)
    said = []
    for _ in range(5):
        assert accounts.current(database, here.token, NIGHT)
        with pytest.raises(AccountRefused) as refused:
            accounts.change_password(database, Actor(here.user), guess, NIGHT)
        said.append(refused.value.code)
    assert said == ["wrong_password"] * 4 + ["session_ended"]
    assert accounts.current(database, here.token, NIGHT) is None
    assert accounts.current(database, there.token, NIGHT)
    assert happened(database)[-5:] == [("password_refused", "wrong")] * 4 + [
        ("password_refused", "locked")
    ]
    assert try_in(database, "officer", DEMO_PASSWORD) == Refused("locked", 0, NIGHT + 15 * MINUTE)
