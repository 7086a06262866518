from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from fieldref.storage.db import Database, alembic_config, integrity, migrate, open_database
from fieldref.storage.invitations import Invitation, create_invitation, find_invitation
from fieldref.storage.receipts import Receipts
from fieldref.storage.sessions import create_session, list_sessions
from fieldref.storage.tables import metadata
from tests.support.databases import Blank
from tests.support.station import NIGHT, VAULT, add_station, new_id, paper

REVISIONS = [
    revision.revision for revision in ScriptDirectory.from_config(alembic_config()).walk_revisions()
]


@pytest.fixture
def empty_url(blank: Blank) -> Iterator[str]:
    url = blank.url()
    yield url
    blank.drop(url)


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    database = open_database(empty_url)
    yield database
    database.close()


def tables_of(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_the_newest_migration_leaves_the_tables_as_the_code_has_them(empty: Database) -> None:
    migrate(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_there_is_one_line_of_revisions() -> None:
    script = ScriptDirectory.from_config(alembic_config())
    assert len(script.get_heads()) == 1
    assert len(REVISIONS) >= 1


def test_migrating_twice_changes_nothing(empty: Database) -> None:
    migrate(empty)
    before = tables_of(empty)
    migrate(empty)
    assert tables_of(empty) == before == set(metadata.tables)


def test_every_migration_goes_back_to_nothing_and_forth_again(empty: Database) -> None:
    migrate(empty)
    migrate(empty, "base")
    assert tables_of(empty) == set()
    migrate(empty)
    assert tables_of(empty) == set(metadata.tables)


def test_what_is_kept_survives_every_migration_down_and_up(empty: Database) -> None:
    migrate(empty)
    station = add_station(empty, "fresno")
    order_id = new_id()
    with empty.writing() as transaction:
        station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
        create_session(transaction, station.officer, "phone", NIGHT)
        link = Invitation(kind="password", agency_id=station.agency.id, user_id=station.officer.id)
        token = create_invitation(transaction, link, NIGHT)
    for revision in REVISIONS:
        migrate(empty, revision)
    migrate(empty)
    with empty.reading() as transaction:
        assert station.orders(transaction).load(order_id).paper == paper()
        assert len(list_sessions(transaction, station.officer.id, NIGHT)) == 1
        assert find_invitation(transaction, token, "password", NIGHT) == link
    assert integrity(empty)


def test_receipts_come_to_a_database_that_has_orders_and_leave_it_again(empty: Database) -> None:
    migrate(empty)
    migrate(empty, "0003")
    assert tables_of(empty) == set(metadata.tables) - {"receipts"}
    station = add_station(empty, "fresno")
    order_id, receipt_id = new_id(), new_id()
    with empty.writing() as transaction:
        station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
    migrate(empty)
    with empty.writing() as transaction:
        mine = Receipts(transaction, VAULT, station.agency.id, station.officer.id)
        assert mine.newest(10) == ()
        kept = mine.keep(receipt_id, "notice", "{}", NIGHT)
    migrate(empty)
    with empty.reading() as transaction:
        mine = Receipts(transaction, VAULT, station.agency.id, station.officer.id)
        assert mine.newest(10) == (kept,)
    migrate(empty, "0003")
    with empty.reading() as transaction:
        assert station.orders(transaction).load(order_id).paper == paper()
    assert integrity(empty)


def test_a_migration_that_fails_leaves_nothing_half_done(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic.operations import Operations

    make = Operations.create_table

    def fail_late(self: Operations, name: str, *columns: object, **options: object) -> object:
        if name == "orders":
            raise RuntimeError("the power went")
        return make(self, name, *columns, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Operations, "create_table", fail_late)
        with pytest.raises(RuntimeError, match="the power went"):
            migrate(empty)
    assert tables_of(empty) == set()
    migrate(empty)
    assert tables_of(empty) == set(metadata.tables)


def migrate_at(url: str) -> bool:
    database = open_database(url)
    migrate(database)
    database.close()
    return True


def test_workers_that_start_at_once_take_turns(empty_url: str) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        assert all(pool.map(migrate_at, [empty_url] * 4))
    database = open_database(empty_url)
    assert tables_of(database) == set(metadata.tables)
    database.close()
