"""The list of orders and the pages of one order. Every page is a plain form or a plain link."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from fieldref.actions import grant
from fieldref.actions.desk import OpenOrder
from fieldref.actions.order_list import find_orders, list_orders
from fieldref.actions.printing import Print, print_order
from fieldref.storage.order import OrderNotFound
from fieldref.web import clock, pages
from fieldref.web.access import desk, on_orders
from fieldref.web.htmx import page_or_block
from fieldref.web.i18n import language
from fieldref.web.interview.steps import Step
from fieldref.web.order import opened, who
from fieldref.web.orders import amending, listing
from fieldref.web.orders.context import CopyPage, FoundPage
from fieldref.web.orders.items import copy_items
from fieldref.web.orders.page import order_page
from fieldref.web.orders.parts import parts_of

bp = Blueprint("orders", __name__)
FILE = "EPO-001.pdf"


@bp.get("/orders")
@on_orders
def index() -> BaseResponse:
    """The list: one's own orders or the agency's, of all or one status."""
    question = listing.asked()
    found = list_orders(desk(), question, clock.now())
    return page_or_block("orders/index.html", "list", listing.list_page(question, found))


@bp.route("/orders/find", methods=["GET", "POST"])
@on_orders
def find() -> BaseResponse:
    """Find by case number, which never stands in an address."""
    if request.method == "GET":
        return redirect(url_for("orders.index"), 303)
    asked = request.form.get("case_number", "").strip()
    if not any(letter.isalnum() for letter in asked):
        errors = [("case_number", _("Enter a case number."))]
        return page_or_block("orders/found.html", "main", FoundPage(asked, (), errors), 422)
    rows = [listing.row_of(each) for each in find_orders(desk(), asked, clock.now())]
    return page_or_block("orders/found.html", "main", FoundPage(asked, rows, ()))


@bp.get("/epo/<uuid:order_id>/order")
@on_orders
def show(order_id: uuid.UUID) -> BaseResponse:
    """The order as a page: the accessible equal of the PDF, and how it stands."""
    return page_or_block("orders/show.html", "main", order_page(opened(order_id)))


@bp.get("/epo/<uuid:order_id>/copy-out")
@on_orders
def copy_out(order_id: uuid.UUID) -> BaseResponse:
    """Every value beside its item number, for filling the paper pad by hand."""
    order = opened(order_id)
    granted = order.stored.granted_at is not None
    page = CopyPage(order, who(order.document), copy_items(order.document), granted)
    return page_or_block("orders/copy_out.html", "main", page)


@bp.get("/epo/<uuid:order_id>/epo-001.pdf")
@on_orders
def pdf(order_id: uuid.UUID) -> BaseResponse:
    """The form as PDF; ``copies`` makes the four labelled copies. The file name names nobody.

    Nothing is printed, and nothing recorded, for a browser that only looks or fetches ahead.
    """
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        opened(order_id)
        return Response(status=200 if request.method == "HEAD" else 204, mimetype="application/pdf")
    wanted = Print(copies=request.args.get("copies") == "1", lang=language())
    try:
        paper = print_order(desk(), str(order_id), wanted, clock.now())
    except OrderNotFound:
        abort(404)
    response = make_response(paper)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{FILE}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/epo/<uuid:order_id>/amend")
@on_orders
def amend(order_id: uuid.UUID) -> BaseResponse:
    """Which part of a granted order is to be corrected."""
    order = opened(order_id)
    return page_or_block("orders/amend.html", "main", amending.parts_page(order))


@bp.get("/epo/<uuid:order_id>/amend/<slug>")
@on_orders
def amend_part(order_id: uuid.UUID, slug: str) -> BaseResponse:
    """The questions of one part, with what stands in it."""
    order = opened(order_id)
    if not order.locked:
        return redirect(url_for("orders.amend", order_id=order.id), 303)
    return page_or_block("orders/amend_part.html", "main", amending.page(order, _part(order, slug)))


@bp.post("/epo/<uuid:order_id>/amend/<slug>")
@on_orders
def save_part(order_id: uuid.UUID, slug: str) -> BaseResponse:
    """Correct the part, with its reason; what cannot be kept comes back as it was typed."""
    order = opened(order_id)
    if not order.locked:
        return redirect(url_for("orders.amend", order_id=order.id), 303)
    step = _part(order, slug)
    if request.form.get("more"):
        return _again(amending.with_another_card(step, order, request.form), [], 200)
    typed = amending.read(order, step, request.form)
    if pages.switching():
        return _again(typed, [], 200)
    errors = amending.faults(typed) or amending.keep_fault(typed)
    if errors:
        return _again(typed, errors, 422)
    return _keep(typed)


def _keep(typed: amending.Typed) -> BaseResponse:
    order, amendment = typed.order, grant.Amendment(typed.wanted, typed.reason)
    _changed, conflicts = grant.amend(desk(), order.id, amendment, clock.now())
    if conflicts:
        page = amending.page_again(typed, [], conflicts)
        return page_or_block("orders/amend_part.html", "main", page, 409)
    return redirect(url_for("orders.show", order_id=order.id, _anchor="corrections"), 303)


def _again(typed: amending.Typed, errors: amending.Errors, status: int) -> Response:
    page = amending.page_again(typed, errors)
    return page_or_block("orders/amend_part.html", "main", page, status)


def _part(order: OpenOrder, slug: str) -> Step:
    found = next((part for part in parts_of(order.draft) if part.slug == slug), None)
    return found if found else abort(404)
