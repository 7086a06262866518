"""Puts together the pages of service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.actions.order_list import stands
from fieldref.content.after_service import Topic, facts_on, kind_of
from fieldref.core.epo import EpoDocument, Orders, Service
from fieldref.core.terms import terms_of
from fieldref.web import clock
from fieldref.web.access import person
from fieldref.web.i18n import format_clock, format_day
from fieldref.web.order import who
from fieldref.web.service.context import (
    AfterPage,
    Attempted,
    Due,
    FormPage,
    QuestionPage,
    TooEarlyPage,
    Way,
)
from fieldref.web.stamps import service_stamp
from fieldref.web.terms import term_words


def question_page(order: OpenOrder) -> QuestionPage:
    """Did you give it in person?"""
    here = order.id
    return QuestionPage(
        order=order,
        who=who(order.document),
        ways=[
            Way(
                _("Yes, in person"),
                _("The paper is in their hands: items 13 to 15."),
                url_for("service.in_person", order_id=here),
                "paper",
            ),
            Way(
                _("Told the terms, no paper"),
                _("Counts as notice; then the order is enforced."),
                url_for("service.told", order_id=here),
                "speak",
            ),
            Way(
                _("Could not find the person"),
                _("Note the visit and keep trying."),
                url_for("service.attempt", order_id=here),
                "search",
            ),
        ],
        attempts=attempts_of(order.document),
        service=service_stamp(stands(order, clock.now()), order.document),
    )


def form_page(order: OpenOrder, form: Form, topic: Topic, *, taken: bool = False) -> FormPage:
    """A record to be made, with the places that the order knows."""
    document = order.document
    return FormPage(
        order=order,
        who=who(document),
        form=form,
        places=_places(document),
        facts=facts_on(topic, kind_of(document)),
        attempts=attempts_of(document),
        court=_court(document),
        me_words=" · ".join(part for part in me() if part),
        taken=taken,
    )


def after_page(order: OpenOrder) -> AfterPage:
    """What is next, with the hours that run from service."""
    document = order.document
    served, kind = _served(document), kind_of(document)
    since = served or _told(document)
    return AfterPage(
        order=order,
        document=document,
        who=who(document),
        stamp_of=service_stamp(stands(order, clock.now()), document),
        steps=facts_on("served" if served else "told", kind),
        firearms=[
            Due(fact, hours_after(since, fact.hours) if since and fact.hours else None)
            for fact in facts_on("firearms", kind)
            if not (served and fact.open)
        ],
        served=served,
        pdf=url_for("orders.pdf", order_id=order.id),
    )


def too_early_page(order: OpenOrder) -> TooEarlyPage:
    """The interruption before a grant."""
    draft = "orders.show" if order.status == "denied" else "epo.tasks"
    return TooEarlyPage(order, who(order.document), url_for(draft, order_id=order.id))


def term_choices(document: EpoDocument) -> list[tuple[str, str]]:
    """The terms of this order, to be ticked as they were told."""
    return [(term, term_words(term, document)) for term in terms_of(document)]


def me() -> tuple[str, str]:
    """Name and contact of whoever is signed in, as item 15 asks."""
    user = person().current.user
    return user.name, ", ".join(part for part in (person().agency, user.telephone) if part)


def attempts_of(document: EpoDocument) -> list[Attempted]:
    """The visits so far, the last one first."""
    return [
        Attempted(
            ", ".join(filter(None, (format_day(visit.on), format_clock(visit.at)))),
            visit.place or "",
            visit.note or "",
        )
        for visit in reversed(document.service_attempts)
    ]


def _places(document: EpoDocument) -> list[str]:
    restrained, orders, incident = (
        document.restrained,
        document.orders or Orders(),
        document.incident,
    )
    known = (
        restrained.whereabouts if restrained else None,
        orders.address,
        incident.place if incident else None,
    )
    return list(dict.fromkeys(place for place in known if place))


def _court(document: EpoDocument) -> str:
    court = document.court
    return ", ".join(part for part in (court.name, court.address) if part) if court else ""


def _served(document: EpoDocument) -> datetime | None:
    service = document.service or Service()
    if service.served_on is None or service.served_at is None:
        return None
    return datetime.combine(service.served_on, service.served_at)


def _told(document: EpoDocument) -> datetime | None:
    told = document.told
    return datetime.combine(told.on, told.at) if told and told.on and told.at else None


def hours_after(civil: datetime, hours: int) -> datetime:
    """The civil moment so many hours later, over a change of the clock too."""
    start = civil.replace(tzinfo=clock.CALIFORNIA).astimezone(UTC)
    return clock.civil(start + timedelta(hours=hours))
