"""Verdicts: in this process, and over HTTP beside the smallest Flask page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient

from fieldref.content import decision_answer, priority_answer
from fieldref.content.decision_question import read_facts
from fieldref.content.loader import Tree
from fieldref.content.priority_question import read_question
from tools.bench.clockwork import median, p95, timings
from tools.bench.pages import smallest_page
from tools.bench.site import demo_site, scratch, signed_in

ROUNDS = 400
# Milliseconds: a table, twenty orders, and a verdict over HTTP beyond the smallest page.
LIMITS = {"answer notice": 0.1, "answer arrest": 0.1, "20 orders": 1.0}
LIMIT_BEYOND = 5.0
NOW = datetime.fromisoformat("2026-11-23T21:00")
NOTICE = {"form": "DV-130", "proof_of_service_seen": "no", "told_by_officer": "yes"}
ARREST = {
    "form": "DV-130",
    "in_force": "yes",
    "person": "restrained",
    "notice": "notified",
    "disobeyed": "yes",
    "excepted": "no",
    "mutual_orders": "no",
}
FORMS = ("EPO-001", "DV-110", "DV-130", "CH-130", "CR-160")


def twenty_orders() -> Tree:
    """Twenty orders between the same two persons, no two alike."""
    return {"as_of": "2026-11-23T21:00", "orders": [_order(number) for number in range(20)]}


def _order(number: int) -> Tree:
    contact = "none" if number % 2 else "peaceful"
    return {
        "id": f"O{number}",
        "form": FORMS[number % len(FORMS)],
        "issued_on": f"2026-11-{number + 1:02}",
        "expires_on": "2027-01-31",
        "protected": ["P1"],
        "restrained": "R1",
        "terms": {"contact": contact, "stay_away": {"person": 100 + number}, "move_out": True},
    }


def measure() -> bool:
    """Print the figures; whether all are within their limits."""
    kept = [_in_process()]
    with scratch() as name:
        kept.append(_over_http(Path(name)))
    return all(kept)


def _table(topic: str, given: Tree) -> Tree:
    """A verdict from the facts as they are sent."""
    return decision_answer.answer(topic, read_facts(topic, given), NOW.date())


def _in_process() -> bool:
    question = read_question(twenty_orders(), NOW)
    calls: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "answer notice": partial(_table, "notice", NOTICE),
        "answer arrest": partial(_table, "arrest", ARREST),
        "20 orders": partial(priority_answer.answer, question),
    }
    taken = timings(calls, ROUNDS)
    print(f"{'in process':<22}{'median ms':>10}{'p95 ms':>9}{'limit':>8}")
    for name, times in taken.items():
        limit = LIMITS.get(name, "")
        print(f"{name:<22}{median(times):>10.3f}{p95(times):>9.3f}{limit:>8}")
    return all(median(taken[name]) <= limit for name, limit in LIMITS.items())


def _over_http(folder: Path) -> bool:
    client, baseline = signed_in(demo_site(folder)), smallest_page(folder)
    calls: dict[str, Callable[[], object]] = {"smallest page": lambda: baseline.get("/")}
    for tool, facts in (("notice", NOTICE), ("arrest", ARREST), ("priority", twenty_orders())):
        calls[f"POST /api/v1/{tool}"] = partial(_send, client, f"/api/v1/{tool}", json=facts)
    calls["POST /arrest (page)"] = partial(_send, client, "/arrest", data=ARREST)
    taken = timings(calls, ROUNDS)
    base = median(taken["smallest page"])
    print(f"{'over http':<22}{'median ms':>10}{'p95 ms':>9}{'beyond':>8}")
    for name, times in taken.items():
        print(f"{name:<22}{median(times):>10.2f}{p95(times):>9.2f}{median(times) - base:>8.2f}")
    good = all(median(times) - base <= LIMIT_BEYOND for times in taken.values())
    print(f"limit: {LIMIT_BEYOND} ms beyond the smallest page: {'kept' if good else 'BROKEN'}")
    return good


def _send(client: FlaskClient, address: str, **sent: Tree) -> None:
    answer = client.post(address, **sent)
    if answer.status_code != 200:
        raise SystemExit(f"{address} does not answer")
