"""Receipts are kept only when somebody says so, are their own, and leave a trace in the record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from fieldref.actions import receipts as kept
from fieldref.actions.desk import Desk
from fieldref.actions.receipts import discard, keep, list_receipts, open_receipt, receipt_pdf
from fieldref.storage import audit
from fieldref.storage.db import Database
from fieldref.storage.receipts import ReceiptIdRefused, ReceiptNotFound
from fieldref.storage.tables import receipts
from fieldref.storage.vault import Damaged
from tests.support.pdf import page_count
from tests.support.receipts import TOLD, TOOLS, made, of_tool
from tests.support.station import NIGHT, VAULT, Station, add_station, new_id

MINUTE = timedelta(minutes=1)


@pytest.fixture
def station(database: Database) -> Station:
    return add_station(database, "fresno")


@pytest.fixture
def desk(database: Database, station: Station) -> Desk:
    return Desk(database, VAULT, station.agency.id, station.officer.id, "r-1")


@pytest.fixture
def others(database: Database, desk: Desk, station: Station) -> list[Desk]:
    away = add_station(database, "madera")
    return [
        replace(desk, user_id=station.colleague.id),
        replace(desk, agency_id=away.agency.id, user_id=away.officer.id),
    ]


def happened(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    with desk.database.reading() as transaction:
        assert audit.verify_chain(transaction) is None
        found = audit.lines(transaction, desk.agency_id)
    return [(line.event.action, dict(line.event.details)) for line in found]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_kept_receipt_is_opened_as_it_was_made(desk: Desk, tool: str) -> None:
    receipt_id = new_id()
    keep(desk, receipt_id, made(tool, "es"), NIGHT)
    found = open_receipt(desk, receipt_id, NIGHT + MINUTE)
    assert (found.id, found.kept_at, found.tool) == (receipt_id, NIGHT, tool)
    assert found.receipt == of_tool(tool, "es")


def test_everything_is_on_record_and_no_word_of_it(desk: Desk) -> None:
    receipt_id = new_id()
    keep(desk, receipt_id, made("notice", told=TOLD), NIGHT)
    keep(desk, receipt_id, made("notice"), NIGHT)
    open_receipt(desk, receipt_id, NIGHT)
    discard(desk, receipt_id, NIGHT)
    assert happened(desk) == [
        ("receipt_kept", {"receipt": receipt_id, "tool": "notice"}),
        ("receipt_opened", {"receipt": receipt_id}),
        ("receipt_discarded", {"receipt": receipt_id}),
    ]
    with pytest.raises(ReceiptNotFound):
        open_receipt(desk, receipt_id, NIGHT)
    assert len(happened(desk)) == 3


def test_kept_twice_is_kept_once_as_it_was_first(desk: Desk) -> None:
    receipt_id = new_id()
    first = keep(desk, receipt_id, made("notice", told=TOLD), NIGHT)
    again = keep(desk, receipt_id, made("notice"), NIGHT + MINUTE)
    assert again == first
    assert again.receipt is not None
    assert again.receipt.told == TOLD
    assert list_receipts(desk).total == 1


def test_the_list_comes_page_by_page_the_last_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "ROWS", 2)
    ids = [new_id() for _ in range(5)]
    for number, receipt_id in enumerate(ids):
        keep(desk, receipt_id, made("expiry"), NIGHT + number * MINUTE)
    assert [row.id for row in list_receipts(desk).rows] == [ids[4], ids[3]]
    last = list_receipts(desk, 9)
    assert ([row.id for row in last.rows], last.page, last.pages, last.total) == ([ids[0]], 3, 3, 5)
    assert list_receipts(desk, -1).page == 1


def test_an_empty_list_has_one_page(desk: Desk) -> None:
    found = list_receipts(desk)
    assert (found.rows, found.page, found.pages, found.total) == ((), 1, 1, 0)


def test_nobody_else_finds_it(desk: Desk, others: list[Desk]) -> None:
    receipt_id = new_id()
    keep(desk, receipt_id, made("notice"), NIGHT)
    for other in others:
        assert list_receipts(other).rows == ()
        for step in (open_receipt, discard):
            with pytest.raises(ReceiptNotFound):
                step(other, receipt_id, NIGHT)
        with pytest.raises(ReceiptIdRefused):
            keep(other, receipt_id, made("notice"), NIGHT)
    assert [action for action, _ in happened(desk)] == ["receipt_kept"]
    assert list_receipts(desk).total == 1


def test_one_that_does_not_open_takes_no_list_down(desk: Desk) -> None:
    broken, whole = new_id(), new_id()
    for receipt_id in (broken, whole):
        keep(desk, receipt_id, made("notice"), NIGHT)
    with desk.database.writing() as transaction:
        where = receipts.c.id == broken
        transaction.execute(update(receipts).where(where).values(content=b"\x01" + bytes(40)))
    rows = {row.id: row.receipt for row in list_receipts(desk).rows}
    assert rows[broken] is None
    assert rows[whole] is not None
    with pytest.raises(Damaged):
        open_receipt(desk, broken, NIGHT)
    discard(desk, broken, NIGHT)
    assert [row.id for row in list_receipts(desk).rows] == [whole]


def test_one_whose_facts_are_none_any_more_still_opens(desk: Desk) -> None:
    tree = made("notice")
    tree["facts"] = {"form": "DV-999"}
    keep(desk, new_id(), tree, NIGHT)
    (row,) = list_receipts(desk).rows
    assert row.receipt is not None
    assert row.receipt.facts == {"form": "DV-999"}
    assert page_count(receipt_pdf(row.receipt, "es")) == 1


def test_a_receipt_need_not_be_kept_to_be_printed() -> None:
    receipt = of_tool("arrest")
    assert receipt_pdf(receipt, "en") == receipt_pdf(receipt, "en")
    assert json.dumps(made("arrest")) == json.dumps(made("arrest"))
