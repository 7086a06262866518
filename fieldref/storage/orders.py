"""The orders of one agency. What belongs to another agency is simply not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update

from fieldref.storage.db import Transaction
from fieldref.storage.order import (
    DamagedOrder,
    IdRefused,
    OrderFacts,
    OrderLocked,
    OrderNotFound,
    OrderVersion,
    Save,
    StaleOrder,
    StoredOrder,
)
from fieldref.storage.order_rows import Place, RowFacts, stored, stored_or_damaged
from fieldref.storage.papers import Paper
from fieldref.storage.tables import order_versions, orders, saves
from fieldref.storage.vault import Vault

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_COLUMNS = [column for column in orders.c if column.name != "case_index"]
_OF_AGENCY: Select[Any] = select(*_COLUMNS).where(
    orders.c.agency_id == bindparam("agency"), orders.c.deleted.is_(False)
)
_ONE = _OF_AGENCY.where(orders.c.id == bindparam("order"))
_NEWEST_FIRST = (orders.c.updated_at.desc(), orders.c.id)


@dataclass(frozen=True, slots=True)
class Orders:
    """The order book of one agency, inside one transaction."""

    transaction: Transaction
    vault: Vault
    agency_id: int

    def create(self, order_id: str, owner_id: int, paper: Paper, at: datetime) -> StoredOrder:
        """A new draft under an id made by the client; the same id again by the same owner gives
        the order that is there, unchanged.

        Raises:
            IdRefused: not a lower-case UUID, or not this owner's to use.
        """
        if not _UUID.fullmatch(order_id):
            raise IdRefused
        there = self.transaction.execute(select(orders).where(orders.c.id == order_id)).first()
        if there is None:
            self._insert(order_id, owner_id, paper, at)
            return self.load(order_id)
        if (there.agency_id, there.owner_id, there.deleted) != (self.agency_id, owner_id, False):
            raise IdRefused
        return self._stored(there)

    def load(self, order_id: str) -> StoredOrder:
        """One order.

        Raises:
            OrderNotFound: this agency has none with this id.
            Damaged: what is kept was changed from outside.
        """
        row = self.transaction.execute(_ONE, {"agency": self.agency_id, "order": order_id}).first()
        if row is None:
            raise OrderNotFound
        return self._stored(row)

    def load_all(self, order_ids: Sequence[str]) -> tuple[StoredOrder | DamagedOrder, ...]:
        """Those of these orders that this agency has, in the order asked; one that was changed
        from outside hides no other.
        """
        query = _OF_AGENCY.where(orders.c.id.in_(order_ids))
        rows = self.transaction.execute(query, {"agency": self.agency_id})
        found = {row.id: stored_or_damaged(row, self.vault) for row in rows}
        return tuple(found[order_id] for order_id in order_ids if order_id in found)

    def find(
        self,
        *,
        owner_id: int | None = None,
        status: str | None = None,
        case_number: str | None = None,
    ) -> tuple[StoredOrder | DamagedOrder, ...]:
        """The agency's orders that fit everything asked, the last changed first; one that was
        changed from outside hides no other.
        """
        query = _OF_AGENCY.order_by(*_NEWEST_FIRST)
        if owner_id is not None:
            query = query.where(orders.c.owner_id == owner_id)
        if status is not None:
            query = query.where(orders.c.status == status)
        if case_number is not None:
            index = self.vault.case_index(self.agency_id, case_number)
            query = query.where(orders.c.case_index == (index or ""))
        rows = self.transaction.execute(query, {"agency": self.agency_id})
        return tuple(stored_or_damaged(row, self.vault) for row in rows)

    def save(self, order_id: str, save: Save) -> int:
        """Put a new state in place of the version it was made from; the number of the new one.

        Raises:
            OrderNotFound, StaleOrder, OrderLocked, Damaged: nothing was written.
        """
        before = self.load(order_id)
        if before.version != save.expected_version:
            raise StaleOrder
        if before.locked and not save.beyond_lock:
            raise OrderLocked
        self._write(before, save)
        return before.version + 1

    def amend(self, order_id: str, save: Save, *, reason: str, by_id: int) -> int:
        """Replace a granted order's paper and keep what it said; the amendment's number, from 1.

        Raises:
            OrderNotFound, StaleOrder, Damaged: nothing was written.
        """
        before = self.load(order_id)
        if before.version != save.expected_version:
            raise StaleOrder
        number = self._last_version(order_id) + 1
        place = (self.agency_id, order_id, number)
        self.transaction.execute(
            insert(order_versions).values(
                order_id=order_id,
                number=number,
                reason=self.vault.seal(
                    reason.encode("utf-8", "surrogatepass"), "order_versions.reason", *place
                ),
                document=self.vault.seal(before.paper.to_bytes(), "order_versions", *place),
                by_id=by_id,
                at=save.at,
            )
        )
        self._write(before, save)
        return number

    def versions(self, order_id: str) -> tuple[OrderVersion, ...]:
        """What the order said before each amendment, the first one first.

        Raises:
            OrderNotFound: this agency has no such order.
        """
        self._require(order_id)
        rows = self.transaction.execute(
            select(order_versions)
            .where(order_versions.c.order_id == order_id)
            .order_by(order_versions.c.number)
        )
        return tuple(self._old_version(row) for row in rows)

    def delete(self, order_id: str, at: datetime) -> None:
        """Take an order out of sight; its row stays.

        Raises:
            OrderNotFound: this agency has no such order.
            Damaged: what is kept was changed from outside.
        """
        before = self.load(order_id)
        place = self._place(before, before.version, before, deleted=True)
        sealed = self.vault.seal(before.paper.to_bytes(), *place)
        self.transaction.execute(
            update(orders)
            .where(orders.c.id == order_id)
            .values(deleted=True, updated_at=at, document=sealed)
        )

    def outcome(self, order_id: str, save_id: str) -> str | None:
        """How the save with this id ended; None where it was never made.

        Raises:
            OrderNotFound: this agency has no such order.
        """
        self._require(order_id)
        found = self.transaction.execute(
            select(saves.c.outcome).where(saves.c.order_id == order_id, saves.c.save_id == save_id)
        ).first()
        return None if found is None else str(found.outcome)

    def record_save(self, order_id: str, save_id: str, outcome: str, at: datetime) -> bool:
        """Remember how a save ended; False, and nothing changes, where it was remembered before.

        ``outcome`` is a code or JSON of codes, never what somebody typed.

        Raises:
            OrderNotFound: this agency has no such order.
        """
        if self.outcome(order_id, save_id) is not None:
            return False
        self.transaction.execute(
            insert(saves).values(order_id=order_id, save_id=save_id, outcome=outcome, at=at)
        )
        return True

    def _insert(self, order_id: str, owner_id: int, paper: Paper, at: datetime) -> None:
        facts = RowFacts(
            agency_id=self.agency_id,
            order_id=order_id,
            owner_id=owner_id,
            version=1,
            facts=OrderFacts(),
        )
        self.transaction.execute(
            insert(orders).values(
                id=order_id,
                agency_id=self.agency_id,
                owner_id=owner_id,
                created_at=at,
                updated_at=at,
                status="draft",
                version=1,
                **self._sealed(facts.place, paper),
            )
        )

    def _write(self, before: StoredOrder, save: Save) -> None:
        facts, version = save.facts, save.expected_version + 1
        self.transaction.execute(
            update(orders)
            .where(orders.c.id == before.id)
            .values(
                version=version,
                updated_at=save.at,
                status=facts.status,
                expires_on=facts.expires_on,
                expires_at=facts.expires_at,
                granted_at=facts.granted_at,
                served=facts.served,
                locked=facts.locked,
                **self._sealed(self._place(before, version, facts), save.paper),
            )
        )

    def _place(
        self, order: StoredOrder, version: int, facts: OrderFacts, *, deleted: bool = False
    ) -> Place:
        return RowFacts(
            agency_id=self.agency_id,
            order_id=order.id,
            owner_id=order.owner_id,
            version=version,
            facts=facts,
            deleted=deleted,
        ).place

    def _sealed(self, place: Place, paper: Paper) -> dict[str, bytes | str | None]:
        return {
            "case_index": self.vault.case_index(self.agency_id, paper.case_number),
            "document": self.vault.seal(paper.to_bytes(), *place),
        }

    def _stored(self, row: Row[Any]) -> StoredOrder:
        return stored(row, self.vault)

    def _old_version(self, row: Row[Any]) -> OrderVersion:
        place = (self.agency_id, row.order_id, row.number)
        reason = self.vault.open(row.reason, "order_versions.reason", *place)
        return OrderVersion(
            number=row.number,
            reason=reason.decode("utf-8", "surrogatepass"),
            paper=Paper.from_bytes(self.vault.open(row.document, "order_versions", *place)),
            by_id=row.by_id,
            at=row.at,
        )

    def _require(self, order_id: str) -> None:
        row = self.transaction.execute(
            select(orders.c.id).where(
                orders.c.id == order_id,
                orders.c.agency_id == self.agency_id,
                orders.c.deleted.is_(False),
            )
        ).first()
        if row is None:
            raise OrderNotFound

    def _last_version(self, order_id: str) -> int:
        last = select(func.max(order_versions.c.number)).where(
            order_versions.c.order_id == order_id
        )
        return self.transaction.execute(last).scalar() or 0
