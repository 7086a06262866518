"""Decision receipts that an officer keeps: nothing is kept unless the officer says so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.desk import Desk
from fieldref.content.loader import Tree
from fieldref.content.receipt_text import receipt_paper
from fieldref.content.receipts import kept_receipt
from fieldref.core.receipts import Receipt
from fieldref.core.words import Language
from fieldref.pdf.receipt import draw_receipt
from fieldref.storage.db import Transaction
from fieldref.storage.receipts import DamagedReceipt, Receipts, StoredReceipt

ROWS = 50


@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """A kept receipt; ``receipt`` is None where it was changed from outside and does not open."""

    id: str
    kept_at: datetime
    tool: str
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class ReceiptList:
    """One page of the receipts that somebody kept, the last one first."""

    rows: tuple[KeptReceipt, ...]
    page: int
    pages: int
    total: int


def keep(desk: Desk, receipt_id: str, receipt: Tree, now: datetime) -> KeptReceipt:
    """Keep a receipt that ``make_receipt`` made, under a UUID that the client made; the same UUID
    again gives what was kept first.

    Raises:
        ReceiptIdRefused: the id is no UUID, or not this person's to use.
        Damaged: what is kept under it was changed from outside.
    """
    content = json.dumps(receipt, ensure_ascii=False)
    with desk.database.writing() as transaction:
        mine = _receipts(desk, transaction)
        before = mine.count()
        stored = mine.keep(receipt_id, receipt["tool"], content, now)
        if mine.count() > before:
            details = {"receipt": receipt_id, "tool": stored.tool}
            desk.note(transaction, "receipt_kept", now, details=details)
    return _kept(stored)


def list_receipts(desk: Desk, page: int = 1) -> ReceiptList:
    """A page of one's own receipts; a page beyond the last shows the last."""
    with desk.database.reading() as transaction:
        mine = _receipts(desk, transaction)
        total = mine.count()
        pages = max(1, -(-total // ROWS))
        page = min(max(1, page), pages)
        rows = tuple(map(_kept, mine.newest(ROWS, (page - 1) * ROWS)))
    return ReceiptList(rows, page, pages, total)


def open_receipt(desk: Desk, receipt_id: str, now: datetime) -> KeptReceipt:
    """One of one's own receipts; that it was opened is on record.

    Raises:
        ReceiptNotFound: this person has kept no such receipt.
        Damaged: what is kept was changed from outside.
    """
    with desk.database.writing() as transaction:
        stored = _receipts(desk, transaction).load(receipt_id)
        desk.note(transaction, "receipt_opened", now, details={"receipt": receipt_id})
    return _kept(stored)


def discard(desk: Desk, receipt_id: str, now: datetime) -> None:
    """Take a receipt away for good, also one that does not open; the record says that it was there.

    Raises:
        ReceiptNotFound: this person has kept no such receipt.
    """
    with desk.database.writing() as transaction:
        _receipts(desk, transaction).discard(receipt_id)
        desk.note(transaction, "receipt_discarded", now, details={"receipt": receipt_id})


def receipt_pdf(receipt: Receipt, lang: Language) -> bytes:
    """A receipt, kept or not, as a PDF; equal receipts give equal bytes."""
    return draw_receipt(receipt_paper(receipt, lang))


def _receipts(desk: Desk, transaction: Transaction) -> Receipts:
    return Receipts(transaction, desk.vault, desk.agency_id, desk.user_id)


def _kept(stored: StoredReceipt | DamagedReceipt) -> KeptReceipt:
    if isinstance(stored, DamagedReceipt):
        return KeptReceipt(stored.id, stored.created_at, stored.tool, None)
    receipt = kept_receipt(json.loads(stored.content))
    return KeptReceipt(stored.id, stored.created_at, stored.tool, receipt)
