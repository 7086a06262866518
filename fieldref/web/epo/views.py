"""Drafting an EPO: pages and posts. Every page is a plain form."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, abort, jsonify, make_response, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from fieldref.actions import epo as acts_on
from fieldref.actions.desk import OpenOrder
from fieldref.core.fields import Tree
from fieldref.storage.order import IdRefused, OrderLocked
from fieldref.web import clock, pages
from fieldref.web.access import desk, on_orders, person
from fieldref.web.epo import building
from fieldref.web.epo.acts import edit_of
from fieldref.web.epo.answering import answered
from fieldref.web.epo.answers import answers
from fieldref.web.epo.context import (
    CheckPage,
    ConflictPage,
    DeletePage,
    RemovePage,
    TaskListPage,
)
from fieldref.web.errors import problem_json
from fieldref.web.htmx import page_or_block
from fieldref.web.interview.moulds import draw
from fieldref.web.interview.saving import TakenIn, take_in
from fieldref.web.interview.steps import BY_SLUG, STEPS, Step, shown
from fieldref.web.order import opened, who

bp = Blueprint("epo", __name__, url_prefix="/epo")
bp.add_app_template_global(draw)


@bp.post("/")
@on_orders
def create() -> BaseResponse:
    """A new draft, with the officer and agency of the profile; the page may bring its own id."""
    order_id = request.form.get("id") or str(uuid.uuid4())
    try:
        order = acts_on.start(desk(), order_id, _profile(), clock.now())
    except IdRefused:
        abort(400)
    return redirect(url_for("epo.step", order_id=order.id, slug=STEPS[0].slug), 303)


@bp.get("/<uuid:order_id>")
@on_orders
def tasks(order_id: uuid.UUID) -> BaseResponse:
    """The task list of a draft."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    gaps = building.gaps_of(order)
    drafting = building.drafting_tasks(order, gaps)
    left = next((task for task in drafting if task.state != "done"), None)
    page = TaskListPage(
        order=order,
        who=who(order.document),
        drafting=drafting,
        judge=building.judge_tasks(order, gaps),
        gaps=gaps,
        resume=(left and left.href) or url_for("epo.check", order_id=order.id),
        done=sum(task.state == "done" for task in drafting),
        total=len(drafting),
        asked=building.asked_in(gaps),
        copy_id=str(uuid.uuid4()),
    )
    return page_or_block("epo/tasks.html", "main", page)


@bp.get("/<uuid:order_id>/step/<slug>")
@on_orders
def step(order_id: uuid.UUID, slug: str) -> BaseResponse:
    """A page of questions, with what is saved in it."""
    order, here = opened(order_id), _step(slug)
    if order.locked:
        return _to_order(order)
    page = building.step_page(order, shown(here, order.draft), request.args.get("returns", ""))
    return page_or_block(f"epo/steps/{slug}.html", "main", page)


@bp.post("/<uuid:order_id>/step/<slug>")
@on_orders
def save(order_id: uuid.UUID, slug: str) -> BaseResponse:
    """Keep a page of questions, then do what its button says."""
    order, here = opened(order_id), _step(slug)
    try:
        taken = _take_in(order, here)
    except OrderLocked:
        return _to_order(order)
    returns = request.form.get("go") or request.form.get("returns", "")
    if taken.saved.conflicts:
        return _conflict(taken, here, returns)
    if pages.switching():
        return redirect(url_for("epo.step", order_id=order.id, slug=slug, returns=returns), 303)
    if request.form.get("do"):
        return _act(order, here, request.form["do"], returns)
    page = building.step_page(taken.saved.order, taken.sheet, returns)
    if page.errors:
        return page_or_block(f"epo/steps/{slug}.html", "main", page, 422)
    return redirect(building.after(order, here, returns), 303)


@bp.post("/<uuid:order_id>/field/<slug>")
@on_orders
def field(order_id: uuid.UUID, slug: str) -> BaseResponse | tuple[Response, int]:
    """Keep one field as it is left; the answer is for the page's script."""
    order, here = opened(order_id), _step(slug)
    try:
        taken = _take_in(order, here)
    except OrderLocked:
        return problem_json("locked", _("The order was granted. Correct it by an amendment."), 409)
    return jsonify(answered(taken, request.form)), 409 if taken.saved.conflicts else 200


