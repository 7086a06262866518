"""``/receipts``: a receipt is made by posting facts; only one that is kept has an address."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from textwrap import shorten

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from fieldref.actions import receipts as kept
from fieldref.actions.receipts import KeptReceipt
from fieldref.content.json_text import read_object
from fieldref.content.receipt_facts import say
from fieldref.content.receipt_text import receipt_paper, receipt_text, verdict_line
from fieldref.content.receipts import kept_receipt, receipt_tree, replay
from fieldref.content.tools import TOOLS
from fieldref.core.errors import CalendarGap, Contradiction, Unreadable
from fieldref.core.receipts import Receipt
from fieldref.storage.receipts import ReceiptIdRefused, ReceiptNotFound
from fieldref.web import clock, i18n
from fieldref.web.access import desk, on_orders, person
from fieldref.web.htmx import page_or_block
from fieldref.web.receipting import Signed, made, receipt_page, unsigned
from fieldref.web.receipts.context import KeptPage, ListPage, Row

bp = Blueprint("receipts", __name__, url_prefix="/receipts")
FILE = "decision-receipt"


@bp.post("/new")
def new() -> BaseResponse:
    """The receipt of an answer, from the facts that the page of a tool sends."""
    found = _sent()
    if found is not None:
        return receipt_page(found.receipt)
    tool = request.form.get("tool", "")
    if tool not in TOOLS:
        abort(400)
    try:
        return receipt_page(made(tool, read_object(request.form.get("facts", ""))))
    except (Unreadable, Contradiction, CalendarGap):
        abort(400)


@bp.post("/file")
def file() -> BaseResponse:
    """A receipt that is not kept, as PDF, as text, or as JSON for ``fieldref replay``."""
    found = _sent()
    if found is None:
        abort(400)
    return _file(kept_receipt(found.receipt), request.form.get("as", "pdf"))


@bp.post("/keep")
@on_orders
def keep() -> BaseResponse:
    """Keep a receipt of one's own, or of nobody; sent twice it is kept once."""
    found = _sent()
    if found is None:
        abort(400)
    if found.maker not in (None, person().id):
        abort(403)
    try:
        stored = kept.keep(desk(), request.form.get("id", ""), found.receipt, clock.now())
    except ReceiptIdRefused:
        abort(400)
    return redirect(url_for(".show", receipt_id=stored.id), 303)


@bp.get("")
@on_orders
def index() -> BaseResponse:
    """The receipts that one has kept."""
    page = request.args.get("page", "1")
    number = int(page) if page.isdecimal() and page.isascii() and len(page) < 6 else 1
    found = kept.list_receipts(desk(), number)
    rows = tuple(_row(each) for each in found.rows)
    context = ListPage(rows=rows, total=found.total, page=found.page, pages=found.pages)
    return page_or_block("receipts/index.html", "main", context)


@bp.get("/<uuid:receipt_id>")
@on_orders
def show(receipt_id: uuid.UUID) -> BaseResponse:
    """A kept receipt, and whether the rules of today still say the same."""
    found, kept_at = _opened(receipt_id)
    same, changed = _again(found)
    paper = receipt_paper(found, i18n.language())
    page = KeptPage(
        id=str(receipt_id),
        title=paper.title,
        lines=paper.lines,
        kept_at=clock.civil(kept_at),
        same=same,
        changed=changed,
    )
    return page_or_block("receipts/show.html", "main", page)


@bp.get("/<uuid:receipt_id>/<any(pdf, text, json):kind>")
@on_orders
def kept_file(receipt_id: uuid.UUID, kind: str) -> BaseResponse:
    """A kept receipt as a file."""
    return _file(_opened(receipt_id)[0], kind)


@bp.post("/<uuid:receipt_id>/discard")
@on_orders
def discard(receipt_id: uuid.UUID) -> BaseResponse:
    """Throw a kept receipt away."""
    try:
        kept.discard(desk(), str(receipt_id), clock.now())
    except ReceiptNotFound:
        abort(404)
    return redirect(url_for(".index"), 303)


def _sent() -> Signed | None:
    text = request.form.get("receipt", "")
    return unsigned(text) if text else None


def _opened(receipt_id: uuid.UUID) -> tuple[Receipt, datetime]:
    """A kept receipt and when it was kept."""
    try:
        found = kept.open_receipt(desk(), str(receipt_id), clock.now())
    except ReceiptNotFound:
        abort(404)
    if found.receipt is None:
        abort(404)
    return found.receipt, found.kept_at


def _again(receipt: Receipt) -> tuple[bool | None, tuple[str, ...]]:
    try:
        found = replay(receipt)
    except (Unreadable, Contradiction, CalendarGap):
        return None, ()
    return found.same, tuple(change.row for change in found.changed)


def _row(found: KeptReceipt) -> Row:
    receipt = found.receipt
    return Row(
        href=url_for("receipts.show", receipt_id=found.id),
        title=say("titles", found.tool, i18n.language()),
        answer=_line(receipt) if receipt else "",
        kept_at=clock.civil(found.kept_at),
        opens=receipt is not None,
    )


def _line(receipt: Receipt) -> str:
    """The answer as it stands in a list; the whole of it stands on the receipt."""
    return shorten(
        verdict_line(receipt.tool, receipt.answer, i18n.language()), 200, placeholder=" …"
    )


def _file(receipt: Receipt, kind: str) -> Response:
    if kind == "text":
        return _attached(receipt_text(receipt, i18n.language()), "txt", "text/plain; charset=utf-8")
    if kind == "json":
        content = json.dumps(receipt_tree(receipt), ensure_ascii=False, indent=1)
        return _attached(content, "json", "application/json")
    return _attached(kept.receipt_pdf(receipt, i18n.language()), "pdf", "application/pdf")


def _attached(content: str | bytes, ending: str, mimetype: str) -> Response:
    """A file whose name says nothing of the case."""
    response = make_response(content)
    response.headers["Content-Type"] = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE}.{ending}"'
    response.headers["Cache-Control"] = "no-store"
    return response
