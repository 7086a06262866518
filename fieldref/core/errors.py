"""What can go wrong in the law's own terms. Messages are codes; the words are found elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

# Whoever wrote a document with more faults than this starts over; whoever sent it to hurt gets
# no answer larger than what was sent.
MOST_PROBLEMS: Final = 100
MOST_PATH: Final = 200


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
    A longer path than 200 letters, made of somebody's own keys, is cut.
    """

    path: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.path) > MOST_PATH:
            object.__setattr__(self, "path", self.path[: MOST_PATH - 1] + "…")


class Unreadable(Exception):
    """Something handed in could not be read; ``problems`` says what and where, the first 100."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = _first(problems)
        super().__init__("; ".join(f"{p.path}: {p.code}" for p in self.problems))


class Contradiction(RuleError):
    """Facts that were understood and cannot all be true; ``problems`` says which, the first 100."""

    code = "contradictory"

    def __init__(self, *problems: Problem) -> None:
        self.problems = _first(problems)
        super().__init__("; ".join(f"{p.path}: {p.code}" for p in self.problems))


def _first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The first hundred; where more were found, one more says so."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    more = Problem("document", "more_faults", {"most": str(MOST_PROBLEMS)})
    return (*problems[:MOST_PROBLEMS], more)