@bp.get("/<uuid:order_id>/check")
@on_orders
def check(order_id: uuid.UUID) -> BaseResponse:
    """All answers, before the call."""
    order = opened(order_id)
    if order.locked:
        return _to_order(order)
    gaps = building.gaps_of(order, "check")
    page = CheckPage(
        order=order,
        groups=answers(order, gaps),
        gaps=gaps,
        asked=building.asked_in(gaps),
        stops=building.stops_in(gaps),
    )
    return page_or_block("epo/check.html", "main", page)


@bp.route("/<uuid:order_id>/step/<slug>/remove/<int:number>", methods=["GET", "POST"])
@on_orders
def remove(order_id: uuid.UUID, slug: str, number: int) -> BaseResponse:
    """Take a card away, after asking."""
    order, here = opened(order_id), _step(slug)
    if here.entries is None or order.locked:
        abort(404)
    path = f"{here.entries.place}.{number}"
    if request.method == "POST":
        edit = acts_on.remove_entry(path, request.form.get("mark", ""))
        acts_on.edit(desk(), order.id, edit, clock.now())
        return redirect(url_for("epo.step", order_id=order.id, slug=slug), 303)
    name = order.draft.state(f"{path}.name").value
    mark = order.draft.state(here.entries.place).mark
    page = RemovePage(order, here, number, str(name or ""), mark)
    return page_or_block("epo/remove.html", "main", page)


@bp.post("/<uuid:order_id>/copy")
@on_orders
def copy(order_id: uuid.UUID) -> BaseResponse:
    """Make another from this one, for a second restrained person."""
    order = opened(order_id)
    try:
        new = acts_on.copy(
            desk(), order.id, request.form.get("id") or str(uuid.uuid4()), clock.now()
        )
    except IdRefused:
        abort(400)
    return redirect(url_for("epo.step", order_id=new.id, slug="restrained"), 303)


@bp.route("/<uuid:order_id>/delete", methods=["GET", "POST"])
@on_orders
def delete(order_id: uuid.UUID) -> BaseResponse:
    """Take a draft away, after asking; a granted order stays."""
    order = opened(order_id)
    if request.method == "GET":
        return page_or_block("epo/delete.html", "main", DeletePage(order, who(order.document)))
    try:
        acts_on.delete(desk(), order.id, clock.now())
    except OrderLocked:
        return _to_order(order)
    return redirect(url_for("orders.index"), 303)


def _take_in(order: OpenOrder, here: Step) -> TakenIn:
    if order.locked:
        raise OrderLocked
    return take_in(desk(), order, here, request.form)


def _step(slug: str) -> Step:
    found = BY_SLUG.get(slug)
    return found if found else abort(404)


def _to_order(order: OpenOrder) -> BaseResponse:
    return redirect(url_for("orders.show", order_id=order.id), 303)


def _act(order: OpenOrder, here: Step, act: str, returns: str) -> BaseResponse:
    name, _sep, number = act.partition(":")
    if name == "remove" and number.isdecimal():
        return redirect(
            url_for("epo.remove", order_id=order.id, slug=here.slug, number=int(number)), 303
        )
    edit = edit_of(here, act)
    if edit is None:
        abort(400)
    acts_on.edit(desk(), order.id, edit, clock.now())
    where = url_for("epo.step", order_id=order.id, slug=here.slug, returns=returns or None)
    return redirect(f"{where}#{'last-card' if name == 'add' else 'do-' + name}", 303)


def _conflict(taken: TakenIn, here: Step, returns: str) -> Response:
    clashes = building.clashes(taken.sheet, taken.saved.conflicts, request.form)
    page = ConflictPage(taken.saved.order, here, clashes, returns)
    return make_response(page_or_block("epo/conflict.html", "main", page, 409))


def _profile() -> Tree:
    """The officer of the profile: only what the profile holds."""
    user = person().current.user
    officer: Tree = {
        "name": user.name,
        "agency": person().agency,
        "phone": user.telephone,
        "badge": user.badge,
    }
    return {"officer": {key: value for key, value in officer.items() if value}}
