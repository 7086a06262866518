from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import ColumnElement, delete, insert, select, update

from fieldref.storage.audit import ACTIONS, Event, Who, append, lines, verify_chain
from fieldref.storage.db import Database
from fieldref.storage.tables import events
from tests.support.station import NIGHT, new_id

ORDER = new_id()
WHO = Who(agency_id=1, user_id=2, request_id="r-1")
SAVED = Event(
    action="order_saved", who=WHO, at=NIGHT, order_id=ORDER, details={"fields": "restrained.name"}
)
SIGNED_IN = Event(action="signed_in", who=WHO, at=NIGHT)


def write(database: Database, *happened: Event) -> None:
    with database.writing() as transaction:
        for event in happened:
            append(transaction, event)


def broken_at(database: Database) -> int | None:
    with database.reading() as transaction:
        return verify_chain(transaction)


def test_what_happened_is_read_as_it_was_written(database: Database) -> None:
    pacific = timezone(timedelta(hours=-8))
    at = datetime(2026, 11, 20, 13, 42, 7, 999999, tzinfo=pacific)
    write(database, SIGNED_IN, replace(SAVED, at=at, outcome="conflict"))
    with database.reading() as transaction:
        found = lines(transaction, 1)
    assert [line.sequence for line in found] == [1, 2]
    assert [line.event for line in found] == [SIGNED_IN, replace(SAVED, at=at, outcome="conflict")]
    assert broken_at(database) is None


def test_an_agency_reads_only_its_own_lines(database: Database) -> None:
    elsewhere = replace(SAVED, who=Who(agency_id=9, user_id=9))
    write(database, SAVED, elsewhere, SIGNED_IN)
    with database.reading() as transaction:
        assert [line.event for line in lines(transaction, 1)] == [SAVED, SIGNED_IN]
        assert [line.event for line in lines(transaction, 1, ORDER)] == [SAVED]
        assert [line.event for line in lines(transaction, 9, ORDER)] == [elsewhere]


def test_an_event_is_gone_with_its_transaction(database: Database) -> None:
    with pytest.raises(ValueError, match="undeclared"):
        write(database, SIGNED_IN, replace(SAVED, action="made_up"))
    with database.reading() as transaction:
        assert lines(transaction, 1) == ()


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        (replace(SAVED, action="order_save"), "undeclared"),
        (replace(SAVED, order_id=None), "needs an order"),
        (replace(SIGNED_IN, order_id=ORDER), "has no order"),
        (replace(SAVED, details={}), "exactly"),
        (replace(SAVED, details={"field": "x"}), "exactly"),
        (replace(SAVED, details={"fields": "x", "more": 1}), "exactly"),
        (replace(SAVED, details={"fields": "Daniel Vega"}), "only codes"),
        (replace(SAVED, outcome="he said no"), "only codes"),
        (replace(SAVED, details={"fields": "x" * 201}), "only codes"),
    ],
)
def test_what_is_not_declared_is_not_written(database: Database, event: Event, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        write(database, event)


def test_every_declared_action_can_be_written(database: Database) -> None:
    for action, declared in ACTIONS.items():
        order = ORDER if declared.order else None
        details = dict.fromkeys(declared.details, 1)
        write(database, Event(action=action, who=WHO, at=NIGHT, order_id=order, details=details))
    assert broken_at(database) is None


SECOND: ColumnElement[bool] = events.c.sequence == 2


@pytest.mark.parametrize(
    "values",
    [
        {"at": NIGHT + timedelta(microseconds=1)},
        {"agency_id": 2},
        {"user_id": None},
        {"action": "signed_in"},
        {"order_id": new_id()},
        {"request_id": "r-2"},
        {"outcome": "conflict"},
        {"details": '{"fields":"restrained.dob"}'},
        {"hash": "0" * 64},
    ],
    ids=lambda values: next(iter(values)),
)
def test_every_changed_column_breaks_the_chain(
    database: Database, values: dict[str, object]
) -> None:
    write(database, SIGNED_IN, SAVED, SIGNED_IN)
    with database.writing() as transaction:
        transaction.execute(update(events).where(SECOND).values(values))
    assert broken_at(database) == 2


def test_a_removed_line_breaks_the_chain(database: Database) -> None:
    write(database, SIGNED_IN, SAVED, SIGNED_IN)
    with database.writing() as transaction:
        transaction.execute(delete(events).where(SECOND))
    assert broken_at(database) == 2


def test_a_line_removed_and_the_rest_renumbered_breaks_the_chain(database: Database) -> None:
    write(database, SIGNED_IN, SAVED, SIGNED_IN)
    with database.writing() as transaction:
        transaction.execute(delete(events).where(SECOND))
        transaction.execute(update(events).where(events.c.sequence == 3).values(sequence=2))
    assert broken_at(database) == 2


def test_a_line_slipped_in_at_the_end_breaks_the_chain(database: Database) -> None:
    write(database, SIGNED_IN, SAVED)
    with database.writing() as transaction:
        row = transaction.execute(select(events).where(SECOND)).mappings().one()
        transaction.execute(insert(events).values(dict(row) | {"sequence": 3}))
    assert broken_at(database) == 3


def test_an_empty_record_is_whole(database: Database) -> None:
    assert broken_at(database) is None
