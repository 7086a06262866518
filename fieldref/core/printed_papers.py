"""The papers that are printed from the guide: a handout, the pocket card, the wall table.

Every text is in the paper's language; what is said aloud stands in both. Nothing here knows where
a text comes from or how it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldref.core.expiry import Shut
from fieldref.core.lined_paper import Line
from fieldref.core.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFoot:
    """What every paper says of itself.

    ``law`` is the day to which its law was checked, ``address`` the page that says the same,
    ``advice`` that the order and the statute decide, ``spanish`` the status of its Spanish.
    """

    law: str
    version: str
    address: str
    advice: str
    spanish: str

    @property
    def sentences(self) -> str:
        """All but the address, in one paragraph."""
        texts = (self.law, f"fieldref {self.version}.", self.advice, self.spanish)
        return " ".join(filter(None, texts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What all papers have. ``checked`` dates the file, so that equal data give equal bytes."""

    title: str
    foot: PaperFoot
    lang: Language
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout(Paper):
    """An article to be handed out: the answer, then its lines, then ``notes`` to be filled in.

    ``page`` stands at the foot of each page, with ``{page}`` and ``{pages}``.
    """

    answer: str
    lines: tuple[Line, ...]
    notes: str
    page: str


@dataclass(frozen=True, slots=True)
class CardSaying:
    """Words to say, to whom, in both languages; ``draft`` where the Spanish is our own."""

    to: str
    en: str
    es: str
    draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel of the pocket card: a question with its answer, sentences, or lines to fill in.

    ``rows`` is a small table under ``rows_head``, with ``rows_note`` below it.
    """

    title: str
    answer: str = ""
    steps: tuple[str, ...] = ()
    rows_head: str = ""
    rows: tuple[str, ...] = ()
    rows_note: str = ""
    sayings: tuple[CardSaying, ...] = ()
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketCard(Paper):
    """Two sides of eight panels, each side read from left to right, the upper row first."""

    sides: tuple[tuple[Panel, ...], ...]


@dataclass(frozen=True, slots=True)
class WallDay:
    """A day in the wall table; ``shut`` says why a court is closed on it, None where it is open."""

    text: str
    shut: Shut | None = None


@dataclass(frozen=True, slots=True)
class WallRow:
    """The day of a grant, the day the order ends, the last day that courts are open before."""

    granted: WallDay
    ends: WallDay
    last_open: str
    begins_week: bool


@dataclass(frozen=True, slots=True)
class WallMonth:
    """The grants of one month."""

    name: str
    rows: tuple[WallRow, ...]


@dataclass(frozen=True, slots=True)
class WallNote:
    """A closed day by its name, or what its mark means."""

    text: str
    shut: Shut


@dataclass(frozen=True, slots=True)
class WallPage:
    """Three months, the closed days in them, and what to know."""

    months: tuple[WallMonth, ...]
    closed: tuple[WallNote, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTable(Paper):
    """A year of grants on four pages; ``columns`` are the heads, ``legend`` the marks in words."""

    lead: str
    columns: tuple[str, str, str]
    legend: tuple[WallNote, ...]
    pages: tuple[WallPage, ...]
    page: str
