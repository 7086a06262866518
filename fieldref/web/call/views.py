"""The call to the judge and what follows it: pages and posts. Every page is a plain form."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import cast, get_args

from flask import Blueprint, abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from fieldref.actions.desk import OpenOrder
from fieldref.actions.epo import save_fields
from fieldref.actions.grant import CallEnd, NotGranted, close_line, end_call
from fieldref.content.call_script import block_codes, form_rule
from fieldref.core.epo import CallResult
from fieldref.core.fields import Change, FieldState
from fieldref.storage.order import OrderLocked, StaleOrder
from fieldref.web import clock, pages
from fieldref.web.access import desk, on_orders
from fieldref.web.call import building, granting
from fieldref.web.call.context import OtherDatePage
from fieldref.web.call.forms import DENIAL
from fieldref.web.htmx import page_or_block
from fieldref.web.interview.clashes import chosen, clashes
from fieldref.web.interview.steps import changes, posted, shown
from fieldref.web.order import opened

_NUMBER = re.compile(r"\d{1,9}", re.ASCII)

bp = Blueprint("call", __name__, url_prefix="/epo/<uuid:order_id>")


@bp.get("/call")
@on_orders
def show(order_id: uuid.UUID) -> BaseResponse:
    """The script to read aloud; it opens whatever is missing."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    page = building.script_page(order, request.args.getlist("read"))
    return page_or_block("call/show.html", "main", page)


@bp.post("/call")
@on_orders
def end(order_id: uuid.UUID) -> BaseResponse:
    """How the call ended, at this second."""
    order = opened(order_id)
    read = [code for code in request.form.getlist("read") if code in block_codes()]
    if order.locked:
        return _to_order(order)
    if pages.switching():
        return page_or_block("call/show.html", "main", building.script_page(order, read))
    result = request.form.get("result", "")
    if result not in get_args(CallResult):
        errors = [("granted", _("Choose how the call ended."))]
        page = building.script_page(order, read, errors)
        return page_or_block("call/show.html", "main", page, 422)
    missing = building.bars_ending(order, "gaps-title") if result != "dropped" else []
    if missing:
        page = building.script_page(order, read, missing)
        return page_or_block("call/show.html", "main", page, 422)
    save_id = request.form.get("save_id") or None
    ended = CallEnd(cast(CallResult, result), clock.now(), save_id=save_id)
    try:
        end_call(desk(), order.id, ended)
    except OrderLocked:
        return _to_order(order)
    if result == "dropped":
        return redirect(url_for("call.show", order_id=order.id, read=read), 303)
    return redirect(url_for(f"call.{_AFTER[result]}", order_id=order.id), 303)


_AFTER = {"granted": "grant", "denied": "denied"}


@bp.get("/grant")
@on_orders
def grant(order_id: uuid.UUID) -> BaseResponse:
    """What the judge granted, to be completed and corrected."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    if not _ended(order, "granted"):
        return _to_call(order)
    page = granting.grant_page(granting.as_typed(order))
    return page_or_block("call/grant.html", "main", page)


@bp.post("/grant")
@on_orders
def keep_grant(order_id: uuid.UUID) -> BaseResponse:
    """Keep what the judge granted; on to the read-back, or first to a date that departs."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    if not _ended(order, "granted"):
        return _to_call(order)
    if "now" in request.form:
        page = granting.grant_page(granting.stamped_now(order, request.form))
        return page_or_block("call/grant.html", "main", page)
    typed = granting.read(order, request.form)
    if pages.switching():
        return page_or_block("call/grant.html", "main", granting.grant_page(typed))
    errors = granting.faults(typed)
    if errors:
        return page_or_block("call/grant.html", "main", granting.grant_page(typed, errors), 422)
    return _kept(typed)


def _kept(typed: granting.Typed) -> BaseResponse:
    order = typed.order
    try:
        saved = granting.keep(desk(), typed)
    except OrderLocked:
        return _to_order(order)
    if saved.conflicts:
        now = granting.Typed(saved.order, typed.sheet, typed.values)
        page = granting.grant_page(now, conflicts=saved.conflicts)
        return page_or_block("call/grant.html", "main", page, 409)
    given = granting.departs(typed)
    if given:
        where = url_for("call.other_date", order_id=order.id, on=given.isoformat())
        return redirect(where, 303)
    return redirect(url_for("call.read_back", order_id=order.id), 303)


