"""Two agencies at work in one site: people of every role in each, and orders of the first."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from fieldref.actions import epo, grant, receipts
from fieldref.actions.desk import Desk
from fieldref.content.receipts import make_receipt
from fieldref.core.fields import Draft, Tree
from fieldref.core.receipts import Officer
from fieldref.storage import agencies, sessions, users
from fieldref.storage.agencies import AgencySettings
from fieldref.storage.db import Database
from fieldref.storage.users import ROLES, Role, User
from fieldref.storage.vault import Vault
from fieldref.web.access import COOKIE
from tests.support.site import NIGHT
from tests.support.station import add_person

TOKEN = re.compile('csrf-token" content="([^"]+)')
SECRET = "Zdzisław Vega"
CASE = "26-777333"
CIVIL = datetime(2026, 11, 20, 21, 40)
DOCUMENT: Tree = {
    "case_number": CASE,
    "grounds": ["domestic_violence"],
    "protected": [{"name": f"María {SECRET}"}, {"name": f"Ana {SECRET}"}],
    "restrained": {"name": SECRET},
    "narrative": f"{SECRET} struck her.",
}
GRANTED: Tree = {
    "call": {"result": "granted", "at": "2026-11-20T21:40"},
    "grant": {
        "judicial_officer": "Hon. Alan Price",
        "granted_on": "2026-11-20",
        "granted_at": "21:40",
        "expires_on": "2026-11-27",
    },
}


@dataclass(frozen=True)
class World:
    """A site with two agencies; ``home`` and ``away`` hold one person of each role."""

    app: Flask
    home: dict[Role, User]
    away: dict[Role, User]

    @property
    def database(self) -> Database:
        """The database of the site."""
        database = self.app.extensions["fieldref.database"]
        assert isinstance(database, Database)
        return database

    @property
    def desk(self) -> Desk:
        """Where the first agency's officer works."""
        officer, vault = self.home["officer"], self.app.extensions["fieldref.vault"]
        assert isinstance(vault, Vault)
        return Desk(self.database, vault, officer.agency_id, officer.id)

    def browser(self, user: User | None) -> FlaskClient:
        """A browser in which this person, or nobody, is signed in; its posts carry the token.

        It does not read its pages as other tests do: here they are too many.
        """
        browser = FlaskClient(self.app, self.app.response_class)
        if user is not None:
            with self.database.writing() as transaction:
                token = sessions.create_session(transaction, user, "", NIGHT)
            browser.set_cookie(COOKIE, token)
        token_of_forms = TOKEN.search(browser.get("/preferences").text)
        assert token_of_forms is not None
        browser.environ_base["HTTP_X_CSRFTOKEN"] = token_of_forms[1]
        return browser

    def colleague(self) -> User:
        """Somebody new in the first agency."""
        with self.database.writing() as transaction:
            agency = agencies.load_agency(transaction, self.home["officer"].agency_id)
            return add_person(transaction, agency, f"colleague-{uuid.uuid4()}")

    def receipts(self) -> list[str]:
        """A new receipt of everybody in the first agency, each their own."""
        return [self._receipt(user) for user in self.home.values()]

    def _receipt(self, user: User) -> str:
        by = Officer(SECRET, "Fresno")
        receipt = make_receipt("notice", {"told_by_officer": "yes"}, CIVIL, by=by)
        desk = Desk(self.database, self.desk.vault, user.agency_id, user.id)
        return receipts.keep(desk, str(uuid.uuid4()), receipt, NIGHT).id

    def draft(self) -> str:
        """A new draft of the first agency's officer."""
        return epo.start(self.desk, str(uuid.uuid4()), DOCUMENT, NIGHT).id

    def granted(self) -> str:
        """A new order of the first agency, granted and not yet read back."""
        order = epo.start(self.desk, str(uuid.uuid4()), DOCUMENT, NIGHT)
        epo.edit(self.desk, order.id, _grant, NIGHT)
        return order.id

    def locked(self) -> str:
        """A new order of the first agency, granted and read back."""
        order_id = self.granted()
        grant.close_line(self.desk, order_id, NIGHT + timedelta(seconds=1))
        return order_id


def _grant(draft: Draft) -> Draft:
    for path, value in GRANTED.items():
        draft = epo.set_field(path, value)(draft)
    return draft


def make_world(app: Flask) -> World:
    """Two agencies in a site whose database has tables and nothing else."""
    database = app.extensions["fieldref.database"]
    with database.writing() as transaction:
        made = []
        for name in ("Fresno", "Madera"):
            agency = agencies.add_agency(transaction, name, AgencySettings(county="fresno"), NIGHT)
            people = {
                role: add_person(transaction, agency, f"{name}-{role}", role) for role in ROLES
            }
            made.append(people)
        assert users.any_user(transaction)
    return World(app, *made)
