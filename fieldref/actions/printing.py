"""The order on paper: form EPO-001 as PDF, with a line in the record for every print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldref.actions.desk import Desk, opened
from fieldref.content.forms import load_form
from fieldref.core.words import Language
from fieldref.pdf.epo001 import draw


@dataclass(frozen=True, slots=True)
class Print:
    """What is wanted: one form, or the four labelled copies; the language of the margin notes."""

    copies: bool
    lang: Language


def print_order(desk: Desk, order_id: str, wanted: Print, now: datetime) -> bytes:
    """The PDF of an order; one that is not granted says so at the head of both pages.

    Raises:
        OrderNotFound: this agency has no such order.
    """
    with desk.database.writing() as transaction:
        order = opened(desk.orders(transaction).load(order_id))
        kind = "copies" if wanted.copies else "form"
        desk.note(transaction, "order_printed", now, order_id, {"kind": kind})
    layout = load_form()
    return draw(order.document, layout, copies=wanted.copies, created=now, lang=wanted.lang)
