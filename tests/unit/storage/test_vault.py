from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from fieldref.storage.db import Database
from fieldref.storage.order import DamagedOrder, OrderFacts
from fieldref.storage.orders import Orders
from fieldref.storage.rekeying import rekey
from fieldref.storage.tables import key_checks, order_versions, orders
from fieldref.storage.vault import Damaged, Vault, WrongKey, check_key
from tests.support.station import NIGHT, VAULT, Station, new_id, paper, save_of

OTHER = Vault(b"another key of just 32 bytes ...")


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens_at_its_place(text: bytes) -> None:
    sealed = VAULT.seal(text, "orders", 1, "id", 1)
    assert VAULT.open(sealed, "orders", 1, "id", 1) == text
    assert len(text) < 8 or text not in sealed


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    assert len({VAULT.seal(b"text", "orders") for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "place",
    [("orders", 2, "id", 1), ("orders", 1, "di", 1), ("orders", 1, "id", 2), ("saves", 1, "id", 1)],
)
def test_what_is_sealed_opens_nowhere_else(place: tuple[str | int, ...]) -> None:
    sealed = VAULT.seal(b"text", "orders", 1, "id", 1)
    with pytest.raises(Damaged):
        VAULT.open(sealed, *place)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Damaged):
        OTHER.open(VAULT.seal(b"text", "orders"), "orders")


def test_every_changed_byte_is_noticed() -> None:
    sealed = VAULT.seal(b"Daniel Vega", "orders")
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(Damaged):
            VAULT.open(changed, "orders")


@pytest.mark.parametrize("kept", [0, 1, 5, 13, 20])
def test_a_cut_text_is_noticed(kept: int) -> None:
    with pytest.raises(Damaged):
        VAULT.open(VAULT.seal(b"Daniel Vega", "orders")[:kept], "orders")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(bytes(length))


@pytest.mark.parametrize("typed", ["26-012345", "26 012345", " 26012345 ", "２６-０１２３４５"])
def test_a_case_number_is_found_however_it_is_spaced(typed: str) -> None:
    assert VAULT.case_index(1, typed) == VAULT.case_index(1, "26-012345")


def test_a_case_number_index_belongs_to_one_agency_and_one_key() -> None:
    index = VAULT.case_index(1, "26-012345")
    others = {VAULT.case_index(2, "26-012345"), OTHER.case_index(1, "26-012345")}
    assert index not in others | {VAULT.case_index(1, "26-012346")}


@pytest.mark.parametrize("nothing", [None, "", " - "])
def test_no_case_number_has_no_index(nothing: str | None) -> None:
    assert VAULT.case_index(1, nothing) is None


def test_a_new_database_takes_the_key_and_then_no_other(database: Database) -> None:
    check_key(database, VAULT)
    check_key(database, VAULT)
    with pytest.raises(WrongKey, match="FIELDREF_DATA_KEY"):
        check_key(database, OTHER)
    check_key(database, VAULT)


def test_orders_without_a_key_record_are_never_given_a_new_key(
    database: Database, station: Station
) -> None:
    check_key(database, VAULT)
    with database.writing() as transaction:
        station.orders(transaction).create(new_id(), station.officer.id, paper(), NIGHT)
        transaction.execute(delete(key_checks))
    with pytest.raises(WrongKey):
        check_key(database, OTHER)


def kept_texts(database: Database, station: Station, vault: Vault) -> list[object]:
    with database.reading() as transaction:
        book = Orders(transaction, vault, station.agency.id)
        found = book.find()
        return [found, [book.versions(order.id) for order in found]]


def test_a_changed_key_opens_all_that_the_old_one_sealed(
    database: Database, station: Station
) -> None:
    check_key(database, VAULT)
    ids = [new_id() for _ in range(3)]
    with database.writing() as transaction:
        book = station.orders(transaction)
        for order_id in ids:
            book.create(order_id, station.officer.id, paper(narrative="Ñandú"), NIGHT)
        change = save_of(paper("26-777"), 1, OrderFacts(status="granted", locked=True))
        book.amend(ids[0], change, reason="The name was wrong", by_id=station.officer.id)
        book.delete(ids[2], NIGHT)
    before = kept_texts(database, station, VAULT)

    assert rekey(database, VAULT, OTHER) == 3

    assert kept_texts(database, station, OTHER) == before
    with pytest.raises(Damaged):
        kept_texts(database, station, VAULT)
    with database.reading() as transaction:
        book = Orders(transaction, OTHER, station.agency.id)
        assert [order.id for order in book.find(case_number="26777")] == [ids[0]]
    check_key(database, OTHER)
    with pytest.raises(WrongKey):
        check_key(database, VAULT)


def test_changing_the_key_needs_the_right_old_one(database: Database, station: Station) -> None:
    check_key(database, VAULT)
    with database.writing() as transaction:
        station.orders(transaction).create(new_id(), station.officer.id, paper(), NIGHT)
    before = kept_texts(database, station, VAULT)
    with pytest.raises(WrongKey):
        rekey(database, OTHER, VAULT)
    assert kept_texts(database, station, VAULT) == before


