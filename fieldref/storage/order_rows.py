"""A row of ``orders`` as an order; one in which anything was changed from outside does not open.

What lies open in the row (owner, status, ends, granted, served, locked, deleted) is bound into the
seal of its document: a row in which one of them was changed does not open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import Row

from fieldref.storage.order import DamagedOrder, OrderFacts, StoredOrder
from fieldref.storage.papers import Paper
from fieldref.storage.vault import Damaged, Vault

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """Everything of a row to which its document is bound."""

    agency_id: int
    order_id: str
    owner_id: int
    version: int
    facts: OrderFacts
    deleted: bool = False

    @property
    def place(self) -> Place:
        """Where the document is sealed and opened."""
        facts = self.facts
        granted = facts.granted_at and facts.granted_at.astimezone(UTC)
        bound = json.dumps(
            [
                self.owner_id,
                facts.status,
                facts.expires_on.isoformat() if facts.expires_on else None,
                facts.expires_at,
                granted.isoformat(timespec="microseconds") if granted else None,
                bool(facts.served),
                bool(facts.locked),
                bool(self.deleted),
            ]
        )
        return ("orders", self.agency_id, self.order_id, self.version, bound)


def place_of(row: Row[Any]) -> Place:
    """Where the document of a row of ``orders`` is sealed."""
    return RowFacts(
        agency_id=row.agency_id,
        order_id=row.id,
        owner_id=row.owner_id,
        version=row.version,
        facts=_facts_of(row),
        deleted=row.deleted,
    ).place


def stored(row: Row[Any], vault: Vault) -> StoredOrder:
    """The order of a row.

    Raises:
        Damaged: the row was changed from outside.
    """
    return StoredOrder(
        id=row.id,
        agency_id=row.agency_id,
        owner_id=row.owner_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        version=row.version,
        status=row.status,
        expires_on=row.expires_on,
        expires_at=row.expires_at,
        granted_at=row.granted_at,
        served=row.served,
        locked=row.locked,
        paper=Paper.from_bytes(vault.open(row.document, *place_of(row))),
    )


def stored_or_damaged(row: Row[Any], vault: Vault) -> StoredOrder | DamagedOrder:
    """The order of a row, or what a list says of one that was changed from outside."""
    try:
        return stored(row, vault)
    except Damaged:
        return DamagedOrder(
            id=row.id,
            owner_id=row.owner_id,
            updated_at=row.updated_at,
            status=row.status,
            expires_on=row.expires_on,
            expires_at=row.expires_at,
            granted_at=row.granted_at,
            served=row.served,
            locked=row.locked,
        )


def _facts_of(row: Row[Any]) -> OrderFacts:
    return OrderFacts(
        status=row.status,
        expires_on=row.expires_on,
        expires_at=row.expires_at,
        granted_at=row.granted_at,
        served=row.served,
        locked=row.locked,
    )
