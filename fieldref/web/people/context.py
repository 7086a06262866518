"""What the agency's pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel.speaklater import LazyString

from fieldref.actions.people import Standing
from fieldref.storage.invitations import OpenInvitation
from fieldref.web.people.forms import AgencyForm, InviteForm


@dataclass(frozen=True, slots=True)
class PersonState:
    """How an account stands: a shape, its words, and the hour at which a lock ends."""

    state: str
    words: LazyString
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the list."""

    standing: Standing
    role: LazyString
    state: PersonState
    href: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An invitation that nobody has followed yet."""

    invitation: OpenInvitation
    role: LazyString


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody in the agency."""

    rows: Sequence[PersonRow]
    waiting: Sequence[WaitingRow]
    agency: str
    done: LazyString | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One account and what an administrator can do with it."""

    row: PersonRow
    oneself: bool
    done: LazyString | None
    problem: LazyString | None = None
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class InvitePage:
    """Inviting somebody."""

    form: InviteForm
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class LinkPage:
    """A link that is shown once: for whom, for what, until when."""

    link: str
    name: str
    new_password: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """What the agency has entered for itself; ``problems`` pairs a field's id with words."""

    form: AgencyForm
    name: str
    done: LazyString | None
    problems: Sequence[tuple[str, str]] = ()
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A line of the record in words; ``about`` is a colleague, an order or a number."""

    number: int
    at: datetime
    what: LazyString
    who: str
    about: str
    outcome: LazyString | str
    refused: bool


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A part of the record. ``broken_at`` is the first line that does not fit, if any; it says
    nothing where the record was not ``checked``.
    """

    rows: Sequence[RecordRow]
    checked: bool
    broken_at: int | None
    newest: bool
    last_hash: str
    older: str | None
