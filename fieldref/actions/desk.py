"""Where an officer works: one agency's orders, in one database, as one person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from fieldref.core.epo import EpoDocument, is_granted
from fieldref.core.fields import Draft, Tree
from fieldref.documents.epo import kept_document, read_document
from fieldref.storage import audit
from fieldref.storage.db import Database, Transaction
from fieldref.storage.order import OrderFacts, Save, StoredOrder
from fieldref.storage.orders import Orders
from fieldref.storage.papers import Paper
from fieldref.storage.vault import Vault

CALIFORNIA = ZoneInfo("America/Los_Angeles")


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works, for which agency, on which database. Every act is done and audited as this."""

    database: Database
    vault: Vault
    agency_id: int
    user_id: int
    request_id: str | None = None

    def orders(self, transaction: Transaction) -> Orders:
        """The agency's order book inside a transaction."""
        return Orders(transaction, self.vault, self.agency_id)

    def note(
        self,
        transaction: Transaction,
        action: str,
        at: datetime,
        order_id: str | None = None,
        details: Mapping[str, str | int] | None = None,
    ) -> None:
        """Write what was done into the audit chain, in the transaction of the change."""
        who = audit.Who(agency_id=self.agency_id, user_id=self.user_id, request_id=self.request_id)
        event = audit.Event(
            action=action, who=who, at=at, order_id=order_id, details=dict(details or {})
        )
        audit.append(transaction, event)


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order as a page needs it: its draft, its typed document, and how it stands."""

    stored: StoredOrder
    draft: Draft
    document: EpoDocument

    @property
    def id(self) -> str:
        """The order's UUID."""
        return self.stored.id

    @property
    def locked(self) -> bool:
        """Whether the order was granted and read back: it changes by amendment only."""
        return self.stored.locked

    @property
    def status(self) -> str:
        """draft, called, granted, denied or served."""
        return self.stored.status


def opened(stored: StoredOrder) -> OpenOrder:
    """A stored order, unpacked."""
    document: Tree = json.loads(stored.paper.document)
    draft = Draft(document, stored.paper.typed)
    return OpenOrder(stored, draft, kept_document(stored.paper.document))


def paper_of(draft: Draft) -> Paper:
    """A draft as it is sealed."""
    return Paper(json.dumps(draft.document, ensure_ascii=False), dict(draft.typed))


def facts_of(document: EpoDocument, *, locked: bool) -> OrderFacts:
    """What lists and searches see of a document."""
    grant = document.grant
    granted = is_granted(document)
    at = grant.granted_on if grant and granted else None
    clock = (grant.granted_at if grant else None) or time(0)
    moment = datetime.combine(at, clock, CALIFORNIA).astimezone(UTC) if at else None
    return OrderFacts(
        status=status_of(document),
        expires_on=grant.expires_on if grant and granted else None,
        expires_at=grant.expires_at.strftime("%H:%M") if grant and grant.expires_at else None,
        granted_at=moment,
        served=status_of(document) == "served",
        locked=locked,
    )


def status_of(document: EpoDocument) -> str:
    """How an order stands: draft, called, denied, granted or served."""
    if is_granted(document):
        service = document.service
        return "served" if service and service.served_on else "granted"
    if document.call is None or document.call.result is None:
        return "draft"
    return "denied" if document.call.result == "denied" else "called"


def save_of(order: OpenOrder, draft: Draft, at: datetime, *, beyond_lock: bool = False) -> Save:
    """The save that puts a draft in the place of what was opened.

    Raises:
        Unreadable: the draft holds something that is no EPO document.
    """
    paper = paper_of(draft)
    document = read_document(paper.document)
    return Save(
        paper=paper,
        facts=facts_of(document, locked=order.locked),
        expected_version=order.stored.version,
        at=at,
        beyond_lock=beyond_lock,
    )
