"""``fieldref database``: looking after what is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from fieldref.cli.failures import UNREADABLE, Failure
from fieldref.settings import Settings, from_env
from fieldref.storage.audit import verify_chain
from fieldref.storage.db import Database, Unavailable, integrity, open_database
from fieldref.storage.rekeying import rekey
from fieldref.storage.vault import Damaged, Vault, WrongKey, check_key

_KEY_NAME = "FIELDREF_DATA_KEY"


@click.group()
def database() -> None:
    """The database of this installation."""


@database.command()
def check() -> None:
    """Check the database, its key and the record of events; exit code 1 on a fault."""
    settings = _settings()
    with _opened(settings) as kept:
        check_key(kept, Vault(settings.data_key))
        if not integrity(kept):
            raise _fault("the database file is damaged; restore it from a backup")
        with kept.reading() as transaction:
            broken = verify_chain(transaction)
        if broken is not None:
            raise _fault(f"the record of events was changed at number {broken}")
    click.echo("The database is whole, the key fits, the record of events is unbroken.")


@database.command("change-key")
@click.argument("new_key_file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def change_key(new_key_file: Path) -> None:
    """Seal everything under the key in NEW_KEY_FILE (64 hexadecimal digits).

    Stop the site first, and make a backup of the database and the old key.
    """
    old, new = _settings(), _settings(new_key_file.read_text(encoding="ascii", errors="replace"))
    with _opened(old) as kept:
        count = rekey(kept, Vault(old.data_key), Vault(new.data_key))
    place = _KEY_NAME if os.environ.get(_KEY_NAME) else str(old.instance / "data.key")
    click.echo(f"Orders sealed under the new key: {count}. Now put the new key into {place}.")


def _settings(key: str | None = None) -> Settings:
    """The settings of this installation, with another data key where one is given."""
    environ = dict(os.environ) | ({} if key is None else {_KEY_NAME: key.strip() or "none"})
    try:
        return from_env(environ)
    except ValueError as error:
        raise Failure("bad_key", {"key": str(error)}, UNREADABLE) from error


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    try:
        kept = open_database(settings.database_url)
    except ValueError as error:
        raise Failure("bad_arguments", {"database": str(error)}, UNREADABLE) from error
    try:
        yield kept
    except (Unavailable, WrongKey, Damaged) as error:
        raise _fault(str(error)) from error
    finally:
        kept.close()


def _fault(text: str) -> Failure:
    return Failure("database_fault", {"database": text}, exit_code=1)
