"""What time it is: the one place of the web edge that asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import Flask, current_app

CALIFORNIA = ZoneInfo("America/Los_Angeles")
_KEY = "fieldref.clock"

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The machine's time, aware, in UTC."""
    return datetime.now(UTC)


def install(app: Flask, clock: Clock) -> None:
    """Keep the clock that every view of this application reads."""
    app.extensions[_KEY] = clock


def now() -> datetime:
    """This moment, aware, in UTC."""
    return cast(Clock, current_app.extensions[_KEY])()


def civil(moment: datetime) -> datetime:
    """An aware moment as California civil time: without a zone, as people there write it."""
    return moment.astimezone(CALIFORNIA).replace(tzinfo=None)


def civil_now() -> datetime:
    """This moment as California civil time, without a zone, as documents hold it."""
    return civil(now())
