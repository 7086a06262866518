"""Drafting an EPO: start, save field by field, copy, remove. One transaction for each act."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.desk import Desk, OpenOrder, opened, paper_of, save_of
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
    without_entry,
)
from fieldref.storage.order import OrderLocked

Edit = Callable[[Draft], Draft]

# What a second order from the same scene keeps: everything but the restrained person and the acts.
COPIED = (
    "case_number", "grounds", "incident", "protected", "orders", "court", "narrative", "officer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save ended: the order as it stands now, and the fields that conflict."""

    order: OpenOrder
    conflicts: tuple[Conflict, ...]
    at: datetime


def start(desk: Desk, order_id: str, document: Tree, now: datetime) -> OpenOrder:
    """A new draft under a UUID that the client made; the same UUID again gives the same draft.

    Raises:
        IdRefused: the id is no UUID, or not this person's to use.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        draft = Draft({**document, "id": order_id}, {})
        stored = orders.create(order_id, desk.user_id, paper_of(draft), now)
        if stored.version == 1 and stored.created_at == now:
            desk.note(transaction, "order_created", now, order_id)
        return opened(stored)


def read(desk: Desk, order_id: str) -> OpenOrder:
    """An order of this agency.

    Raises:
        OrderNotFound: this agency has no such order.
    """
    with desk.database.reading() as transaction:
        return opened(desk.orders(transaction).load(order_id))


def save_fields(
    desk: Desk, order_id: str, save_id: str, changes: Iterable[Change], now: datetime
) -> Saved:
    """Keep the changed fields of one page; each that changed elsewhere meanwhile is a conflict.

    The same save again, by its id, its person and all its values, changes nothing and answers as
    the first time. An id that was used for other values counts as new.

    Raises:
        OrderNotFound: this agency has no such order.
        OrderLocked: the order was granted; correct it by an amendment.
    """
    changes = tuple(changes)
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        order = opened(orders.load(order_id))
        print_of = _fingerprint(desk, changes)
        before = json.loads(orders.outcome(order_id, save_id) or "{}")
        if before.get("print") == print_of:
            return Saved(order, (), datetime.fromisoformat(before["at"]))
        merged = merge(order.draft, changes)
        if merged.saved:
            orders.save(order_id, save_of(order, merged.draft, now))
            desk.note(transaction, "order_saved", now, order_id, {"fields": len(merged.saved)})
            order = opened(orders.load(order_id))
        if not merged.conflicts:
            outcome = json.dumps({"at": now.isoformat(), "print": print_of})
            orders.record_save(order_id, save_id, outcome, now)
        return Saved(order, merged.conflicts, now)


def _fingerprint(desk: Desk, changes: tuple[Change, ...]) -> str:
    """A keyed mark of who wants to save what: it tells two saves apart and says nothing else."""
    wanted = [(change.path, change.base, change.state.mark) for change in changes]
    digest = hashlib.sha256(json.dumps([desk.user_id, wanted]).encode()).hexdigest()
    return desk.vault.case_index(desk.agency_id, digest) or ""


def edit(desk: Desk, order_id: str, change: Edit, now: datetime) -> OpenOrder:
    """Change a draft by a function of what stands in it now.

    Raises:
        OrderNotFound, OrderLocked: nothing was changed.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        order = opened(orders.load(order_id))
        orders.save(order_id, save_of(order, change(order.draft), now))
        desk.note(transaction, "order_saved", now, order_id, {"fields": 1})
        return opened(orders.load(order_id))


def set_field(path: str, value: Json) -> Edit:
    """The edit that puts a value at a path."""
    return lambda draft: put(draft, path, FieldState(value))


def add_entry(place: str, entry: Tree | None = None) -> Edit:
    """The edit that adds an entry at the end of a list, such as ``protected``."""

    def added(draft: Draft) -> Draft:
        there = draft.state(place).value
        entries = list(there) if isinstance(there, list) else []
        # A list that shows one open card while it is empty has a first entry already.
        entries = entries or [{}]
        return Draft(with_value(draft.document, place, [*entries, entry or {}]), draft.typed)

    return added


def remove_entry(path: str, mark: str) -> Edit:
    """The edit that takes an entry out of a list, such as ``protected.1``, while the list still has
    the mark that it had when it was asked: sent twice, it takes out one.
    """
    place = path.rpartition(".")[0]
    return lambda draft: without_entry(draft, path) if draft.state(place).mark == mark else draft


def copy(desk: Desk, order_id: str, new_id: str, now: datetime) -> OpenOrder:
    """Another draft from this order, for a second restrained person.

    Raises:
        OrderNotFound: this agency has no such order.
        IdRefused: the new id cannot be used.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        source = opened(orders.load(order_id))
        document = {
            key: source.draft.document[key] for key in COPIED if key in source.draft.document
        }
        unknown: Json = [p for p in source.document.unknown if p.split(".")[0] in COPIED]
        document = with_value({**document, "id": new_id}, "unknown", unknown)
        stored = orders.create(new_id, desk.user_id, paper_of(Draft(document, {})), now)
        desk.note(transaction, "order_created", now, new_id)
        desk.note(transaction, "order_copied", now, new_id, {"source": order_id})
        return opened(stored)


def delete(desk: Desk, order_id: str, now: datetime) -> None:
    """Take a draft out of the list; a granted order stays.

    Raises:
        OrderNotFound: this agency has no such order.
        OrderLocked: it was granted.
    """
    with desk.database.writing() as transaction:
        orders = desk.orders(transaction)
        if orders.load(order_id).granted_at is not None:
            raise OrderLocked
        orders.delete(order_id, now)
        desk.note(transaction, "order_deleted", now, order_id)
