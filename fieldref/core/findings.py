"""What is missing or wrong in an EPO document, as codes with the place they stand at.

Nothing here stops a draft from being kept or printed. Which findings block, which a judicial
officer will ask about and which the state database wants is said beside their words, in data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from fieldref.core.epo import EpoDocument
from fieldref.core.errors import Problem
from fieldref.core.findings_of_grant import grant_findings
from fieldref.core.findings_of_people import people_findings
from fieldref.core.grounds import (
    CHILD,
    ELDER,
    asserted,
    is_solely_financial,
    rests_on_stalking_only,
)

YARDS = range(1, 1000)
Findings = Iterator[Problem]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a document is checked: California civil time, and the expiry the law gives, if any."""

    now: datetime
    computed_expiry: date | None = None


def findings(document: EpoDocument, moment: Moment) -> tuple[Problem, ...]:
    """Everything missing or wrong, in the order of the form; an answer of "unknown" is an answer.

    Sources: fam-6250, fam-6250.5, fam-6251, fam-6253, pen-646.91, form-epo-001.
    """
    found: list[Problem] = []
    for topic in _TOPICS:
        found += topic(document, moment)
    return tuple(problem for problem in found if not _said_unknown(document, problem))


def _said_unknown(document: EpoDocument, problem: Problem) -> bool:
    return problem.code.endswith("_missing") and problem.path in document.unknown


def _case(document: EpoDocument, _: Moment) -> Findings:
    if not document.case_number:
        yield Problem("case_number", "case_number_missing")


def _grounds(document: EpoDocument, _: Moment) -> Findings:
    incident = document.incident
    if not document.grounds:
        yield Problem("grounds", "grounds_missing")
    if ELDER in document.grounds and (incident is None or incident.solely_financial is None):
        yield Problem("incident.solely_financial", "solely_financial_missing")
    if is_solely_financial(document):
        code = "solely_financial_ground" if asserted(document) else "solely_financial"
        yield Problem("incident.solely_financial", code)


def _incident(document: EpoDocument, moment: Moment) -> Findings:
    incident = document.incident
    if incident is None or incident.on is None:
        yield Problem("incident.on", "incident_on_missing")
    elif datetime.combine(incident.on, incident.at or datetime.min.time()) > moment.now:
        yield Problem("incident.on", "incident_in_future")
    if incident is None or incident.immediate is None:
        yield Problem("incident.immediate", "immediate_missing")
    elif not incident.immediate:
        yield Problem("incident.immediate", "immediate_not_asserted")


def _people(document: EpoDocument, moment: Moment) -> Findings:
    return people_findings(document, moment.now.date())


def _orders(document: EpoDocument, _: Moment) -> Findings:
    orders = document.orders
    distances = ("stay_away_persons_yards", "stay_away_place_yards")
    if orders is None or not any(
        (
            orders.conduct,
            orders.no_contact,
            orders.move_out,
            *(getattr(orders, d) for d in distances),
        )
    ):
        yield Problem("orders", "orders_missing")
    if orders is None:
        return
    for name in distances:
        yards = getattr(orders, name)
        if yards is not None and yards not in YARDS:
            yield Problem(f"orders.{name}", "yards_out_of_range", {"yards": str(yards)})
    needs_address = orders.move_out or orders.stay_away_place_yards is not None
    if needs_address and not orders.address:
        yield Problem("orders.address", "orders_address_missing")
    if orders.address and not needs_address:
        yield Problem("orders.address", "address_without_order")


def _living(document: EpoDocument, _: Moment) -> Findings:
    move_out = bool(document.orders and document.orders.move_out)
    if move_out and document.live_together is None:
        yield Problem("live_together", "live_together_missing")
    if move_out and document.live_together is False:
        yield Problem("live_together", "move_out_without_living_together")
    if move_out and rests_on_stalking_only(document):
        yield Problem("orders.move_out", "stalking_move_out")


def _asks_custody(document: EpoDocument) -> bool:
    custody = document.custody
    return custody is not None and bool(custody.custodian or custody.children)


def _juvenile(document: EpoDocument, _: Moment) -> Findings:
    """Item 6 sends the protected person to an open juvenile case, whoever's children they are."""
    concerns = _asks_custody(document) or CHILD & set(document.grounds)
    if document.juvenile_case is None and concerns:
        yield Problem("juvenile_case", "juvenile_case_missing")


def _custody(document: EpoDocument, _: Moment) -> Findings:
    custody = document.custody
    if custody is None or not _asks_custody(document):
        return
    if rests_on_stalking_only(document):
        yield Problem("custody", "stalking_custody")
    if not custody.custodian:
        yield Problem("custody.custodian", "custodian_missing")
    if not any(child.name for child in custody.children):
        yield Problem("custody.children", "children_missing")
    if document.children_in_common is None:
        yield Problem("children_in_common", "children_in_common_missing")
    elif not document.children_in_common:
        yield Problem("children_in_common", "custody_without_children_in_common")
    elif document.custody_order_exists is None:
        yield Problem("custody_order_exists", "custody_order_exists_missing")


def _court(document: EpoDocument, _: Moment) -> Findings:
    court = document.court
    if court is None or not court.name:
        yield Problem("court.name", "court_name_missing")
    if court is None or not court.address:
        yield Problem("court.address", "court_address_missing")


def _story(document: EpoDocument, _: Moment) -> Findings:
    if not (document.narrative or "").strip():
        yield Problem("narrative", "narrative_missing")


def _firearms(document: EpoDocument, _: Moment) -> Findings:
    firearms = document.firearms
    seen = firearms and (
        firearms.observed or firearms.reported or firearms.searched or firearms.seized
    )
    if firearms is None or not (firearms.asked or firearms.none_known or seen):
        yield Problem("firearms.asked", "firearms_missing")
    elif firearms.none_known and (firearms.observed or firearms.reported or firearms.seized):
        yield Problem("firearms.none_known", "firearms_contradict")
    elif firearms.asked == "no" and not (firearms.none_known or seen):
        yield Problem("firearms.asked", "firearms_not_asked")


def _checked(document: EpoDocument, _: Moment) -> Findings:
    if not document.carpos_checked:
        yield Problem("carpos_checked", "carpos_missing")


def _officer(document: EpoDocument, _: Moment) -> Findings:
    officer = document.officer
    for name in ("name", "agency", "phone", "badge"):
        if officer is None or not getattr(officer, name):
            yield Problem(f"officer.{name}", f"officer_{name}_missing")
    if officer is None or not officer.campus_police:
        return
    for name in ("campus_agreement", "campus_threat"):
        if not getattr(officer, name):
            yield Problem(f"officer.{name}", f"{name}_missing")


def _grant(document: EpoDocument, moment: Moment) -> Findings:
    return grant_findings(document, moment.now, moment.computed_expiry)


_TOPICS: tuple[Callable[[EpoDocument, Moment], Findings], ...] = (
    _case, _grounds, _incident, _people, _orders, _living, _custody, _juvenile, _court, _story,
    _firearms, _checked, _officer, _grant,
)  # fmt: skip
