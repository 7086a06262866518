"""Puts together the list of orders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from fieldref.actions.desk import OpenOrder
from fieldref.actions.order_list import FILTERS, Filter, ListedOrder, ListQuestion, OrderList
from fieldref.core.epo import Grant, is_granted
from fieldref.core.standing import Standing
from fieldref.storage.order import DamagedOrder
from fieldref.web import clock
from fieldref.web.access import person
from fieldref.web.i18n import format_clock, format_day
from fieldref.web.orders.context import Choice, ListPage, Row
from fieldref.web.stamps import Stamp, ending_stamp, service_stamp, status_stamp, word_of

_WHOSE = {True: "mine", False: "agency"}


def asked() -> ListQuestion:
    """What the address asks for; anything it cannot mean is left out.

    An officer's list is first their own; whoever watches over all sees the agency's.
    """
    wanted: Filter = "all"
    for each in FILTERS:
        if each == request.args.get("status"):
            wanted = each
    page = request.args.get("page", "")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
    own = {"mine": True, "agency": False}.get(request.args.get("whose", ""), _own_first())
    return ListQuestion(own=own, status=wanted, page=number)


def _own_first() -> bool:
    return person().role == "officer"


def list_page(question: ListQuestion, found: OrderList) -> ListPage:
    """The list as a page; a wrong page number shows the nearest there is."""
    here = found.page
    return ListPage(
        whose=[
            Choice(_("Mine"), _href(question, own=True), question.own),
            Choice(_("Agency"), _href(question, own=False), not question.own),
        ],
        statuses=[_choice(question, status, found) for status in FILTERS],
        rows=[row_of(listed) for listed in found.rows],
        total=found.total,
        page=here,
        pages=found.pages,
        previous=_href(question, page=here - 1) if here > 1 else None,
        following=_href(question, page=here + 1) if here < found.pages else None,
        new_epo=url_for("epo.create"),
        narrowed=question.status != "all",
    )


def row_of(listed: ListedOrder) -> Row:
    """An order as a row."""
    if isinstance(listed.order, DamagedOrder):
        return _damaged_row(listed.order, listed.officer)
    document, standing = listed.order.document, listed.standing
    grant = (document.grant if is_granted(document) else None) or Grant()
    return Row(
        href=_order_href(listed.order, standing),
        case_number=document.case_number or "",
        restrained=(document.restrained.name if document.restrained else None) or "",
        protected="; ".join(person.name for person in document.protected if person.name),
        status=status_stamp(standing),
        ending=ending_stamp(standing, clock.civil_now()),
        service=service_stamp(standing, document),
        granted=_moment(grant.granted_on, grant.granted_at),
        ends=_moment(grant.expires_on, grant.expires_at),
        hour_given=grant.expires_at is not None,
        officer=listed.officer,
    )


def _moment(day: date | None, hour: time | None) -> str:
    return ", ".join(text for text in (format_day(day), format_clock(hour)) if text)


def _damaged_row(order: DamagedOrder, officer: str) -> Row:
    return Row(
        href=url_for("orders.show", order_id=order.id),
        case_number="",
        restrained="",
        protected="",
        status=Stamp("late", _("Damaged: tell your administrator")),
        ending=None,
        service=None,
        granted="",
        ends="",
        hour_given=False,
        officer=officer,
        opens=False,
    )


def _order_href(order: OpenOrder, standing: Standing) -> str:
    """A draft opens where it is written; what was granted or denied, as it stands."""
    drafting = not order.locked and standing.status in ("draft", "called")
    return url_for("epo.tasks" if drafting else "orders.show", order_id=order.id)


def _choice(question: ListQuestion, status: Filter, found: OrderList) -> Choice:
    words = _("All") if status == "all" else _("Not served") if status == "granted" else None
    href = _href(question, status=status)
    count = found.counts.get(status, 0)
    return Choice(words or _word(status), href, question.status == status, count)


def _word(status: Filter) -> str:
    return "" if status == "all" else str(word_of(status))


def _href(question: ListQuestion, **changed: Any) -> str:  # noqa: ANN401
    """The address of the list asked otherwise; a new filter starts at its first page."""
    wanted: Mapping[str, Any] = {"own": question.own, "status": question.status, **changed}
    number = wanted.get("page", 1)
    return url_for(
        "orders.index",
        whose=None if wanted["own"] is _own_first() else _WHOSE[wanted["own"]],
        status=None if wanted["status"] == "all" else wanted["status"],
        page=number if number > 1 else None,
    )
