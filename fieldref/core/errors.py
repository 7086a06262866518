"""What can go wrong in the law's own terms. Messages are codes; the words are found elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


class RuleError(Exception):
    """A question that was understood and cannot be answered. ``code`` is stable."""

    code = "rule_error"


class CalendarGap(RuleError):
    """A count of days leaves the years that the court calendar covers; never guessed."""

    code = "calendar_gap"

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(f"{day} is outside {first} to {last}")
        self.day, self.first, self.last = day, first, last


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place of what was handed in.

    ``path`` names the place (``protected.0.age``), ``code`` the fault, ``values`` its details.
    """

    path: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


class Unreadable(Exception):
    """Something handed in could not be read; ``problems`` says what and where."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.path}: {p.code}" for p in problems))
        self.problems = problems


class Contradiction(RuleError):
    """Facts that were understood and cannot be true together; ``problems`` says which."""

    code = "contradictory"

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.path}: {p.code}" for p in problems))
        self.problems = problems
