from __future__ import annotations

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import exc, insert, select, text

from fieldref.storage import db as module
from fieldref.storage.db import Database, Unavailable, integrity, migrate, open_database
from fieldref.storage.tables import agencies
from tests.support.station import NIGHT

NEW = {"name": "Sanger", "created_at": NIGHT, "settings": {}}


def names(database: Database) -> list[str]:
    with database.reading() as transaction:
        return list(transaction.execute(select(agencies.c.name)).scalars())


def test_a_whole_block_is_kept_and_a_broken_one_is_not(database: Database) -> None:
    with database.writing() as transaction:
        transaction.execute(insert(agencies).values(NEW))
    with pytest.raises(exc.IntegrityError), database.writing() as transaction:
        transaction.execute(insert(agencies).values([NEW | {"name": "Clovis"}, NEW]))
    assert names(database) == ["Sanger"]


def test_reading_keeps_nothing(database: Database) -> None:
    with database.reading() as transaction:
        transaction.execute(insert(agencies).values(NEW))
    assert names(database) == []


def test_reading_sees_one_state_while_others_write(database: Database) -> None:
    with database.reading() as transaction:
        assert transaction.execute(select(agencies.c.name)).all() == []
        with database.writing() as other:
            other.execute(insert(agencies).values(NEW))
        assert transaction.execute(select(agencies.c.name)).all() == []
    assert names(database) == ["Sanger"]


def test_many_savers_at_once_wait_for_each_other(database: Database) -> None:
    def count_up(_: int) -> None:
        with database.writing() as transaction:
            seen = transaction.execute(text("SELECT count(*) FROM agencies")).scalar_one()
            transaction.execute(insert(agencies).values(NEW | {"name": f"agency {seen}"}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_up, range(60)))
    assert sorted(names(database)) == sorted(f"agency {n}" for n in range(60))


def test_a_writer_that_never_gets_its_turn_is_told_so(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOCK_MS", 50)
    database = open_database(database_url)
    with (
        database.writing(),
        pytest.raises(Unavailable) as told,
        database.writing(),
    ):
        pytest.fail("two writers at once")
    assert "INSERT" not in str(told.value)
    database.close()


def test_a_failed_statement_never_shows_its_values(database: Database) -> None:
    with database.writing() as transaction:
        transaction.execute(insert(agencies).values(NEW))
    with pytest.raises(exc.IntegrityError) as failed, database.writing() as transaction:
        transaction.execute(insert(agencies).values(NEW))
    assert "hidden" in str(failed.value)


def test_the_database_is_whole(database: Database) -> None:
    assert integrity(database)


def test_a_torn_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "fieldref.db"
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    with database.writing() as transaction:
        for n in range(400):
            transaction.execute(insert(agencies).values(NEW | {"name": f"{n:0200}"}))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert integrity(database)
    database.close()
    content = path.read_bytes()
    path.write_bytes(content[:-8192] + bytes(4096) + content[-4096:])
    torn = open_database(f"sqlite:///{path}")
    assert not integrity(torn)
    torn.close()


def test_sqlite_is_set_to_lose_nothing(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/deep/down/fieldref.db")
    with database.reading() as transaction:
        pragmas = {
            name: transaction.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_new_file_is_readable_by_this_user_only(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/fieldref.db")
    database.close()
    assert stat.S_IMODE((tmp_path / "fieldref.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("url", ["sqlite://", "mysql://localhost/x", "postgresql://"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="FIELDREF_DATABASE_URL"):
        open_database(url)


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = NEW | {"created_at": NIGHT.replace(tzinfo=None)}
    with pytest.raises(exc.StatementError, match="time zone"), database.writing() as transaction:
        transaction.execute(insert(agencies).values(naive))


def test_two_that_open_a_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "fieldref.db"
    first = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    first.execute("CREATE TABLE t (n INTEGER)")
    first.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.2, first.rollback)
    release.start()
    database = open_database(f"sqlite:///{path}")
    with database.reading() as transaction:
        assert transaction.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    release.join()
    database.close()
    first.close()


def test_a_file_that_never_comes_free_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOCK_MS", 50)
    first = sqlite3.connect(tmp_path / "fieldref.db", isolation_level=None)
    first.execute("BEGIN EXCLUSIVE")
    database = open_database(f"sqlite:///{tmp_path / 'fieldref.db'}")
    with pytest.raises(Unavailable, match="locked"), database.reading():
        pytest.fail("opened a locked file")
    database.close()
    first.close()