@bp.get("/grant/other-date")
@on_orders
def other_date(order_id: uuid.UUID) -> BaseResponse:
    """A date of expiry that departs from the form's rule, to be confirmed."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    grant = order.document.grant
    if not _ended(order, "granted") or grant is None or grant.granted_on is None:
        return _to_call(order)
    given, rule = _day(request.args.get("on", "")), granting.as_it_stands(order).ending.on
    if rule is None or given < grant.granted_on:
        return redirect(url_for("call.grant", order_id=order.id), 303)
    page = OtherDatePage(
        order=order,
        rule=form_rule(),
        computed=rule,
        given=given,
        mark=order.draft.state(granting.EXPIRES_ON).mark,
        read_back=url_for("call.read_back", order_id=order.id),
    )
    return page_or_block("call/other_date.html", "main", page)


@bp.post("/grant/other-date")
@on_orders
def keep_other_date(order_id: uuid.UUID) -> BaseResponse:
    """The judge gave another date: keep it."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    given = _day(request.form.get("on", ""))
    grant = order.document.grant
    if grant is None or grant.granted_on is None or given < grant.granted_on:
        abort(400)
    state = FieldState(given.isoformat())
    change = Change(granting.EXPIRES_ON, request.form.get("mark", ""), state)
    try:
        saved = save_fields(desk(), order.id, str(uuid.uuid4()), (change,), clock.now())
    except OrderLocked:
        return _to_order(order)
    where = "call.grant" if saved.conflicts else "call.read_back"
    return redirect(url_for(where, order_id=order.id), 303)


@bp.get("/read-back")
@on_orders
def read_back(order_id: uuid.UUID) -> BaseResponse:
    """Every value, to be read back before the line is closed."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    if not _ended(order, "granted"):
        return _to_call(order)
    if order.stored.granted_at is None:
        return redirect(url_for("call.grant", order_id=order.id), 303)
    return page_or_block("call/read_back.html", "main", building.read_back_page(order))


@bp.post("/read-back")
@on_orders
def close(order_id: uuid.UUID) -> BaseResponse:
    """The judge said that it is correct: lock the order, unless it is not what was read."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    errors = building.bars_closing(order)
    if errors:
        page = building.read_back_page(order, errors)
        return page_or_block("call/read_back.html", "main", page, 422)
    try:
        close_line(desk(), order.id, clock.now(), _version(request.form.get("version", "")))
    except NotGranted:
        return redirect(url_for("call.grant", order_id=order.id), 303)
    except StaleOrder:
        errors = [("", _("The order was changed meanwhile. Read it back again."))]
        page = building.read_back_page(opened(order_id), errors)
        return page_or_block("call/read_back.html", "main", page, 409)
    return _to_order(order)


@bp.get("/denied")
@on_orders
def denied(order_id: uuid.UUID) -> BaseResponse:
    """A denied request: who and why, and what can be done next."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    if not _ended(order, "denied"):
        return _to_call(order)
    sheet = shown(DENIAL, order.draft)
    page = building.denial_page(order, sheet, MultiDict(), saved="saved" in request.args)
    return page_or_block("call/denied.html", "main", page)


@bp.post("/denied")
@on_orders
def keep_denial(order_id: uuid.UUID) -> BaseResponse:
    """Keep who denied the request, and why."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    if not _ended(order, "denied"):
        return _to_call(order)
    sheet = posted(DENIAL, order.draft, request.form)
    if pages.switching():
        page = building.denial_page(order, sheet, request.form)
        return page_or_block("call/denied.html", "main", page)
    wanted = [after for c in changes(sheet, request.form) if (after := chosen(c, request.form))]
    save_id = request.form.get("save_id") or str(uuid.uuid4())
    try:
        saved = save_fields(desk(), order.id, save_id, wanted, clock.now())
    except OrderLocked:
        return _to_order(order)
    if saved.conflicts:
        found = list(clashes(sheet, saved.conflicts))
        page = building.denial_page(saved.order, sheet, request.form, found)
        return page_or_block("call/denied.html", "main", page, 409)
    return redirect(url_for("call.denied", order_id=order.id, saved=1), 303)


def _ended(order: OpenOrder, result: CallResult) -> bool:
    return order.document.call is not None and order.document.call.result == result


def _to_order(order: OpenOrder) -> BaseResponse:
    return redirect(url_for("orders.show", order_id=order.id), 303)


def _to_call(order: OpenOrder) -> BaseResponse:
    return redirect(url_for("call.show", order_id=order.id), 303)


def _version(text: str) -> int:
    """The version that was read back; one that no order has where it cannot be read."""
    return int(text) if _NUMBER.fullmatch(text) else -1


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(400)
