"""The decision receipts that one officer chose to keep. Those of anybody else are not there.

What lies open in the row (whose, when, of which tool) is bound into the seal of its content: a
row in which one of them was changed does not open.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select

from fieldref.storage.db import Transaction
from fieldref.storage.order_rows import Place
from fieldref.storage.tables import receipts
from fieldref.storage.vault import Damaged, Vault

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MINE = (receipts.c.agency_id == bindparam("agency")) & (receipts.c.user_id == bindparam("user"))
_OWN = select(receipts).where(_MINE)
_ONE = _OWN.where(receipts.c.id == bindparam("receipt"))


class ReceiptNotFound(LookupError):
    """This officer has kept no such receipt."""


class ReceiptIdRefused(ValueError):
    """A receipt cannot be kept under this id. Why is not said: it may be somebody else's."""


@dataclass(frozen=True, slots=True)
class StoredReceipt:
    """A receipt as it is kept; ``content`` is its JSON text."""

    id: str
    created_at: datetime
    tool: str
    content: str


@dataclass(frozen=True, slots=True)
class DamagedReceipt:
    """A receipt that does not open: it was changed from outside, so this may be false."""

    id: str
    created_at: datetime
    tool: str


@dataclass(frozen=True, slots=True)
class Receipts:
    """The receipts of one officer, inside one transaction."""

    transaction: Transaction
    vault: Vault
    agency_id: int
    user_id: int

    def keep(self, receipt_id: str, tool: str, content: str, at: datetime) -> StoredReceipt:
        """Keep a receipt under an id made by the client; the same id again gives what is there.

        Raises:
            ReceiptIdRefused: not a lower-case UUID, or not this officer's to use.
            Damaged: what is kept under it was changed from outside.
        """
        if not _UUID.fullmatch(receipt_id):
            raise ReceiptIdRefused
        taken = select(receipts.c.id).where(receipts.c.id == receipt_id)
        if self.transaction.execute(taken).first() is None:
            self._insert(receipt_id, tool, content, at)
        try:
            return self.load(receipt_id)
        except ReceiptNotFound:
            raise ReceiptIdRefused from None

    def load(self, receipt_id: str) -> StoredReceipt:
        """One receipt.

        Raises:
            ReceiptNotFound: this officer has none with this id.
            Damaged: what is kept was changed from outside.
        """
        return self._stored(self._row(receipt_id))

    def count(self) -> int:
        """How many there are."""
        query = select(func.count()).select_from(receipts).where(_MINE)
        return self.transaction.execute(query, self._whose).scalar_one()

    def newest(self, count: int, skip: int = 0) -> tuple[StoredReceipt | DamagedReceipt, ...]:
        """Some of them, the last kept first; one changed from outside hides no other."""
        query = _OWN.order_by(receipts.c.created_at.desc(), receipts.c.id)
        rows = self.transaction.execute(query.limit(count).offset(skip), self._whose)
        return tuple(self._stored_or_damaged(row) for row in rows)

    def discard(self, receipt_id: str) -> None:
        """Take a receipt away for good, also one that does not open.

        Raises:
            ReceiptNotFound: this officer has none with this id.
        """
        row = self._row(receipt_id)
        self.transaction.execute(delete(receipts).where(receipts.c.id == row.id))

    @property
    def _whose(self) -> dict[str, int]:
        return {"agency": self.agency_id, "user": self.user_id}

    def _row(self, receipt_id: str) -> Row[Any]:
        row = self.transaction.execute(_ONE, {**self._whose, "receipt": receipt_id}).first()
        if row is None:
            raise ReceiptNotFound
        return row

    def _insert(self, receipt_id: str, tool: str, content: str, at: datetime) -> None:
        place = _place(self.agency_id, receipt_id, self.user_id, at, tool)
        sealed = self.vault.seal(content.encode("utf-8", "surrogatepass"), *place)
        self.transaction.execute(
            insert(receipts).values(
                id=receipt_id,
                agency_id=self.agency_id,
                user_id=self.user_id,
                created_at=at,
                tool=tool,
                content=sealed,
            )
        )

    def _stored(self, row: Row[Any]) -> StoredReceipt:
        content = self.vault.open(row.content, *receipt_place(row))
        text = content.decode("utf-8", "surrogatepass")
        return StoredReceipt(row.id, row.created_at, row.tool, text)

    def _stored_or_damaged(self, row: Row[Any]) -> StoredReceipt | DamagedReceipt:
        try:
            return self._stored(row)
        except Damaged:
            return DamagedReceipt(row.id, row.created_at, row.tool)


def receipt_place(row: Row[Any]) -> Place:
    """Where the content of a row of ``receipts`` is sealed."""
    return _place(row.agency_id, row.id, row.user_id, row.created_at, row.tool)


def _place(agency_id: int, receipt_id: str, user_id: int, at: datetime, tool: str) -> Place:
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return ("receipts", agency_id, receipt_id, json.dumps([user_id, moment, tool]))
