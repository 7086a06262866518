from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import exc, func, select

from fieldref.storage.db import Database
from fieldref.storage.order import IdRefused, OrderFacts, OrderLocked, OrderNotFound, StaleOrder
from fieldref.storage.papers import Paper
from fieldref.storage.tables import saves
from tests.support.station import NIGHT, Station, new_id, paper, save_of

FIXED_ID = "0c9d1f9e-5f0e-4a53-9f2b-3c8f7d2b6a11"
LATER = NIGHT + timedelta(minutes=1)
GRANTED = OrderFacts(
    status="granted",
    expires_on=date(2026, 11, 27),
    expires_at="17:00",
    granted_at=NIGHT,
    locked=True,
)


@pytest.fixture
def order_id(database: Database, station: Station) -> str:
    order = new_id()
    with database.writing() as transaction:
        station.orders(transaction).create(order, station.officer.id, paper(), NIGHT)
    return order


def test_a_new_order_is_a_draft_of_its_officer(
    database: Database, station: Station, order_id: str
) -> None:
    with database.reading() as transaction:
        order = station.orders(transaction).load(order_id)
    assert (order.id, order.agency_id, order.owner_id) == (
        order_id,
        station.agency.id,
        station.officer.id,
    )
    assert (order.status, order.version, order.locked, order.served) == ("draft", 1, False, False)
    assert order.created_at == order.updated_at == NIGHT
    assert order.paper == paper()


