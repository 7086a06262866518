"""What the pages of receipts show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldref.core.lined_paper import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A kept receipt in the list; ``kept_at`` is civil time."""

    href: str
    title: str
    answer: str
    kept_at: datetime
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One's own receipts, the last one first."""

    rows: Sequence[Row]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A kept receipt. ``same`` is whether the rules of today answer alike, None where they refuse;
    ``changed`` names the rows that are not what they were.
    """

    id: str
    title: str
    lines: Sequence[Line]
    kept_at: datetime
    same: bool | None
    changed: tuple[str, ...]
