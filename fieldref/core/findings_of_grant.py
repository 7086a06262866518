"""What is missing or wrong about the call, the grant and the service of an order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from fieldref.core.epo import EpoDocument, Grant, is_granted
from fieldref.core.errors import Problem


def grant_findings(
    document: EpoDocument, now: datetime, computed_expiry: date | None
) -> Iterator[Problem]:
    """Findings on the call, the grant, service, what was told, and attempts, in that order."""
    grant, call = document.grant, document.call
    if call and call.at and call.at > now:
        yield Problem("call.at", "call_in_future")
    if grant and call and call.result == "denied":
        yield Problem("grant", "granted_and_denied")
    if grant is None and call and call.result == "granted":
        yield Problem("grant", "grant_missing")
    if grant is not None:
        yield from _blanks(grant)
        yield from _order_of_days(grant, now)
        if grant.expires_on and computed_expiry and grant.expires_on != computed_expiry:
            yield Problem("grant.expires_on", "expiry_differs")
    yield from _acts(document, now)
    yield from _service(document)


def moment_of(day: date | None, clock: time | None) -> datetime | None:
    """A day and a time of day together; the end of the day where the time is not known."""
    return datetime.combine(day, clock or time(23, 59)) if day else None


def _blanks(grant: Grant) -> Iterator[Problem]:
    for name in ("judicial_officer", "granted_on", "granted_at", "expires_on", "expires_at"):
        if not getattr(grant, name) and getattr(grant, name) != time(0):
            yield Problem(f"grant.{name}", f"{name}_missing")


def _order_of_days(grant: Grant, now: datetime) -> Iterator[Problem]:
    granted = (
        datetime.combine(grant.granted_on, grant.granted_at or time(0))
        if grant.granted_on
        else None
    )
    if granted and granted > now:
        yield Problem("grant.granted_on", "grant_in_future")
    ends = moment_of(grant.expires_on, grant.expires_at)
    if granted and ends and ends <= granted:
        yield Problem("grant.expires_on", "expires_before_grant")


def _acts(document: EpoDocument, now: datetime) -> Iterator[Problem]:
    """Acts that need an order: each must follow the grant and lie in the past."""
    acts: list[tuple[str, str, date | None, time | None]] = []
    if document.service:
        acts.append(
            ("service.served_on", "served", document.service.served_on, document.service.served_at)
        )
    if document.told:
        acts.append(("told.on", "told", document.told.on, document.told.at))
    for number, attempt in enumerate(document.service_attempts):
        acts.append((f"service_attempts.{number}.on", "attempt", attempt.on, attempt.at))
    for path, act, day, clock in acts:
        yield from _act(document, path, act, (day, clock, now))


def _act(
    document: EpoDocument, path: str, act: str, when: tuple[date | None, time | None, datetime]
) -> Iterator[Problem]:
    day, clock, now = when
    grant = document.grant
    if not is_granted(document) or grant is None or grant.granted_on is None:
        yield Problem(path, f"{act}_not_granted")
        return
    done = moment_of(day, clock)
    granted = datetime.combine(grant.granted_on, grant.granted_at or time(0))
    if done and done < granted:
        yield Problem(path, f"{act}_before_grant")
    if day and datetime.combine(day, clock or time(0)) > now:
        yield Problem(path, f"{act}_in_future")


def _service(document: EpoDocument) -> Iterator[Problem]:
    service = document.service
    for name in ("served_on", "served_at", "address", "server_name") if service else ():
        if getattr(service, name) is None or getattr(service, name) == "":
            yield Problem(f"service.{name}", f"service_{name}_missing")
