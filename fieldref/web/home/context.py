"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from fieldref.web.tools import Tile


@dataclass(frozen=True, slots=True)
class Unserved:
    """An order in force that nobody served: whom it is about, when it ends, where to serve it."""

    href: str
    who: str
    ends_on: date | None
    ends_at: time | None


@dataclass(frozen=True, slots=True)
class Resume:
    """The draft last worked on; ``saved`` is civil time."""

    href: str
    who: str
    saved: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """``tools`` are open to everybody; other addresses are None where they are not open.

    ``today`` is civil time; ``new_id`` makes a button tapped twice start one draft.
    """

    today: datetime
    new_id: str
    unserved: tuple[Unserved, ...]
    more_unserved: int
    resume: Resume | None
    new_epo: str | None
    orders: str | None
    tools: tuple[Tile, ...]
    sign_in: str | None