def test_a_change_of_key_that_meets_damage_changes_nothing(
    database: Database, station: Station
) -> None:
    check_key(database, VAULT)
    whole, damaged = sorted([new_id(), new_id()])
    with database.writing() as transaction:
        for order_id in (whole, damaged):
            station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
        broken = update(orders).where(orders.c.id == damaged)
        transaction.execute(broken.values(document=b"\x01" + bytes(40)))
    with pytest.raises(Damaged):
        rekey(database, VAULT, OTHER)
    check_key(database, VAULT)
    with database.reading() as transaction:
        assert station.orders(transaction).load(whole).paper == paper()


def test_ciphertexts_swapped_between_orders_do_not_open(
    database: Database, station: Station
) -> None:
    first, second = new_id(), new_id()
    with database.writing() as transaction:
        for order_id in (first, second):
            station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
        stolen = select(orders.c.document).where(orders.c.id == first).scalar_subquery()
        transaction.execute(update(orders).where(orders.c.id == second).values(document=stolen))
    with database.reading() as transaction:
        assert station.orders(transaction).load(first).paper == paper()
        with pytest.raises(Damaged):
            station.orders(transaction).load(second)


def test_an_older_state_put_back_does_not_open(database: Database, station: Station) -> None:
    order_id = new_id()
    with database.writing() as transaction:
        station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
        old = transaction.execute(select(orders.c.document)).scalar_one()
        station.orders(transaction).save(order_id, save_of(paper(narrative="more"), 1))
        transaction.execute(update(orders).values(document=old))
    with database.reading() as transaction, pytest.raises(Damaged):
        station.orders(transaction).load(order_id)


def test_an_order_moved_to_another_agency_does_not_open(
    database: Database, station: Station, neighbour: Station
) -> None:
    order_id = new_id()
    with database.writing() as transaction:
        station.orders(transaction).create(order_id, station.officer.id, paper(), NIGHT)
        transaction.execute(
            update(orders).values(agency_id=neighbour.agency.id, owner_id=neighbour.officer.id)
        )
    with database.reading() as transaction, pytest.raises(Damaged):
        neighbour.orders(transaction).load(order_id)


def test_no_name_lies_open_in_the_database(database: Database, station: Station) -> None:
    order_id = new_id()
    words = paper("26-555444", narrative="He broke the kitchen window")
    with database.writing() as transaction:
        book = station.orders(transaction)
        book.create(order_id, station.officer.id, words, NIGHT)
        change = save_of(words, 1, OrderFacts(status="granted", locked=True))
        book.amend(order_id, change, reason="Daniel, not Dan", by_id=station.officer.id)
    with database.reading() as transaction:
        rows = [
            str(row)
            for table in (orders, order_versions)
            for row in transaction.execute(select(table))
        ]
    assert len(rows) == 2
    for word in ("Daniel", "kitchen", "26-555444", "26555444"):
        assert not any(word in row for row in rows)


def test_a_case_number_of_nothing_but_marks_holds_nobody_up() -> None:
    began = perf_counter()
    assert VAULT.case_index(1, "26" + "\u0316\u0301" * 200_000) == VAULT.case_index(1, "26")
    assert perf_counter() - began < 1


@pytest.mark.parametrize(
    "changed",
    [
        {"locked": False},
        {"status": "draft"},
        {"served": True},
        {"granted_at": None},
        {"granted_at": NIGHT},
        {"expires_on": date(2026, 12, 31)},
        {"expires_at": "23:59"},
        {"owner_id": 0},
        {"version": 1},
    ],
    ids=str,
)
def test_what_lies_open_in_a_row_cannot_be_changed_from_outside(
    database: Database, station: Station, changed: dict[str, object]
) -> None:
    order_id = new_id()
    granted = OrderFacts(
        status="granted",
        expires_on=date(2026, 11, 27),
        expires_at="17:00",
        granted_at=NIGHT - timedelta(hours=1),
        locked=True,
    )
    values = {**changed, **({"owner_id": station.colleague.id} if "owner_id" in changed else {})}
    with database.writing() as transaction:
        book = station.orders(transaction)
        book.create(order_id, station.officer.id, paper(), NIGHT)
        book.save(order_id, save_of(paper(), 1, granted))
        assert book.load(order_id).locked
        transaction.execute(update(orders).values(values))
        with pytest.raises(Damaged):
            book.load(order_id)
        with pytest.raises(Damaged):
            book.save(order_id, save_of(paper(narrative="other"), 2, OrderFacts()))
        assert [type(order) for order in book.load_all([order_id])] == [DamagedOrder]


def test_a_deleted_order_cannot_be_brought_back_from_outside(
    database: Database, station: Station
) -> None:
    order_id = new_id()
    with database.writing() as transaction:
        book = station.orders(transaction)
        book.create(order_id, station.officer.id, paper(), NIGHT)
        book.delete(order_id, NIGHT)
        transaction.execute(update(orders).values(deleted=False))
        with pytest.raises(Damaged):
            book.load(order_id)
