"""Puts together the page of one order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from fieldref.actions.desk import OpenOrder
from fieldref.actions.history import Correction, history_of
from fieldref.actions.order_list import stands
from fieldref.content.epo_findings import check
from fieldref.content.expiry_answer import ExpiryQuestion, answer
from fieldref.content.forms import load_form
from fieldref.core.amendments import Difference
from fieldref.core.asked import changed_by_judge
from fieldref.core.epo import Call, EpoDocument, Grant, is_granted
from fieldref.core.errors import CalendarGap
from fieldref.core.fields import FieldState
from fieldref.pdf.faces import undrawable
from fieldref.web import clock
from fieldref.web.access import desk
from fieldref.web.i18n import format_moment, language
from fieldref.web.interview.court import county_of
from fieldref.web.order import who
from fieldref.web.orders.context import Changed, Corrected, Denied, Ending, OrderPage, Told
from fieldref.web.orders.items import sections_of
from fieldref.web.orders.parts import words_of
from fieldref.web.stamps import ending_stamp, service_stamp, status_stamp
from fieldref.web.tape import cells_of
from fieldref.web.terms import term_words


def order_page(order: OpenOrder) -> OrderPage:
    """The order as it stands now."""
    document, lang = order.document, language()
    standing = stands(order, clock.now())
    notes = load_form().notes
    history = history_of(desk(), order)
    return OrderPage(
        order=order,
        document=document,
        who=who(document),
        standing=standing,
        status=status_stamp(standing),
        ending=ending_stamp(standing, clock.civil_now()),
        service=service_stamp(standing, document),
        ends=_ending(order) if is_granted(document) else None,
        sections=sections_of(document),
        findings=check(document, clock.civil_now(), lang, undrawable),
        told=_told(document),
        by_judge=list(_by_judge(history.as_granted)) if standing.granted else [],
        denied=_denied(document) if standing.status == "denied" else None,
        corrections=[_corrected(each) for each in history.corrections],
        officer=(document.officer.name if document.officer else None) or "",
        drawn=notes.drawn.in_language(lang),
        superseded=notes.superseded.in_language(lang),
        urls=_urls(order),
    )


def _urls(order: OpenOrder) -> dict[str, str | None]:
    here = order.id
    granted = order.stored.granted_at is not None
    return {
        "serve": url_for("service.show", order_id=here) if granted else None,
        "after": url_for("service.after", order_id=here) if granted else None,
        "amend": url_for("orders.amend", order_id=here) if order.locked else None,
        "draft": None if order.locked else url_for("epo.tasks", order_id=here),
        "copy": url_for("epo.copy", order_id=here),
    }


def _ending(order: OpenOrder) -> Ending:
    grant = order.document.grant or Grant()
    if grant.granted_on is None:
        return Ending(grant.expires_on, grant.expires_at, None, ())
    county, lang = county_of(order.draft), language()
    question = ExpiryQuestion(
        granted_on=grant.granted_on,
        county=county.slug if county else None,
        closures=county.closure_reasons(lang) if county else {},
        lang=lang,
    )
    try:
        found = answer(question)
    except CalendarGap:
        return Ending(grant.expires_on, grant.expires_at, None, ())
    cells = cells_of(found, lang, grant.expires_on)
    open_day = found["last_open_court_day"]
    last = date.fromisoformat(open_day) if open_day else None
    reached = last is not None and grant.expires_on is not None and last <= grant.expires_on
    return Ending(grant.expires_on, grant.expires_at, last if reached else None, cells)


def _told(document: EpoDocument) -> Told | None:
    told = document.told
    if told is None:
        return None
    terms = [term_words(term, document) for term in told.terms]
    return Told(told.by or "", told.on, told.at, terms)


def _corrected(correction: Correction) -> Corrected:
    return Corrected(correction, list(_changes(correction.differences)))


def _changes(differences: Iterable[Difference]) -> Iterable[Changed]:
    for each in differences:
        label, speak = words_of(each.path)
        yield Changed(label, _or_blank(speak(each.before)), _or_blank(speak(each.after)))


def _by_judge(document: EpoDocument) -> Iterable[Changed]:
    """What was asked and granted otherwise."""
    for each in changed_by_judge(document):
        label, speak = words_of(each.path)
        asked, granted = (speak(FieldState(value or None)) for value in (each.asked, each.granted))
        yield Changed(label, asked or _("no"), granted or _("no"))


def _denied(document: EpoDocument) -> Denied:
    call = document.call or Call()
    return Denied(format_moment(call.at), call.judicial_officer or "", call.reason or "")


def _or_blank(words: str) -> str:
    return words or _("(left blank)")
