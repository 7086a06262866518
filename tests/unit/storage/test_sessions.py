from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from fieldref.storage import sessions as module
from fieldref.storage.db import Database
from fieldref.storage.sessions import (
    SessionLimits,
    create_session,
    find_current,
    is_touch_due,
    list_sessions,
    revoke,
    revoke_all,
    started_before,
    touch,
)
from fieldref.storage.tables import sessions
from fieldref.storage.users import User, set_disabled
from tests.support.station import NIGHT, Station

MINUTE = timedelta(minutes=1)


@pytest.fixture
def token(database: Database, station: Station) -> str:
    return sign_in(database, station.officer)


def sign_in(database: Database, user: User, device: str = "Firefox on Android") -> str:
    with database.writing() as transaction:
        return create_session(transaction, user, device, NIGHT)


def is_signed_in(database: Database, token: str, after: timedelta) -> bool:
    with database.reading() as transaction:
        return find_current(transaction, token, NIGHT + after) is not None


def session_id(database: Database, token: str) -> str:
    with database.reading() as transaction:
        found = find_current(transaction, token, NIGHT)
    assert found
    return found.session.id


def test_a_token_finds_its_user_and_agency(
    database: Database, station: Station, token: str
) -> None:
    with database.reading() as transaction:
        found = find_current(transaction, token, NIGHT)
    assert found
    assert (found.user, found.agency) == (station.officer, station.agency)
    assert found.session.device == "Firefox on Android"
    assert found.session.expires_at == NIGHT + timedelta(hours=12)


def test_the_token_itself_is_not_kept(database: Database, token: str) -> None:
    with database.reading() as transaction:
        assert token not in str(transaction.execute(select(sessions)).all())


@pytest.mark.parametrize("wrong", ["", "x", "\ud83d", "' OR 1=1 --"])
def test_another_token_finds_nobody(database: Database, token: str, wrong: str) -> None:
    assert not is_signed_in(database, wrong, MINUTE)
    assert not is_signed_in(database, session_id(database, token), MINUTE)


def test_a_session_ends_after_half_an_hour_of_silence(database: Database, token: str) -> None:
    assert is_signed_in(database, token, 30 * MINUTE - timedelta(microseconds=1))
    assert not is_signed_in(database, token, 30 * MINUTE)


def test_a_session_ends_after_twelve_hours_of_work(database: Database, token: str) -> None:
    last = timedelta(hours=12) - timedelta(microseconds=1)
    with database.writing() as transaction:
        touch(transaction, session_id(database, token), NIGHT + last - MINUTE)
    assert is_signed_in(database, token, last)
    assert not is_signed_in(database, token, timedelta(hours=12))


def test_use_is_noted_at_most_once_a_minute(database: Database, token: str) -> None:
    with database.reading() as transaction:
        found = find_current(transaction, token, NIGHT)
    assert found
    assert not is_touch_due(found.session, NIGHT + 59 * MINUTE / 60)
    assert is_touch_due(found.session, NIGHT + MINUTE)


def test_limits_are_the_installations_own(database: Database, token: str) -> None:
    strict = SessionLimits(idle=MINUTE)
    with database.reading() as transaction:
        assert find_current(transaction, token, NIGHT + MINUTE, strict) is None
        assert find_current(transaction, token, NIGHT + MINUTE) is not None


def test_a_revoked_session_is_over_at_once(
    database: Database, station: Station, token: str
) -> None:
    other = sign_in(database, station.officer)
    with database.writing() as transaction:
        assert revoke(transaction, station.officer.id, session_id(database, token), NIGHT)
    assert not is_signed_in(database, token, timedelta())
    assert is_signed_in(database, other, timedelta())


def test_nobody_revokes_the_session_of_another(
    database: Database, station: Station, token: str
) -> None:
    with database.writing() as transaction:
        assert not revoke(transaction, station.colleague.id, session_id(database, token), NIGHT)
    assert is_signed_in(database, token, MINUTE)


def test_all_sessions_but_one_are_revoked(database: Database, station: Station, token: str) -> None:
    others = [sign_in(database, station.officer) for _ in range(2)]
    colleague = sign_in(database, station.colleague)
    with database.writing() as transaction:
        kept = session_id(database, token)
        assert revoke_all(transaction, station.officer.id, NIGHT, keep=kept) == 2
    signed_in = [is_signed_in(database, each, MINUTE) for each in (token, *others, colleague)]
    assert signed_in == [True, False, False, True]
    with database.writing() as transaction:
        assert revoke_all(transaction, station.officer.id, NIGHT) == 1
    assert not is_signed_in(database, token, MINUTE)


def test_a_closed_account_has_no_session(database: Database, station: Station, token: str) -> None:
    with database.writing() as transaction:
        set_disabled(transaction, station.officer, True)
    assert not is_signed_in(database, token, MINUTE)


def test_a_user_sees_only_live_sessions_of_their_own(
    database: Database, station: Station, token: str
) -> None:
    newer = sign_in(database, station.officer, "Safari on iPhone " * 10)
    revoked = sign_in(database, station.officer)
    sign_in(database, station.colleague)
    with database.writing() as transaction:
        revoke(transaction, station.officer.id, session_id(database, revoked), NIGHT)
        touch(transaction, session_id(database, newer), NIGHT + MINUTE)
    with database.reading() as transaction:
        found = list_sessions(transaction, station.officer.id, NIGHT + 30 * MINUTE)
        assert [session.id for session in found] == [session_id(database, newer)]
        found = list_sessions(transaction, station.officer.id, NIGHT + MINUTE)
        ids = [session_id(database, newer), session_id(database, token)]
        assert [session.id for session in found] == ids
    assert len(found[0].device) == module._DEVICE_LENGTH


def test_the_sign_in_before_this_one_is_remembered_even_when_it_is_over(
    database: Database, station: Station, token: str
) -> None:
    sign_in(database, station.colleague)
    with database.reading() as transaction:
        first = find_current(transaction, token, NIGHT)
        assert first
        assert started_before(transaction, station.officer.id, first.session) is None
    with database.writing() as transaction:
        revoke(transaction, station.officer.id, first.session.id, NIGHT)
        later = create_session(transaction, station.officer, "", NIGHT + MINUTE)
        create_session(transaction, station.officer, "", NIGHT + 2 * MINUTE)
        second = find_current(transaction, later, NIGHT + MINUTE)
        assert second
        assert started_before(transaction, station.officer.id, second.session) == NIGHT
