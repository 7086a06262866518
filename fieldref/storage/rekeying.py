"""Changing the data key: everything sealed is opened with the old key and sealed with the new."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select, update

from fieldref.storage.db import Database, Transaction
from fieldref.storage.order_rows import place_of
from fieldref.storage.papers import Paper
from fieldref.storage.receipts import receipt_place
from fieldref.storage.tables import key_checks, order_versions, orders, receipts
from fieldref.storage.vault import Vault, check_key, sealed_check


def rekey(database: Database, old: Vault, new: Vault) -> int:
    """Seal orders and receipts under the new key in one transaction; how many orders there were.

    Start no server with the new key before this returns, and none with the old one after.

    Raises:
        WrongKey: the old key is not this database's.
        Damaged: something kept was changed from outside; nothing was written.
    """
    check_key(database, old)
    with database.writing() as transaction:
        rows = transaction.execute(select(orders)).all()
        for row in rows:
            _reseal_order(transaction, row, old, new)
            _reseal_versions(transaction, row, old, new)
        _reseal_receipts(transaction, old, new)
        transaction.execute(update(key_checks).values(sealed=sealed_check(new)))
    return len(rows)


def _reseal_order(transaction: Transaction, row: Row[Any], old: Vault, new: Vault) -> None:
    place = place_of(row)
    content = old.open(row.document, *place)
    index = new.case_index(row.agency_id, Paper.from_bytes(content).case_number)
    transaction.execute(
        update(orders)
        .where(orders.c.id == row.id)
        .values(document=new.seal(content, *place), case_index=index)
    )


def _reseal_versions(transaction: Transaction, order: Row[Any], old: Vault, new: Vault) -> None:
    versions = order_versions.c
    of_order = select(order_versions).where(versions.order_id == order.id)
    for row in transaction.execute(of_order).all():
        place = (order.agency_id, order.id, row.number)
        reason = old.open(row.reason, "order_versions.reason", *place)
        document = old.open(row.document, "order_versions", *place)
        transaction.execute(
            update(order_versions)
            .where(versions.order_id == order.id, versions.number == row.number)
            .values(
                reason=new.seal(reason, "order_versions.reason", *place),
                document=new.seal(document, "order_versions", *place),
            )
        )


def _reseal_receipts(transaction: Transaction, old: Vault, new: Vault) -> None:
    for row in transaction.execute(select(receipts)).all():
        place = receipt_place(row)
        sealed = new.seal(old.open(row.content, *place), *place)
        transaction.execute(update(receipts).where(receipts.c.id == row.id).values(content=sealed))
