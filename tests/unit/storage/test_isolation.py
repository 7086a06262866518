"""What belongs to one agency is not there for another: every function that could show it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldref.storage.audit import Event, Who, append, latest, lines
from fieldref.storage.db import Database
from fieldref.storage.invitations import Invitation, create_invitation, list_open, withdraw
from fieldref.storage.order import OrderNotFound
from fieldref.storage.order_index import index_orders
from fieldref.storage.orders import Orders
from fieldref.storage.sessions import create_session, last_seen
from tests.support.station import NIGHT, Station, new_id, paper, save_of


@pytest.fixture
def order_id(database: Database, station: Station) -> str:
    order = new_id()
    with database.writing() as transaction:
        station.orders(transaction).create(order, station.officer.id, paper(), NIGHT)
    return order


Step = Callable[[Orders, str], object]
STEPS: dict[str, Step] = {
    "load": lambda book, order: book.load(order),
    "save": lambda book, order: book.save(order, save_of(paper("stolen"), 1)),
    "amend": lambda book, order: book.amend(order, save_of(paper("stolen"), 1), reason="", by_id=1),
    "versions": lambda book, order: book.versions(order),
    "delete": lambda book, order: book.delete(order, NIGHT),
    "outcome": lambda book, order: book.outcome(order, "s1"),
    "record_save": lambda book, order: book.record_save(order, "s1", "saved", NIGHT),
}


def test_every_step_on_an_order_is_tried_by_another_agency() -> None:
    public = {name for name in vars(Orders) if not name.startswith("_")}
    fields = {"transaction", "vault", "agency_id"}
    assert public - fields == {*STEPS, "create", "find", "load_all"}


@pytest.mark.parametrize("step", STEPS)
def test_another_agency_finds_nothing(
    database: Database, station: Station, neighbour: Station, order_id: str, step: str
) -> None:
    with database.writing() as transaction:
        station.orders(transaction).record_save(order_id, "s1", "saved", NIGHT)
    with database.writing() as transaction, pytest.raises(OrderNotFound):
        STEPS[step](neighbour.orders(transaction), order_id)
    with database.writing() as transaction:
        STEPS[step](station.orders(transaction), order_id)


def test_another_agency_lists_nothing(
    database: Database, station: Station, neighbour: Station, order_id: str
) -> None:
    with database.reading() as transaction:
        book = neighbour.orders(transaction)
        assert book.find() == ()
        assert book.find(owner_id=station.officer.id) == ()
        assert book.find(case_number="26-012345") == ()
        assert index_orders(transaction, neighbour.agency.id) == ()
        assert index_orders(transaction, neighbour.agency.id, station.officer.id) == ()
        assert len(station.orders(transaction).find(case_number="26-012345")) == 1
        assert len(index_orders(transaction, station.agency.id)) == 1


def test_another_agencys_orders_are_not_opened_among_ones_own(
    database: Database, station: Station, neighbour: Station, order_id: str
) -> None:
    theirs = new_id()
    with database.writing() as transaction:
        neighbour.orders(transaction).create(theirs, neighbour.officer.id, paper(), NIGHT)
        book = station.orders(transaction)
        assert book.load_all([theirs, order_id, new_id()]) == (book.load(order_id),)


def test_another_agencys_record_is_not_shown(
    database: Database, station: Station, neighbour: Station, order_id: str
) -> None:
    who = Who(agency_id=station.agency.id, user_id=station.officer.id)
    with database.writing() as transaction:
        append(transaction, Event(action="order_opened", who=who, at=NIGHT, order_id=order_id))
        assert lines(transaction, neighbour.agency.id, order_id) == ()
        assert latest(transaction, neighbour.agency.id, None, 10) == ()
        assert len(latest(transaction, station.agency.id, None, 10)) == 1


def test_another_agencys_invitations_are_neither_seen_nor_ended(
    database: Database, station: Station, neighbour: Station
) -> None:
    invitation = Invitation(kind="account", agency_id=station.agency.id, role="officer")
    with database.writing() as transaction:
        create_invitation(transaction, invitation, NIGHT)
        (seen,) = list_open(transaction, station.agency.id, NIGHT)
        assert list_open(transaction, neighbour.agency.id, NIGHT) == ()
        assert not withdraw(transaction, neighbour.agency.id, seen.id, NIGHT)
        assert withdraw(transaction, station.agency.id, seen.id, NIGHT)


def test_when_people_of_another_agency_were_here_is_not_shown(
    database: Database, station: Station, neighbour: Station
) -> None:
    with database.writing() as transaction:
        create_session(transaction, station.officer, "", NIGHT)
        assert last_seen(transaction, neighbour.agency.id) == {}
        assert last_seen(transaction, station.agency.id) == {station.officer.id: NIGHT}
