"""The superior courts of the counties: what item 6 of the order names, and where (fam-6253)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from fieldref.core.words import Language, Words

Confidence = Literal["seen", "secondary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Courthouse:
    """A courthouse, with where and when each fact was seen; None where nothing was seen.

    ``takes_orders`` says whether requests for longer restraining orders are filed here, None
    where no source says so. ``counter_hours`` and ``counter_closes`` are information for the
    protected person and never the time at which an order expires. ``confidence`` is about the
    street address: seen on the court's own page, or known from a secondary source. ``source``,
    ``seen`` and ``note`` are the record of the search, in English, not meant for the page.
    """

    name: str
    branch: str | None
    address: str | None
    telephone: str | None
    website: str | None
    primary: bool
    takes_orders: bool | None
    counter_hours: Words | None
    counter_closes: time | None
    source: str
    seen: str
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True)
class CountyClosure:
    """A weekday on which a court shuts its counters: no judicial holiday, so it moves nothing."""

    on: date
    reason: Words
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A county with its courthouses, the one where family orders are filed first.

    ``doubt`` says what an officer should know before an address is printed: a court that has
    moved or may have, or cases assigned by where the person lives.
    """

    slug: str
    name: Words
    doubt: Words | None
    courts: tuple[Courthouse, ...]
    closures: tuple[CountyClosure, ...]

    @property
    def primary(self) -> Courthouse:
        """The courthouse for family and domestic violence filings, as best seen."""
        return self.courts[0]

    def closure_reasons(self, lang: Language) -> dict[date, str]:
        """The court's own closure days, each with its reason in a language."""
        return {closure.on: closure.reason.in_language(lang) for closure in self.closures}


def item_6_text(courthouse: Courthouse) -> str:
    """Name and address of a court on one line, as item 6 of the form asks; what is known of them.

    Source: form-epo-001.
    """
    return ", ".join(part for part in (courthouse.name, courthouse.address) if part)
