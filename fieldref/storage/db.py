"""The database: how it is opened, how a transaction runs, how its tables come to be.

SQLite is the ordinary home; PostgreSQL is chosen by URL alone. On both, writers take turns: a
writing transaction holds the one write lock from its first statement to its commit, so whoever
reads and then writes inside it cannot be overtaken. Readers never wait for writers.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Transaction: TypeAlias = Connection

_LOCK_MS = 5000
_WRITE_LOCK = 0x65706F31  # any fixed number: the advisory lock that PostgreSQL writers share
_MIGRATIONS = Path(__file__).parent / "migrations"


class Unavailable(Exception):
    """The database did not answer in time or could not write; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Database:
    """An opened database with its pool of connections; cheap to share between threads."""

    engine: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent view of the database; whatever is done in it is undone at the end.

        Raises:
            Unavailable: the database does not answer.
        """
        with _words(), self.engine.connect() as transaction:
            if self.is_sqlite:
                _driver(transaction).execute("BEGIN")
            else:
                transaction.execution_options(isolation_level="REPEATABLE READ")
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One transaction: kept on disk whole when the block ends, not at all when it raises.

        Slow work (hashing a password, drawing a PDF) belongs outside: all writers wait.

        Raises:
            Unavailable: the write lock was not free for five seconds, or the disk refused.
        """
        with _words(), self.engine.connect() as transaction:
            self._take_turn(transaction)
            yield transaction
            transaction.commit()

    def close(self) -> None:
        """Give back every idle connection."""
        self.engine.dispose()

    def _take_turn(self, transaction: Transaction) -> None:
        if self.is_sqlite:
            _driver(transaction).execute("BEGIN IMMEDIATE")
        else:
            transaction.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")


def open_database(url: str) -> Database:
    """The database at ``sqlite:///path`` or ``postgresql://...``; a missing SQLite file is made.

    Raises:
        ValueError: another kind of database, or SQLite without a file.
    """
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if kind not in {"sqlite", "postgresql"} or not parsed.database:
        raise ValueError("FIELDREF_DATABASE_URL must be sqlite:///path or postgresql://...")
    return Database(_open_sqlite(parsed) if kind == "sqlite" else _open_server(parsed))


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the tables to a revision, in one transaction. Workers that start at once take turns."""
    config = alembic_config()
    with _words(), database.engine.connect() as connection, _foreign_keys_off(connection):
        database._take_turn(connection)
        config.attributes["connection"] = connection
        if revision == "head":
            command.upgrade(config, revision)
        else:
            command.downgrade(config, revision)
        connection.commit()


def alembic_config() -> Config:
    """Alembic, told where the migrations of this package lie."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def integrity(database: Database) -> bool:
    """Whether the database answers and its pages and references are whole.

    Raises:
        Unavailable: it does not answer.
    """
    try:
        with database.reading() as transaction:
            return _is_whole(transaction)
    except DatabaseError:  # SQLite cannot even walk a badly torn file
        return False


def _is_whole(transaction: Transaction) -> bool:
    if transaction.dialect.name != "sqlite":
        return transaction.exec_driver_sql("SELECT 1").scalar() == 1
    pages = transaction.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return pages == ["ok"] and not transaction.exec_driver_sql("PRAGMA foreign_key_check").all()


@contextmanager
def _words() -> Iterator[None]:
    """Turn the failures of a database that cannot answer into one error, without its data."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, sqlite3.OperationalError) as error:
        raise Unavailable(_reason(error)) from error


def _reason(error: Exception) -> str:
    """The driver's first line, which names no values; PostgreSQL puts those on later lines."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    lines = str(cause).splitlines()
    return f"the database did not answer: {lines[0] if lines else type(cause).__name__}"


def _open_sqlite(url: URL) -> Engine:
    _make_private(Path(url.database or ""))
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=8,
        max_overflow=24,
        pool_timeout=_LOCK_MS / 1000,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _make_private(path: Path) -> None:
    """An empty file that only this user may read; SQLite gives its -wal and -shm the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {_LOCK_MS}")
        _write_ahead(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Turn WAL on; SQLite does not wait by itself where two processes do this at once."""
    give_up = time.monotonic() + _LOCK_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def _open_server(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=8,
        max_overflow=24,
        pool_timeout=_LOCK_MS / 1000,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "options": f"-c lock_timeout={_LOCK_MS}"},
    )


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """SQLite rebuilds a table to change it; its references must not fall while it does."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = _driver(connection)
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _driver(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection: SQLAlchemy has no words for its kinds of BEGIN."""
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)
