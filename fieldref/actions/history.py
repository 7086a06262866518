"""What a granted order said before each correction, and why it was corrected."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.desk import Desk, OpenOrder
from fieldref.core.amendments import Difference, corrections
from fieldref.core.epo import EpoDocument
from fieldref.core.fields import Draft
from fieldref.documents.epo import read_document
from fieldref.storage.order import OrderVersion
from fieldref.storage.papers import Paper
from fieldref.storage.users import list_users


@dataclass(frozen=True, slots=True)
class Correction:
    """One amendment: its number from 1, when, by whom, why, and the fields that it changed."""

    number: int
    at: datetime
    by: str
    reason: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The order as it stood before any correction, and its corrections, the first one first."""

    as_granted: EpoDocument
    corrections: tuple[Correction, ...]


def history_of(desk: Desk, order: OpenOrder) -> History:
    """What an order said before, and why it says otherwise now.

    Raises:
        OrderNotFound: this agency has no such order.
    """
    with desk.database.reading() as transaction:
        versions = desk.orders(transaction).versions(order.id)
        names = {user.id: user.name for user in list_users(transaction, desk.agency_id)}
    if not versions:
        return History(order.document, ())
    afterwards = [*(_draft(version.paper) for version in versions[1:]), order.draft]
    corrected = (
        _correction(version, names, after)
        for version, after in zip(versions, afterwards, strict=True)
    )
    return History(read_document(versions[0].paper.document), tuple(corrected))


def _correction(version: OrderVersion, names: dict[int, str], after: Draft) -> Correction:
    return Correction(
        number=version.number,
        at=version.at,
        by=names.get(version.by_id, ""),
        reason=version.reason,
        differences=corrections(_draft(version.paper), after),
    )


def _draft(paper: Paper) -> Draft:
    return Draft(json.loads(paper.document), paper.typed)
