"""How a call ends: what is asked is frozen, the grant stamped, the order locked after read-back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldref.actions import epo, grant
from fieldref.actions.desk import Desk, OpenOrder
from fieldref.actions.grant import CallEnd, NotGranted, close_line, end_call
from fieldref.core.fields import Tree
from fieldref.storage import audit
from fieldref.storage.db import Database
from fieldref.storage.order import OrderLocked, StaleOrder
from tests.support.station import NIGHT, VAULT, add_station, new_id

LATER = NIGHT + timedelta(minutes=7)
DOCUMENT: Tree = {"orders": {"stay_away_persons_yards": 100}, "narrative": "He hit her."}


@pytest.fixture
def desk(database: Database) -> Desk:
    station = add_station(database, "fresno")
    return Desk(database, VAULT, station.agency.id, station.officer.id, "request-1")


def drafted(desk: Desk) -> str:
    return epo.start(desk, new_id(), DOCUMENT, NIGHT).id


def put(desk: Desk, order_id: str, path: str, value: str | int) -> OpenOrder:
    return epo.edit(desk, order_id, epo.set_field(path, value), LATER)


def calls(desk: Desk, order_id: str) -> list[object]:
    with desk.database.reading() as transaction:
        lines = audit.lines(transaction, desk.agency_id, order_id)
    return [line.event.details["result"] for line in lines if "result" in line.event.details]


def test_granted_stamps_the_minute_in_california_and_the_second_in_the_record(desk: Desk) -> None:
    order = end_call(desk, drafted(desk), CallEnd("granted", NIGHT))
    grant_ = order.document.grant
    assert grant_ is not None
    assert (str(grant_.granted_on), str(grant_.granted_at)) == ("2026-11-20", "13:42:00")
    with desk.database.reading() as transaction:
        last = audit.lines(transaction, desk.agency_id, order.id)[-1]
    assert (last.event.action, last.event.at) == ("order_called", NIGHT)


def test_what_was_asked_is_kept_beside_what_is_granted(desk: Desk) -> None:
    order_id = end_call(desk, drafted(desk), CallEnd("granted", NIGHT)).id
    document = put(desk, order_id, "orders.stay_away_persons_yards", 200).document
    assert document.requested is not None
    assert document.requested.orders is not None
    assert document.requested.orders.stay_away_persons_yards == 100


def test_granted_twice_keeps_the_first_stamp_and_what_was_asked(desk: Desk) -> None:
    order_id = end_call(desk, drafted(desk), CallEnd("granted", NIGHT, save_id="a")).id
    put(desk, order_id, "orders.stay_away_persons_yards", 200)
    for save_id in ("a", "b", None):
        order = end_call(desk, order_id, CallEnd("granted", LATER, save_id=save_id))
        assert order.draft.state("grant.granted_at").value == "13:42"
        assert order.draft.state("requested.orders.stay_away_persons_yards").value == 100
    assert calls(desk, order_id) == ["granted"]


def test_a_post_sent_twice_is_one_call(desk: Desk) -> None:
    order_id = drafted(desk)
    for _ in range(2):
        end_call(desk, order_id, CallEnd("dropped", NIGHT, save_id="a"))
    end_call(desk, order_id, CallEnd("dropped", LATER, save_id="b"))
    assert calls(desk, order_id) == ["dropped", "dropped"]


def test_a_grant_taken_back_leaves_the_orders_as_asked(desk: Desk) -> None:
    order_id = end_call(desk, drafted(desk), CallEnd("granted", NIGHT)).id
    put(desk, order_id, "orders.stay_away_persons_yards", 200)
    put(desk, order_id, "custody.custodian", "María")
    order = end_call(desk, order_id, CallEnd("denied", LATER))
    assert order.document.grant is None
    assert order.status == "denied"
    assert order.draft.state("orders.stay_away_persons_yards").value == 100
    assert order.document.custody is None


def test_a_denied_call_keeps_the_draft_and_another_call_may_be_granted(desk: Desk) -> None:
    order_id = end_call(desk, drafted(desk), CallEnd("denied", NIGHT)).id
    order = put(desk, order_id, "narrative", "He came back with a knife.")
    assert order.status == "denied"
    assert end_call(desk, order_id, CallEnd("granted", LATER)).document.grant is not None


def test_the_line_is_closed_on_what_was_read_back_and_nothing_else(desk: Desk) -> None:
    order_id = end_call(desk, drafted(desk), CallEnd("granted", NIGHT)).id
    with pytest.raises(NotGranted):
        close_line(desk, order_id, LATER)
    read = put(desk, order_id, "grant.judicial_officer", "Alan Price")
    put(desk, order_id, "orders.stay_away_persons_yards", 300)
    with pytest.raises(StaleOrder):
        close_line(desk, order_id, LATER, read.stored.version)
    now = epo.read(desk, order_id)
    assert close_line(desk, order_id, LATER, now.stored.version).locked
    assert close_line(desk, order_id, LATER, now.stored.version).locked


def test_a_locked_order_takes_no_call(desk: Desk) -> None:
    order_id = end_call(desk, drafted(desk), CallEnd("granted", NIGHT, save_id="a")).id
    put(desk, order_id, "grant.judicial_officer", "Alan Price")
    grant.close_line(desk, order_id, LATER)
    for save_id in ("a", "b"):
        with pytest.raises(OrderLocked):
            end_call(desk, order_id, CallEnd("granted", LATER, save_id=save_id))
