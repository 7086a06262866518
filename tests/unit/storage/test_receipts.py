"""Kept receipts: sealed, one officer's own, and gone for good when they are discarded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, exc, func, insert, select, update

from fieldref.storage.db import Database, Transaction
from fieldref.storage.receipts import (
    DamagedReceipt,
    ReceiptIdRefused,
    ReceiptNotFound,
    Receipts,
    StoredReceipt,
)
from fieldref.storage.rekeying import rekey
from fieldref.storage.tables import key_checks, receipts
from fieldref.storage.users import User
from fieldref.storage.vault import Damaged, Vault, WrongKey, check_key
from tests.support.station import NIGHT, VAULT, Station, new_id

OTHER = Vault(b"another key of just 32 bytes ...")
FIXED_ID = "0c9d1f9e-5f0e-4a53-9f2b-3c8f7d2b6a11"
LATER = NIGHT + timedelta(minutes=1)
TEXT = '{"told": {"by": "Agente Ñúñez"}, "facts": {"restrained": "Daniel Vega"}}'


def of(transaction: Transaction, user: User, vault: Vault = VAULT) -> Receipts:
    return Receipts(transaction, vault, user.agency_id, user.id)


@pytest.fixture
def receipt_id(database: Database, station: Station) -> str:
    made = new_id()
    check_key(database, VAULT)
    with database.writing() as transaction:
        of(transaction, station.officer).keep(made, "notice", TEXT, NIGHT)
    return made


def test_what_is_kept_is_there_whole(database: Database, station: Station, receipt_id: str) -> None:
    with database.reading() as transaction:
        mine = of(transaction, station.officer)
        assert mine.load(receipt_id) == StoredReceipt(receipt_id, NIGHT, "notice", TEXT)
        assert mine.count() == 1


def test_keeping_twice_keeps_once(database: Database, station: Station, receipt_id: str) -> None:
    with database.writing() as transaction:
        mine = of(transaction, station.officer)
        again = mine.keep(receipt_id, "arrest", "{}", LATER)
        assert again == StoredReceipt(receipt_id, NIGHT, "notice", TEXT)
        assert mine.count() == 1


@pytest.mark.parametrize("bad", ["", "1", "A" * 36, FIXED_ID.upper(), FIXED_ID + "\n"])
def test_an_id_that_is_no_uuid_is_refused(database: Database, station: Station, bad: str) -> None:
    with database.writing() as transaction, pytest.raises(ReceiptIdRefused):
        of(transaction, station.officer).keep(bad, "notice", TEXT, NIGHT)


def test_the_last_kept_stands_first(database: Database, station: Station) -> None:
    ids = [new_id() for _ in range(5)]
    with database.writing() as transaction:
        mine = of(transaction, station.officer)
        for number, each in enumerate(ids):
            mine.keep(each, "expiry", TEXT, NIGHT + timedelta(minutes=number))
        assert [r.id for r in mine.newest(3)] == ids[:1:-1]
        assert [r.id for r in mine.newest(3, skip=3)] == ids[1::-1]


def test_what_is_discarded_leaves_no_row(
    database: Database, station: Station, receipt_id: str
) -> None:
    with database.writing() as transaction:
        mine = of(transaction, station.officer)
        mine.discard(receipt_id)
        for step in (mine.load, mine.discard):
            with pytest.raises(ReceiptNotFound):
                step(receipt_id)
        assert mine.newest(10) == ()
        assert transaction.execute(select(func.count()).select_from(receipts)).scalar() == 0


Step = Callable[[Receipts, str], object]
STEPS: dict[str, Step] = {
    "load": lambda mine, receipt: mine.load(receipt),
    "discard": lambda mine, receipt: mine.discard(receipt),
}


def test_every_step_on_a_receipt_is_tried_by_somebody_else() -> None:
    public = {name for name in vars(Receipts) if not name.startswith("_")}
    fields = {"transaction", "vault", "agency_id", "user_id"}
    assert public - fields == {*STEPS, "keep", "newest", "count"}


@pytest.mark.parametrize("step", STEPS)
def test_a_receipt_is_its_officers_own(
    database: Database, station: Station, neighbour: Station, receipt_id: str, step: str
) -> None:
    for somebody in (station.colleague, neighbour.officer):
        with database.writing() as transaction:
            theirs = of(transaction, somebody)
            with pytest.raises(ReceiptNotFound):
                STEPS[step](theirs, receipt_id)
            assert (theirs.newest(10), theirs.count()) == ((), 0)
            with pytest.raises(ReceiptIdRefused):
                theirs.keep(receipt_id, "notice", TEXT, LATER)
    with database.writing() as transaction:
        STEPS[step](of(transaction, station.officer), receipt_id)


def test_nobody_keeps_one_in_an_agency_that_is_not_theirs(
    database: Database, station: Station, neighbour: Station
) -> None:
    with pytest.raises(exc.IntegrityError), database.writing() as transaction:
        Receipts(transaction, VAULT, station.agency.id, neighbour.officer.id).keep(
            new_id(), "notice", TEXT, NIGHT
        )


@pytest.mark.usefixtures("receipt_id")
def test_no_word_of_it_lies_open(database: Database) -> None:
    with database.reading() as transaction:
        (row,) = transaction.execute(select(receipts)).all()
    assert not any(word in str(row) for word in ("Vega", "Daniel", "told", "Ñúñez"))


@pytest.mark.parametrize(
    "changed",
    [{"tool": "arrest"}, {"created_at": LATER}, {"user_id": 0}, {"content": b"\x01" + bytes(40)}],
    ids=lambda changed: next(iter(changed)),
)
def test_one_that_was_changed_from_outside_hides_no_other(
    database: Database, station: Station, receipt_id: str, changed: dict[str, object]
) -> None:
    owner = station.colleague if "user_id" in changed else station.officer
    values = {**changed, **({"user_id": owner.id} if "user_id" in changed else {})}
    whole = new_id()
    with database.writing() as transaction:
        mine = of(transaction, owner)
        mine.keep(whole, "notice", TEXT, LATER)
        transaction.execute(update(receipts).where(receipts.c.id == receipt_id).values(values))
        with pytest.raises(Damaged):
            mine.load(receipt_id)
        found = {each.id: each for each in mine.newest(10)}
        assert isinstance(found[receipt_id], DamagedReceipt)
        assert found[whole] == mine.load(whole)
        mine.discard(receipt_id)
        assert [each.id for each in mine.newest(10)] == [whole]


def test_contents_swapped_between_receipts_do_not_open(
    database: Database, station: Station, receipt_id: str
) -> None:
    second = new_id()
    with database.writing() as transaction:
        mine = of(transaction, station.officer)
        mine.keep(second, "notice", TEXT, NIGHT)
        stolen = select(receipts.c.content).where(receipts.c.id == receipt_id).scalar_subquery()
        transaction.execute(update(receipts).where(receipts.c.id == second).values(content=stolen))
        with pytest.raises(Damaged):
            mine.load(second)


def test_a_changed_key_opens_receipts_too(
    database: Database, station: Station, receipt_id: str
) -> None:
    assert rekey(database, VAULT, OTHER) == 0
    with database.reading() as transaction:
        assert of(transaction, station.officer, OTHER).load(receipt_id).content == TEXT
        with pytest.raises(Damaged):
            of(transaction, station.officer).load(receipt_id)


def test_a_change_of_key_that_meets_a_damaged_receipt_changes_nothing(
    database: Database, station: Station, receipt_id: str
) -> None:
    damaged = new_id()
    values = {
        "id": damaged,
        "agency_id": station.agency.id,
        "user_id": station.officer.id,
        "created_at": NIGHT,
        "tool": "notice",
        "content": b"\x01" + bytes(40),
    }
    with database.writing() as transaction:
        transaction.execute(insert(receipts).values(values))
    with pytest.raises(Damaged):
        rekey(database, VAULT, OTHER)
    check_key(database, VAULT)
    with database.reading() as transaction:
        assert of(transaction, station.officer).load(receipt_id).content == TEXT


@pytest.mark.usefixtures("receipt_id")
def test_receipts_without_a_key_record_are_never_given_a_new_key(database: Database) -> None:
    with database.writing() as transaction:
        transaction.execute(delete(key_checks))
    with pytest.raises(WrongKey):
        check_key(database, OTHER)
