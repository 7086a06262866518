"""Keeps the page of the grant field by field as it is typed. Nothing is granted by this."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import Response, jsonify, request
from flask_babel import gettext as _

from fieldref.actions.desk import OpenOrder
from fieldref.core.fields import Tree
from fieldref.storage.order import OrderLocked
from fieldref.web import clock
from fieldref.web.access import desk, on_orders
from fieldref.web.call import kept
from fieldref.web.call.forms import GRANT
from fieldref.web.call.views import bp
from fieldref.web.errors import problem_json
from fieldref.web.interview.clashes import clashes, told
from fieldref.web.interview.fields import Saved
from fieldref.web.interview.steps import posted
from fieldref.web.order import opened


@bp.post("/grant/field")
@on_orders
def keep_text(order_id: uuid.UUID) -> Response | tuple[Response, int]:
    """Keep one field of the grant as it is left; the answer is for the page's script."""
    order = opened(order_id)
    if order.locked:
        return _locked()
    call = order.document.call
    if call is None or call.result != "granted":
        return problem_json("not_granted", _("Choose how the call ended."), 422)
    sheet = posted(GRANT, order.draft, request.form)
    sent = [field for field in sheet.fields if f"base__{field.name}" in request.form]
    conflicts = kept.stale(sent, order.draft, request.form)
    if conflicts:
        return jsonify(told(clashes(sheet, conflicts))), 409
    try:
        order = kept.keep(desk(), order, sent)
    except OrderLocked:
        return _locked()
    return jsonify(_answer(order, sent))


def _locked() -> Response:
    return problem_json("locked", _("The order was granted. Correct it by an amendment."), 409)


def _answer(order: OpenOrder, sent: Sequence[Saved]) -> Tree:
    """As the interview answers; the document did not change, and so neither did the marks."""
    marks: Tree = {field.name: order.draft.state(field.path).mark for field in sent}
    errors: Tree = {field.path: [str(words) for words in field.errors] for field in sent}
    return {
        "ok": True,
        "saved_at": f"{clock.civil_now():%H:%M:%S}",
        "marks": marks,
        "values": {},
        "notes": {},
        "errors": errors,
        "missing": "",
        "courts": None,
    }
