"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Home:
    """Addresses of the tools, None where this installation lacks one; ``today`` is civil time."""

    today: datetime
    new_epo: str | None
    orders: str | None
    expiry: str | None
    sign_in: str | None
    preferences: str
