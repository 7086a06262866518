"""Orders in every state on the demo agency's shelf, and people signed in to see them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from flask import Flask

from fieldref.actions import epo, grant
from fieldref.actions.desk import Desk, OpenOrder
from fieldref.actions.grant import CallEnd
from fieldref.core.fields import Draft, FieldState, Json, Tree, put, with_value
from fieldref.storage import audit, users
from fieldref.storage.db import Database
from fieldref.storage.sessions import create_session
from fieldref.storage.users import User
from fieldref.storage.vault import Vault
from fieldref.web import i18n
from fieldref.web.access import COOKIE
from tests.support.drafts import FULL
from tests.support.page import PageClient
from tests.support.site import NIGHT

MINUTE = timedelta(minutes=1)
SERVED: dict[str, Json] = {
    "served_on": "2026-11-20",
    "served_at": "21:15",
    "address": "Fresno County Jail",
    "server_name": "R. Reyes",
    "server_contact": "Demo Police Department, 559-555-0100",
    "peace_officer": True,
}


@dataclass(frozen=True)
class Book:
    """Writes orders as one person of the demo agency; the call is at ``granted_at``."""

    app: Flask
    username: str = "officer"

    @property
    def database(self) -> Database:
        """The site's database."""
        return cast(Database, self.app.extensions["fieldref.database"])

    @property
    def user(self) -> User:
        """Who writes."""
        with self.database.reading() as transaction:
            account = users.account_named(transaction, self.username)
        assert account is not None
        return account.user

    @property
    def desk(self) -> Desk:
        """Where they write."""
        vault = cast(Vault, self.app.extensions["fieldref.vault"])
        return Desk(self.database, vault, self.user.agency_id, self.user.id, "request-1")

    def browser(self, language: str = "en", at: datetime = NIGHT) -> PageClient:
        """A browser in which this person is signed in."""
        with self.database.writing() as transaction:
            token = create_session(transaction, self.user, "Firefox on Android", at)
        client = cast(PageClient, self.app.test_client())
        client.set_cookie(COOKIE, token)
        client.set_cookie(i18n.COOKIE, language)
        return client

    def draft(self, at: datetime = NIGHT, **changed: Json) -> str:
        """A draft with every question answered, but for what is changed; its id."""
        order_id = str(uuid.uuid4())
        document: Tree = {**FULL}
        for path, value in changed.items():
            document = with_value(document, path.replace("__", "."), value)
        epo.start(self.desk, order_id, document, at)
        return order_id

    def called(self, result: str = "dropped", at: datetime = NIGHT, **changed: Json) -> str:
        """A draft whose call ended so."""
        order_id = self.draft(at, **changed)
        end = CallEnd(result, at, "Hon. Alan Price")  # type: ignore[arg-type]
        grant.end_call(self.desk, order_id, end)
        return order_id

    def granted(
        self,
        at: datetime = NIGHT - timedelta(hours=1),
        expires: tuple[str | None, str | None] = ("2026-11-27", "17:00"),
        *,
        locked: bool = True,
        **changed: Json,
    ) -> str:
        """An order granted at 20:42 that Friday night, read back and locked."""
        order_id = self.called("granted", at, **changed)
        said = {
            "grant.judicial_officer": "Hon. Alan Price",
            "grant.expires_on": expires[0],
            "grant.expires_at": expires[1],
        }
        epo.edit(self.desk, order_id, lambda draft: _with(draft, said), at)
        if locked:
            grant.close_line(self.desk, order_id, at)
        return order_id

    def served(
        self, expires: tuple[str | None, str | None] = ("2026-11-27", "17:00"), **changed: Json
    ) -> str:
        """An order granted and served."""
        order_id = self.granted(NIGHT - timedelta(hours=1), expires, locked=True, **changed)
        grant.record(self.desk, order_id, "service", SERVED, NIGHT)
        return order_id

    def stored(self, order_id: str) -> OpenOrder:
        """The order as it stands in the database."""
        return epo.read(self.desk, order_id)

    def happened(self, order_id: str) -> list[tuple[str, dict[str, object]]]:
        """What the record says of an order: the actions with their details."""
        with self.database.reading() as transaction:
            assert audit.verify_chain(transaction) is None
            lines = audit.lines(transaction, self.user.agency_id, order_id)
        return [(line.event.action, dict(line.event.details)) for line in lines]


def _with(draft: Draft, values: dict[str, str | None]) -> Draft:
    for path, value in values.items():
        draft = put(draft, path, FieldState(value))
    return draft
