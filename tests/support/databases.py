"""Migrated, empty databases for tests: a new one each time, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from fieldref.storage.db import Database, migrate, open_database
from fieldref.storage.tables import metadata
from tests.support.postgres import postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL on which databases may be made."""
    with postgres() as url:
        yield url


@dataclass(frozen=True)
class Blank:
    """Makes empty databases without any tables."""

    kind: str
    place: str

    def url(self) -> str:
        """The URL of a new database."""
        name = f"fieldref_{uuid.uuid4().hex}"
        if self.kind == "sqlite":
            return f"sqlite:///{Path(self.place) / name}.db"
        _administer(self.place, f"CREATE DATABASE {name}")
        return make_url(self.place).set(database=name).render_as_string(hide_password=False)

    def like(self, migrated: str) -> str:
        """The URL of a database with the same tables and nothing in them.

        A file is copied; on a server, where making a database is slow, it is emptied again.
        """
        if self.kind == "sqlite":
            url = self.url()
            shutil.copy(str(make_url(migrated).database), str(make_url(url).database))
            return url
        _administer(migrated, f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
        return migrated

    def drop(self, url: str) -> None:
        """Take a database away again."""
        if self.kind == "postgresql":
            _administer(self.place, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


@pytest.fixture(scope="session", params=KINDS)
def blank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Blank:
    """A maker of empty databases, once for each kind."""
    if request.param == "sqlite":
        return Blank("sqlite", str(tmp_path_factory.mktemp("databases")))
    return Blank("postgresql", request.getfixturevalue("postgres_server"))


@pytest.fixture(scope="session")
def migrated_url(blank: Blank) -> Iterator[str]:
    """A database with tables and nothing in them, to be copied."""
    url = blank.url()
    database = open_database(url)
    migrate(database)
    database.close()
    yield url
    blank.drop(url)


@pytest.fixture
def database_url(blank: Blank, migrated_url: str) -> str:
    """A migrated, empty database for this test."""
    return blank.like(migrated_url)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The same, opened."""
    opened = open_database(database_url)
    yield opened
    opened.close()


def _administer(server: str, statement: str) -> None:
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