def test_making_the_same_order_twice_gives_the_first(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        book = station.orders(transaction)
        again = book.create(order_id, station.officer.id, paper("99-9"), LATER)
        assert again == book.load(order_id)
    assert again.paper == paper()
    assert again.created_at == NIGHT


@pytest.mark.parametrize(
    "bad",
    ["", "1", "not-a-uuid", "A" * 36, FIXED_ID.upper(), FIXED_ID + "\n", "../" + FIXED_ID[3:]],
)
def test_an_id_that_is_no_uuid_is_refused(database: Database, station: Station, bad: str) -> None:
    with database.writing() as transaction, pytest.raises(IdRefused):
        station.orders(transaction).create(bad, station.officer.id, paper(), NIGHT)


def test_a_taken_id_is_refused_like_a_bad_one(
    database: Database, station: Station, neighbour: Station, order_id: str
) -> None:
    told = []
    for book_of, owner, wanted in (
        (neighbour, neighbour.officer, order_id),
        (station, station.colleague, order_id),
        (neighbour, neighbour.officer, "bad"),
    ):
        with database.writing() as transaction, pytest.raises(IdRefused) as refused:
            book_of.orders(transaction).create(wanted, owner.id, paper(), NIGHT)
        told.append(repr(refused.value))
    assert len(set(told)) == 1


def test_a_deleted_order_is_not_made_anew(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        station.orders(transaction).delete(order_id, LATER)
    with database.writing() as transaction, pytest.raises(IdRefused):
        station.orders(transaction).create(order_id, station.officer.id, paper(), LATER)


def test_nobody_owns_an_order_of_an_agency_that_is_not_theirs(
    database: Database, station: Station, neighbour: Station
) -> None:
    with pytest.raises(exc.IntegrityError), database.writing() as transaction:
        station.orders(transaction).create(new_id(), neighbour.officer.id, paper(), NIGHT)


def test_a_document_that_is_no_object_is_not_kept(database: Database, station: Station) -> None:
    with database.writing() as transaction, pytest.raises(ValueError, match="JSON object"):
        station.orders(transaction).create(new_id(), station.officer.id, Paper("[]"), NIGHT)


def test_a_save_keeps_everything_and_counts_up(
    database: Database, station: Station, order_id: str
) -> None:
    content = replace(paper("26-9", narrative="x" * 100_000), typed={"incident.on": "last night"})
    with database.writing() as transaction:
        assert station.orders(transaction).save(order_id, save_of(content, 1, GRANTED)) == 2
    with database.reading() as transaction:
        order = station.orders(transaction).load(order_id)
    assert order.paper == content
    assert (order.version, order.updated_at, order.created_at) == (2, LATER, NIGHT)
    assert (order.status, order.expires_on, order.expires_at) == (
        "granted",
        date(2026, 11, 27),
        "17:00",
    )
    assert (order.granted_at, order.served, order.locked) == (NIGHT, False, True)


def test_a_save_from_an_old_version_is_refused(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        station.orders(transaction).save(order_id, save_of(paper("26-2"), 1))
    with database.writing() as transaction, pytest.raises(StaleOrder):
        station.orders(transaction).save(order_id, save_of(paper("26-3"), 1))
    with database.reading() as transaction:
        assert station.orders(transaction).load(order_id).paper == paper("26-2")


def test_a_granted_order_changes_only_by_what_follows_the_grant(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        station.orders(transaction).save(order_id, save_of(paper(), 1, GRANTED))
    with database.writing() as transaction, pytest.raises(OrderLocked):
        station.orders(transaction).save(order_id, save_of(paper("26-3"), 2, GRANTED))
    served = replace(save_of(paper(), 2, replace(GRANTED, served=True)), beyond_lock=True)
    with database.writing() as transaction:
        station.orders(transaction).save(order_id, served)
        assert station.orders(transaction).load(order_id).served


def test_an_amendment_keeps_what_was_said_before_and_why_it_changed(
    database: Database, station: Station, order_id: str
) -> None:
    officer = station.officer.id
    with database.writing() as transaction:
        book = station.orders(transaction)
        book.save(order_id, save_of(paper("granted"), 1, GRANTED))
        first = book.amend(
            order_id, save_of(paper("first"), 2, GRANTED), reason="Número errado", by_id=officer
        )
        second = book.amend(
            order_id, save_of(paper("second"), 3, GRANTED), reason="again", by_id=officer
        )
    with database.reading() as transaction:
        book = station.orders(transaction)
        versions = book.versions(order_id)
        order = book.load(order_id)
    assert (first, second) == (1, 2)
    assert [(v.number, v.reason, v.paper, v.by_id, v.at) for v in versions] == [
        (1, "Número errado", paper("granted"), officer, LATER),
        (2, "again", paper("first"), officer, LATER),
    ]
    assert (order.paper, order.version, order.locked) == (paper("second"), 4, True)


def test_an_amendment_of_an_old_version_is_refused(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        book = station.orders(transaction)
        book.save(order_id, save_of(paper(), 1, GRANTED))
        with pytest.raises(StaleOrder):
            book.amend(order_id, save_of(paper(), 1), reason="late", by_id=station.officer.id)
        assert book.versions(order_id) == ()


def test_the_list_is_found_by_owner_status_and_case_number(
    database: Database, station: Station, order_id: str
) -> None:
    granted = new_id()
    with database.writing() as transaction:
        book = station.orders(transaction)
        book.create(granted, station.colleague.id, paper("26-777"), NIGHT)
        book.save(granted, save_of(paper("26-778"), 1, GRANTED))

    with database.reading() as transaction:
        book = station.orders(transaction)

        def ids(**wanted: object) -> list[str]:
            return [order.id for order in book.find(**wanted)]  # type: ignore[arg-type]

        assert ids() == [granted, order_id]
        assert ids(owner_id=station.officer.id) == [order_id]
        assert ids(status="granted") == [granted]
        assert ids(case_number="26 778") == [granted]
        assert ids(case_number="26-777") == []
        assert ids(case_number="  ") == []
        assert ids(case_number="26012345", status="granted") == []


def test_a_deleted_order_is_out_of_sight(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        station.orders(transaction).delete(order_id, LATER)
    with database.reading() as transaction:
        book = station.orders(transaction)
        assert book.find() == ()
        with pytest.raises(OrderNotFound):
            book.load(order_id)


def test_the_same_save_twice_changes_nothing(
    database: Database, station: Station, order_id: str
) -> None:
    with database.writing() as transaction:
        book = station.orders(transaction)
        assert book.outcome(order_id, "s1") is None
        assert book.record_save(order_id, "s1", "saved", NIGHT)
        assert not book.record_save(order_id, "s1", "conflict", LATER)
        assert book.outcome(order_id, "s1") == "saved"
    with database.reading() as transaction:
        assert transaction.execute(select(func.count()).select_from(saves)).scalar() == 1


def test_two_officers_saving_different_fields_lose_nothing(
    database: Database, station: Station, order_id: str
) -> None:
    start = threading.Barrier(2)

    def fill(field: str) -> None:
        start.wait()
        for count in range(20):
            with database.writing() as transaction:
                book = station.orders(transaction)
                order = book.load(order_id)
                document = json.loads(order.paper.document) | {f"{field}{count}": count}
                content = Paper(json.dumps(document))
                book.save(order_id, save_of(content, order.version))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fill, ["narrative", "whereabouts"]))
    with database.reading() as transaction:
        order = station.orders(transaction).load(order_id)
    document = json.loads(order.paper.document)
    assert order.version == 41
    for field in ("narrative", "whereabouts"):
        assert [document[f"{field}{count}"] for count in range(20)] == list(range(20))
