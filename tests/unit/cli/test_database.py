from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from fieldref.cli.database import database as command
from fieldref.cli.failures import Failure
from fieldref.storage.audit import Event, Who, append
from fieldref.storage.db import Database, migrate, open_database
from fieldref.storage.orders import Orders
from fieldref.storage.tables import events
from fieldref.storage.vault import Vault, check_key
from tests.support.station import NIGHT, add_station, new_id, paper

OLD, NEW = "0a" * 32, "0b" * 32


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database with one order under the old key, which lies in its file."""
    monkeypatch.setenv("FIELDREF_INSTANCE", str(tmp_path))
    for name in ("FIELDREF_DATA_KEY", "FIELDREF_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "data.key").write_text(OLD)
    (tmp_path / "new.key").write_text(NEW + "\n")
    database = open_database(f"sqlite:///{tmp_path / 'fieldref.db'}")
    migrate(database)
    vault = Vault(bytes.fromhex(OLD))
    check_key(database, vault)
    station = add_station(database, "fresno")
    with database.writing() as transaction:
        book = Orders(transaction, vault, station.agency.id)
        book.create(new_id(), station.officer.id, paper(), NIGHT)
        append(transaction, Event(action="signed_in", who=Who(), at=NIGHT))
    database.close()
    return database


def run(*words: str) -> str:
    done = CliRunner().invoke(command, words, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def test_a_whole_database_is_said_to_be_whole(kept: Database) -> None:
    assert "unbroken" in run("check")


def test_a_changed_record_is_found(kept: Database) -> None:
    with kept.writing() as transaction:
        transaction.execute(update(events).values(outcome="nothing"))
    with pytest.raises(Failure) as failed:
        run("check")
    assert failed.value.exit_code == 1
    assert "number 1" in failed.value.fields["database"]


def test_the_key_is_changed_and_the_old_one_is_of_no_use(kept: Database, tmp_path: Path) -> None:
    told = run("change-key", str(tmp_path / "new.key"))
    assert "sealed under the new key: 1" in told
    assert str(tmp_path / "data.key") in told
    with pytest.raises(Failure, match="database_fault") as failed:
        run("check")
    assert "backup" in failed.value.fields["database"]
    (tmp_path / "new.key").rename(tmp_path / "data.key")
    assert "unbroken" in run("check")


@pytest.mark.parametrize("content", ["", "short", "zz" * 32, "ключ"])
def test_a_bad_new_key_changes_nothing(kept: Database, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.key").write_text(content)
    with pytest.raises(Failure, match="bad_key") as failed:
        run("change-key", str(tmp_path / "bad.key"))
    assert failed.value.exit_code == 2
    assert "unbroken" in run("check")


def test_a_database_without_tables_is_a_fault_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDREF_INSTANCE", str(tmp_path))
    with pytest.raises(Failure, match="database_fault") as failed:
        run("check")
    assert "no such table" in failed.value.fields["database"]
