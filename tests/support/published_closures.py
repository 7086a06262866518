"""The court closures as the courts published them, read from the typed table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parents[1] / "fixtures" / "court-holidays.yaml"
YEARS = range(2021, 2031)


@cache
def table() -> dict[str, Any]:
    """The typed table as it stands in the file."""
    tree: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tree


def entries() -> Iterator[tuple[str, str]]:
    """Every entry of the table: the holiday (or "listed") and the day closed as typed."""
    for holiday, years in table()["holidays"].items():
        for typed in years.values():
            yield holiday, typed
    for days in table()["listed"].values():
        for typed in days:
            yield "listed", typed


def day_of(typed: str) -> date:
    """The date of an entry such as ``Fri 2021-12-31``."""
    return date.fromisoformat(typed.split()[-1])


@cache
def published() -> frozenset[date]:
    """Every weekday on which the courts are closed, 2021 to 2030."""
    return frozenset(day_of(typed) for _, typed in entries())


def published_in(year: int) -> list[date]:
    """The days closed in one year, in order."""
    return sorted(day for day in published() if day.year == year)
