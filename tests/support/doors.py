"""Signing in and trying to, and what the record says of it."""

from __future__ import annotations

from datetime import timedelta

from fieldref.actions.accounts import Actor, Credentials, Refused, SignedIn, sign_in
from fieldref.actions.demo import DEMO_PASSWORD
from fieldref.storage import audit
from fieldref.storage.db import Database
from tests.support.station import NIGHT

MINUTE = timedelta(minutes=1)
GOOD = "two horses, one cart"


def enter(database: Database, username: str, password: str = DEMO_PASSWORD) -> SignedIn:
    done = sign_in(database, Credentials(username=username, password=password), NIGHT)
    assert isinstance(done, SignedIn)
    return done


def actor(database: Database, username: str) -> Actor:
    return Actor(enter(database, username).user, "request-1")


def try_in(
    database: Database, username: str, password: str = "wrong", after: timedelta = timedelta()
) -> SignedIn | Refused:
    return sign_in(database, Credentials(username=username, password=password), NIGHT + after)


def happened(database: Database, agency_id: int = 1) -> list[tuple[str, str]]:
    with database.reading() as transaction:
        assert audit.verify_chain(transaction) is None
        written = audit.lines(transaction, agency_id)
    return [(line.event.action, line.event.outcome) for line in written]
