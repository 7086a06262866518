"""From the call to the judge to the served paper: what was said, done and corrected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from fieldref.actions.desk import CALIFORNIA, Desk, OpenOrder, opened, save_of
from fieldref.core.epo import CallResult
from fieldref.core.fields import (
    Change,
    Conflict,
    Draft,
    FieldState,
    Json,
    Tree,
    merge,
    put,
    with_value,
)
from fieldref.storage.order import Save, StaleOrder

Act = Literal["service", "told", "attempt"]
ACTIONS = {"service": "order_served", "told": "order_told", "attempt": "service_attempted"}


class NotGranted(Exception):
    """Nothing is served, told or amended before the order is granted."""


class AlreadyRecorded(Exception):
    """The order was served, or its terms told, before; a wrong record is corrected by amendment."""


@dataclass(frozen=True, slots=True)
class CallEnd:
    """How a call to a judicial officer ended, and what was said, where it was denied.

    ``save_id`` is made by the page: the same one again is the same call.
    """

    result: CallResult
    at: datetime
    judicial_officer: str | None = None
    reason: str | None = None
    save_id: str | None = None


def end_call(desk: Desk, order_id: str, end: CallEnd) -> OpenOrder:
    """Record how the call ended. What was asked is frozen beside what will be granted; a granted
    call stamps its date and time as the grant's, to be completed. A grant that is stamped already
    keeps its stamp; one that is taken back leaves the orders as they were asked.

    Raises:
        OrderNotFound, OrderLocked: nothing was changed.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        order = opened(orders.load(order_id))
        repeated = end.save_id is not None and orders.outcome(order_id, end.save_id) == end.result
        if not order.locked and (repeated or _grants_again(order, end)):
            return order
        orders.save(order_id, save_of(order, _called(order.draft, end), end.at))
        desk.note(transaction, "order_called", end.at, order_id, {"result": end.result})
        if end.save_id is not None:
            orders.record_save(order_id, end.save_id, end.result, end.at)
        return opened(orders.load(order_id))


def close_line(desk: Desk, order_id: str, now: datetime, version: int | None = None) -> OpenOrder:
    """Lock the order after it was read back to the judicial officer.

    ``version`` is the version that was read back.

    Raises:
        NotGranted: judicial officer, date or time of the grant is missing.
        StaleOrder: the order was changed since it was read back.
        OrderNotFound: this agency has no such order.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        order = opened(orders.load(order_id))
        if order.stored.granted_at is None:
            raise NotGranted
        if order.locked:
            return order
        if version is not None and version != order.stored.version:
            raise StaleOrder
        save = save_of(order, order.draft, now)
        orders.save(order_id, _locked(save))
        desk.note(transaction, "order_granted", now, order_id)
        return opened(orders.load(order_id))


def record(
    desk: Desk, order_id: str, act: Act, values: dict[str, Json], now: datetime
) -> OpenOrder:
    """Record service, the terms told, or an attempt that failed, of a granted order.

    The same record again changes nothing. What was served or told is fixed: the order is locked,
    read back or not.

    Raises:
        NotGranted: nothing is served before it is granted.
        AlreadyRecorded: another service, or other terms told, stand there.
        OrderNotFound: this agency has no such order.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        order = opened(orders.load(order_id))
        if order.stored.granted_at is None:
            raise NotGranted
        draft = _recorded(order.draft, act, values)
        if draft == order.draft:
            return order
        save = save_of(order, draft, now, beyond_lock=True)
        orders.save(order_id, save if act == "attempt" else _locked(save))
        desk.note(transaction, ACTIONS[act], now, order_id)
        return opened(orders.load(order_id))


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction of a granted order: the fields that change, and why."""

    changes: tuple[Change, ...]
    reason: str


def amend(
    desk: Desk, order_id: str, amendment: Amendment, now: datetime
) -> tuple[OpenOrder, tuple[Conflict, ...]]:
    """Correct a granted order and keep what it said before, with the reason.

    A field that changed elsewhere meanwhile is a conflict, and then nothing is amended.

    Raises:
        NotGranted: a draft is simply edited.
        OrderNotFound: this agency has no such order.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        order = opened(orders.load(order_id))
        if order.stored.granted_at is None:
            raise NotGranted
        merged = merge(order.draft, amendment.changes)
        if merged.conflicts or not merged.saved:
            return order, merged.conflicts
        save = save_of(order, merged.draft, now)
        number = orders.amend(order_id, save, reason=amendment.reason, by_id=desk.user_id)
        desk.note(transaction, "order_amended", now, order_id, {"number": number})
        return opened(orders.load(order_id)), ()


def _grants_again(order: OpenOrder, end: CallEnd) -> bool:
    call = order.document.call
    return end.result == "granted" and call is not None and call.result == "granted"


def _called(draft: Draft, end: CallEnd) -> Draft:
    document = _as_asked(draft)
    at = end.at.astimezone(CALIFORNIA)
    asked: Json = {key: document[key] for key in ("orders", "custody") if key in document}
    call: Json = {
        "result": end.result,
        "at": at.strftime("%Y-%m-%dT%H:%M"),
        **({"judicial_officer": end.judicial_officer} if end.judicial_officer else {}),
        **({"reason": end.reason} if end.reason else {}),
    }
    document = with_value(with_value(document, "call", call), "requested", asked)
    if end.result == "granted":
        document = with_value(document, "grant.granted_on", at.date().isoformat())
        document = with_value(document, "grant.granted_at", at.strftime("%H:%M"))
    else:
        document = with_value(document, "grant", None)
    return Draft(document, draft.typed)


def _as_asked(draft: Draft) -> Tree:
    """The document with the orders as they were asked, where a grant had changed them."""
    document, asked = draft.document, draft.state("requested").value
    if draft.state("call.result").value != "granted" or not isinstance(asked, dict):
        return document
    for key in ("orders", "custody"):
        document = with_value(document, key, asked.get(key))
    return document


def _recorded(draft: Draft, act: Act, values: dict[str, Json]) -> Draft:
    if act == "attempt":
        there = draft.state("service_attempts").value
        attempts = there if isinstance(there, list) else []
        if values in attempts:
            return draft
        return put(draft, "service_attempts", FieldState([*attempts, values]))
    there = draft.state(act).value
    if there is not None and there != values:
        raise AlreadyRecorded
    return put(draft, act, FieldState(values))


def _locked(save: Save) -> Save:
    return replace(save, facts=replace(save.facts, locked=True))
