"""A decision receipt on its way through pages: signed while nobody has kept it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from flask import Response, current_app
from itsdangerous import BadSignature, URLSafeSerializer

from fieldref.content.loader import Tree
from fieldref.content.receipt_text import receipt_paper
from fieldref.content.receipts import kept_receipt, make_receipt
from fieldref.core.receipt_paper import Line
from fieldref.core.receipts import Officer, Told
from fieldref.core.words import Language
from fieldref.web import access, clock, i18n, pages
from fieldref.web.htmx import page_or_block


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
    """
    now = clock.civil_now()
    by = _officer()
    telling = Told(now.replace(second=0, microsecond=0), by.name if by else "", told)
    return make_receipt(tool, facts, now, _lang(), by=by, told=telling if told else None)


def receipt_page(receipt: Tree) -> Response:
    """The page of a receipt that nobody has kept yet."""
    found = kept_receipt(receipt)
    paper = receipt_paper(found, _lang())
    page = NewReceipt(
        title=paper.title,
        lines=paper.lines,
        signed=signed(receipt),
        new_id=str(uuid.uuid4()),
        can_keep=pages.person() is not None,
        tool=found.tool,
    )
    return page_or_block("receipts/new.html", "main", page)


def signed(receipt: Tree) -> str:
    """A receipt as a page carries it."""
    return str(_signer().dumps(receipt))


def unsigned(text: str) -> Tree | None:
    """The receipt that this server signed; None for any other text."""
    try:
        found: Tree = _signer().loads(text)
    except BadSignature:
        return None
    return found


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt="decision receipt")


def _officer() -> Officer | None:
    if pages.person() is None:
        return None
    user = access.person().current.user
    return Officer(user.name, access.person().agency, user.badge)


def _lang() -> Language:
    return cast(Language, i18n.language())
