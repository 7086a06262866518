"""What the site needs before it is served: made once, before any server process starts."""

from __future__ import annotations

from datetime import datetime

from fieldref import paths
from fieldref.actions.accounts import AccountRefused
from fieldref.actions.demo import holds_demo, seed_demo
from fieldref.actions.invitations import set_up_link
from fieldref.settings import Settings
from fieldref.storage.db import Database, Unavailable, migrate, open_database
from fieldref.storage.vault import Vault, WrongKey, check_key
from fieldref.web import assets, i18n


class CannotStart(Exception):
    """The site cannot run as it is set up; the message says why and what to do, in one line."""


def prepare(settings: Settings, now: datetime) -> str | None:
    """Make everything that the site needs before it is served: tables, key record, static files,
    the demo agency where asked for. The token of a set-up link where there are no accounts.

    Raises:
        CannotStart: a wrong data key, a database that does not answer, missing static files, or
            a demo where real accounts are, or the other way round.
    """
    database = open_database(settings.database_url)
    try:
        migrate(database)
        check_key(database, Vault(settings.data_key))
        assets.build(paths.STATIC)
        i18n.compile_stale(paths.LOCALES)
        return _first_accounts(database, settings, now)
    except (Unavailable, WrongKey) as fault:
        raise CannotStart(str(fault)) from fault
    finally:
        # Server processes are forked from here; none may inherit an open connection.
        database.close()


def _first_accounts(database: Database, settings: Settings, now: datetime) -> str | None:
    if not settings.demo:
        if holds_demo(database):
            raise CannotStart(
                "this database holds the demo agency, whose passwords are public; start with "
                "--demo, or choose another folder with FIELDREF_INSTANCE"
            )
        return set_up_link(database, now)
    try:
        seed_demo(database, now)
    except AccountRefused as fault:
        raise CannotStart(
            "this database has accounts of its own; the demo needs an empty one"
        ) from fault
    return None
