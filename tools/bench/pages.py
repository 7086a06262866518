"""Pages in process, beside the smallest Flask page that reads one SQLite row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from tools.bench.clockwork import median, p95, timings
from tools.bench.site import demo_site, filled_draft, scratch, signed_in

ROUNDS = 300
LIMIT_MS = 20
LIMIT_RATIO = 6
EXPIRY = "/expiry?granted=2026-11-20&day=20&month=11&year=2026&county=fresno"


def smallest_page(folder: Path) -> FlaskClient:
    """One route, one row read by key, one small template."""
    path = folder / "smallest.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE page (id INTEGER PRIMARY KEY, words TEXT)")
        database.execute("INSERT INTO page VALUES (1, 'one row')")
    app = Flask("smallest")
    template = app.jinja_env.from_string("<!doctype html><title>x</title><p>{{ words }}</p>")

    @app.get("/")
    def page() -> str:
        connection = sqlite3.connect(path)
        row = connection.execute("SELECT words FROM page WHERE id = 1").fetchone()
        connection.close()
        return template.render(words=row[0])

    return app.test_client()


def measure() -> bool:
    """Print the figures; whether all are within their limits."""
    with scratch() as name:
        folder = Path(name)
        site = demo_site(folder)
        client = signed_in(site)
        place = filled_draft(client)
        baseline = smallest_page(folder)
        calls: dict[str, Callable[[], object]] = {"smallest page": lambda: baseline.get("/")}
        for label, address in addresses(place).items():
            if client.get(address).status_code != 200:
                raise SystemExit(f"{address} does not answer")
            calls[label] = partial(client.get, address)
        return report(timings(calls, ROUNDS))


def addresses(place: str) -> dict[str, str]:
    """The pages that are measured."""
    steps = ("incident", "protected", "restrained", "orders", "officer", "story")
    return {
        "expiry page": EXPIRY,
        **{f"step {step}": f"{place}/step/{step}" for step in steps},
        "check answers": f"{place}/check",
        "call script": f"{place}/call",
        "list of orders": "/orders",
    }


def report(taken: dict[str, list[float]]) -> bool:
    """One line a page. The limits hold for the expiry page and the steps."""
    base = median(taken["smallest page"])
    good = True
    print(f"{'page':<18}{'median ms':>10}{'p95 ms':>9}{'x smallest':>12}")
    for name, times in taken.items():
        ratio = median(times) / base
        print(f"{name:<18}{median(times):>10.2f}{p95(times):>9.2f}{ratio:>12.1f}")
        if name == "expiry page" or name.startswith("step "):
            good &= p95(times) <= LIMIT_MS and ratio < LIMIT_RATIO
    print(f"limits: p95 {LIMIT_MS} ms, ratio {LIMIT_RATIO}: {'kept' if good else 'BROKEN'}")
    return good
