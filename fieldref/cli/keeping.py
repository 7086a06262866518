"""What ``fieldref database`` does; apart from it because the libraries of storage load slowly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldref.cli.failures import UNREADABLE, Failure
from fieldref.settings import Settings, from_env
from fieldref.storage.audit import verify_chain
from fieldref.storage.db import Database, Unavailable, integrity, open_database
from fieldref.storage.rekeying import rekey
from fieldref.storage.vault import Damaged, Vault, WrongKey, check_key

_KEY_NAME = "FIELDREF_DATA_KEY"


def check_database() -> str:
    """Words that all is well.

    Raises:
        Failure: the database, its key or the record of events is not in order.
    """
    settings = _settings()
    with _opened(settings) as kept:
        check_key(kept, Vault(settings.data_key))
        if not integrity(kept):
            raise _fault("the database file is damaged; restore it from a backup")
        with kept.reading() as transaction:
            broken = verify_chain(transaction)
        if broken is not None:
            raise _fault(f"the record of events was changed at number {broken}")
    return "The database is whole, the key fits, the record of events is unbroken."


def change_key(new_key_file: Path) -> str:
    """Seal everything under the key in a file; words for what is to be done next.

    Raises:
        Failure: a key is bad or does not fit; nothing was changed.
    """
    old, new = _settings(), _settings(new_key_file.read_text(encoding="ascii", errors="replace"))
    with _opened(old) as kept:
        count = rekey(kept, Vault(old.data_key), Vault(new.data_key))
    place = _KEY_NAME if os.environ.get(_KEY_NAME) else str(old.instance / "data.key")
    return f"Orders sealed under the new key: {count}. Now put the new key into {place}."


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
