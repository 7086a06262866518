"""A decision receipt on its way through pages: signed while nobody has kept it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort, current_app
from itsdangerous import BadSignature, URLSafeSerializer

from fieldref.content.loader import Tree
from fieldref.content.receipt_text import receipt_paper
from fieldref.content.receipts import kept_receipt, make_receipt
from fieldref.core.lined_paper import Line
from fieldref.core.receipts import Officer, Told
from fieldref.web import access, clock, i18n, pages
from fieldref.web.htmx import page_or_block

# A receipt of twenty orders is a third of this; a larger one is no paper for a report.
MOST_LETTERS = 256 * 1024


@dataclass(frozen=True, slots=True)
class Signed:
    """A receipt that this server signed; ``maker`` is the account that it was made in, if any."""

    receipt: Tree
    maker: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReceipt:
    """A receipt that is not kept: its lines, and itself, signed, for what is done with it next."""

    title: str
    lines: Sequence[Line]
    signed: str
    new_id: str
    can_keep: bool
    tool: str


def made(tool: str, facts: Tree, told: tuple[str, ...] = ()) -> Tree:
    """The receipt of a tool's answer now, in the name of whoever is signed in.

    Raises:
        Unreadable, Contradiction, CalendarGap, KeyError: as asking the tool does.
        RequestEntityTooLarge: the answer is too long for a receipt.
    """
    now = clock.civil_now()
    by = _officer()
    telling = Told(now.replace(second=0, microsecond=0), by.name if by else "", told)
    found = make_receipt(tool, facts, now, i18n.language(), by=by, told=telling if told else None)
    if len(json.dumps(found)) > MOST_LETTERS:
        abort(413)
    return found


def receipt_page(receipt: Tree) -> Response:
    """The page of a receipt that nobody has kept yet."""
    found = kept_receipt(receipt)
    paper = receipt_paper(found, i18n.language())
    page = NewReceipt(
        title=paper.title,
        lines=paper.lines,
        signed=signed(receipt),
        new_id=str(uuid.uuid4()),
        can_keep=access.works_on_orders(),
        tool=found.tool,
    )
    return page_or_block("receipts/new.html", "main", page)


def signed(receipt: Tree) -> str:
    """A receipt as a page carries it, with whose it is: nobody else keeps it."""
    maker = access.person().id if pages.person() is not None else None
    return str(_signer().dumps([maker, receipt]))


def unsigned(text: str) -> Signed | None:
    """The receipt that this server signed; None for any other text."""
    try:
        maker, receipt = _signer().loads(text)
    except BadSignature:
        return None
    return Signed(receipt, maker)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt="decision receipt")


def _officer() -> Officer | None:
    if pages.person() is None:
        return None
    user = access.person().current.user
    return Officer(user.name, access.person().agency, user.badge)
