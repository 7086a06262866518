"""The page at the root."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, url_for

from fieldref.actions.desk import OpenOrder
from fieldref.actions.waiting import Waiting, waiting
from fieldref.web import access, clock, pages
from fieldref.web.home.context import Home, Resume, Unserved
from fieldref.web.htmx import page_or_block
from fieldref.web.order import who
from fieldref.web.tools import tiles

bp = Blueprint("home", __name__)
_NOTHING = Waiting((), 0, None)


@bp.get("/")
def show() -> Response:
    """What waits for the reader, then the tools that are open to them, each in one tap."""
    works = access.works_on_orders()
    found = waiting(access.desk(), clock.now()) if works else _NOTHING
    return page_or_block("home/show.html", "main", _page(found, works=works))


def _page(found: Waiting, *, works: bool) -> Home:
    return Home(
        today=clock.civil_now(),
        new_id=str(uuid.uuid4()),
        unserved=tuple(_unserved(order) for order in found.unserved),
        more_unserved=found.more,
        resume=_resume(found.draft) if found.draft else None,
        new_epo=url_for("epo.create") if works else None,
        orders=url_for("orders.index") if works else None,
        tools=tiles(),
        sign_in=None if pages.person() else pages.optional_url("accounts.sign_in"),
    )


def _unserved(order: OpenOrder) -> Unserved:
    grant = order.document.grant
    return Unserved(
        href=url_for("service.show", order_id=order.id),
        who=who(order.document),
        ends_on=grant.expires_on if grant else None,
        ends_at=grant.expires_at if grant else None,
    )


def _resume(order: OpenOrder) -> Resume:
    return Resume(
        href=url_for("epo.tasks", order_id=order.id),
        who=who(order.document),
        saved=clock.civil(order.stored.updated_at),
    )
