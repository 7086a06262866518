"""Recording service. Each way is a plain form; nothing is recorded before the grant."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.actions.grant import Act, AlreadyRecorded, record
from fieldref.content.after_service import Topic
from fieldref.web import clock, pages
from fieldref.web.access import desk, on_orders, person
from fieldref.web.fields import offered
from fieldref.web.htmx import page_or_block
from fieldref.web.order import opened
from fieldref.web.service import building
from fieldref.web.service.forms import (
    AttemptForm,
    InPersonForm,
    Record,
    ToldForm,
    attempt_record,
    service_record,
    told_record,
)
from fieldref.web.service.recording import Proposed, contradictions

bp = Blueprint("service", __name__, url_prefix="/epo/<uuid:order_id>/serve")
_TOPICS: dict[Act, Topic] = {"service": "served", "told": "told", "attempt": "attempt"}
_TEMPLATES: dict[Act, str] = {
    "service": "service/in_person.html",
    "told": "service/told.html",
    "attempt": "service/attempt.html",
}


@bp.get("")
@on_orders
def show(order_id: uuid.UUID) -> BaseResponse:
    """Did you give it in person?"""
    order = opened(order_id)
    if not _granted(order):
        return _too_early(order)
    return page_or_block("service/show.html", "main", building.question_page(order))


@bp.get("/next")
@on_orders
def after(order_id: uuid.UUID) -> BaseResponse:
    """What is next after service or notice."""
    order = opened(order_id)
    if order.document.service is None and order.document.told is None:
        return redirect(url_for("service.show", order_id=order.id), 303)
    return page_or_block("service/after.html", "main", building.after_page(order))


@bp.route("/in-person", methods=["GET", "POST"])
@on_orders
def in_person(order_id: uuid.UUID) -> BaseResponse:
    """Items 13 to 15."""
    order = opened(order_id)
    form = InPersonForm(_typed())
    if request.method == "GET":
        form.who.data = "me"
        form.peace_officer.data = person().role in ("officer", "supervisor")
    return _recording(order, "service", form)


@bp.route("/told", methods=["GET", "POST"])
@on_orders
def told(order_id: uuid.UUID) -> BaseResponse:
    """The terms told without paper."""
    order = opened(order_id)
    form = ToldForm(_typed())
    form.terms.choices = offered(*building.term_choices(order.document))
    if request.method == "GET":
        form.by.data = building.me()[0]
    return _recording(order, "told", form)


@bp.route("/attempt", methods=["GET", "POST"])
@on_orders
def attempt(order_id: uuid.UUID) -> BaseResponse:
    """A visit that did not find the restrained person."""
    return _recording(opened(order_id), "attempt", AttemptForm(_typed()))


def _recording(order: OpenOrder, act: Act, form: Form) -> BaseResponse:
    if not _granted(order):
        return _too_early(order)
    if request.method == "GET" or pages.switching():
        return _form(order, act, form, 200)
    if request.form.get("now"):
        _fill_now(form)
        return _form(order, act, form, 200)
    if not form.validate():
        return _form(order, act, form, 422)
    proposed = Proposed(order, act, _record(form))
    if contradictions(proposed, form):
        return _form(order, act, form, 422)
    try:
        record(desk(), order.id, act, proposed.record, clock.now())
    except AlreadyRecorded:
        page = building.form_page(opened(uuid.UUID(order.id)), form, _TOPICS[act], taken=True)
        return page_or_block(_TEMPLATES[act], "main", page, 409)
    where = "service.show" if act == "attempt" else "service.after"
    return redirect(url_for(where, order_id=order.id), 303)


def _record(form: Form) -> Record:
    if isinstance(form, InPersonForm):
        return service_record(form, building.me())
    if isinstance(form, ToldForm):
        return told_record(form)
    if isinstance(form, AttemptForm):
        return attempt_record(form)
    raise TypeError(form)


def _fill_now(form: Form) -> None:
    """This moment in the day and the hour of a form, for pages without script."""
    now = clock.civil_now()
    day, hour = (form[name] for name in _moment_names(form))
    day.process(None, now.date())
    hour.process(None, now.time().replace(second=0, microsecond=0))


def _moment_names(form: Form) -> tuple[str, str]:
    return ("served_on", "served_at") if isinstance(form, InPersonForm) else ("on", "at")


def _form(order: OpenOrder, act: Act, form: Form, status: int) -> BaseResponse:
    page = building.form_page(order, form, _TOPICS[act])
    return page_or_block(_TEMPLATES[act], "main", page, status)


def _too_early(order: OpenOrder) -> BaseResponse:
    status = 200 if request.method == "GET" else 409
    return page_or_block("service/too_early.html", "main", building.too_early_page(order), status)


def _granted(order: OpenOrder) -> bool:
    return order.stored.granted_at is not None


def _typed() -> MultiDict[str, str] | None:
    return request.form if request.method == "POST" else None
