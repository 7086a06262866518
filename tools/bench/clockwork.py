"""How long a call takes, measured so that two calls can be compared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

WARM = 20


def timings(calls: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every call, the calls taking turns, so that a busy moment meets them all."""
    for call in calls.values():
        for _ in range(min(WARM, rounds)):
            call()
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            began = time.perf_counter()
            call()
            taken[name].append((time.perf_counter() - began) * 1000)
    return taken


def median(taken: list[float]) -> float:
    """The middle one."""
    return statistics.median(taken)


def p95(taken: list[float]) -> float:
    """The time that 95 of 100 calls stay below."""
    return sorted(taken)[int(len(taken) * 0.95)]
