"""Every labelled query through the search, beside the smallest Flask page; and the first answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from tools.bench.clockwork import median, p95, timings
from tools.bench.pages import smallest_page
from tools.bench.site import demo_site, scratch
from tools.search_queries import cases

# Each query is asked so often in each way.
TURNS = 3
# Milliseconds at p95 beyond the smallest page's.
LIMIT_MS = 5.0
# The page of hits writes them besides: of the smallest page's time.
LIMIT_RATIO = 12
# Milliseconds until the first answer of a process: the data is read and the index built.
LIMIT_FIRST = 3000
_FIRST = """
import time
from fieldref.content.search import search
began = time.perf_counter()
search("two orders")
print((time.perf_counter() - began) * 1000)
"""


def measure() -> bool:
    """Print the figures; whether all are within their limits."""
    with scratch() as name:
        kept = _over_http(Path(name))
    return _first() and kept


def _over_http(folder: Path) -> bool:
    client, baseline = demo_site(folder).test_client(), smallest_page(folder)
    calls: dict[str, Callable[[], object]] = {
        "smallest page": partial(baseline.get, "/"),
        "GET /api/v1/search": _in_turn(client, "/api/v1/search"),
        "GET /reference": _in_turn(client, "/reference"),
    }
    taken = timings(calls, TURNS * len(cases()))
    base = median(taken["smallest page"])
    print(f"{'search':<22}{'median ms':>10}{'p95 ms':>9}{'x smallest':>12}")
    for name, times in taken.items():
        print(f"{name:<22}{median(times):>10.2f}{p95(times):>9.2f}{median(times) / base:>12.1f}")
    beyond = p95(taken["GET /api/v1/search"]) - p95(taken["smallest page"])
    good = beyond <= LIMIT_MS
    good &= all(median(times) / base <= LIMIT_RATIO for times in taken.values())
    print(
        f"search p95 {beyond:.2f} ms beyond, limit {LIMIT_MS}; ratio {LIMIT_RATIO}: "
        f"{'kept' if good else 'BROKEN'}"
    )
    return good


def _in_turn(client: FlaskClient, path: str) -> Callable[[], object]:
    """A call that asks the next query each time."""
    queries = cycle([_address(path, case["q"], case["lang"]) for case in cases()])

    def ask() -> None:
        address, lang = next(queries)
        answer = client.get(address, headers={"Accept-Language": lang})
        if answer.status_code != 200:
            raise SystemExit(f"{address} does not answer")

    return ask


def _address(path: str, query: str, lang: str) -> tuple[str, str]:
    asked = {"q": query, "lang": lang} if path.startswith("/api") else {"q": query}
    return f"{path}?{urlencode(asked)}", lang


def _first() -> bool:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST], check=True, capture_output=True, text=True
    )
    taken = float(done.stdout)
    good = taken <= LIMIT_FIRST
    print(
        f"first answer of a process {taken:.0f} ms, limit {LIMIT_FIRST}: "
        f"{'kept' if good else 'BROKEN'}"
    )
    return good
