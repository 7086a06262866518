"""What the account pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel.speaklater import LazyString

from fieldref.storage.invitations import Kind
from fieldref.storage.sessions import Session
from fieldref.storage.users import User
from fieldref.web.accounts.forms import ChangePassword, Details, Join, NewPassword, SetUp, SignIn


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demo, which anybody may use."""

    username: str
    role: LazyString


@dataclass(frozen=True, slots=True)
class SignInPage:
    """The way in. ``next`` is where it leads; ``kept`` is the sealed form that came too late."""

    form: SignIn
    next: str
    demo: Sequence[DemoAccount] = ()
    demo_password: str = ""
    kept: str | None = None
    late: bool = False
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class SendAgainPage:
    """What had been typed, to be sent on by its owner, who is signed in again. Without a path:
    somebody else signed in, and it is not theirs.
    """

    path: str
    fields: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The first page of a new installation."""

    form: SetUp
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class JoinPage:
    """The page of an invitation."""

    form: Join
    role: LazyString
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class NewPasswordPage:
    """The page of a link for a new password."""

    form: NewPassword
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class PasswordPage:
    """Changing one's own password."""

    form: ChangePassword
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """Changing one's own name, badge and telephone."""

    form: Details
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One place where the person is signed in."""

    session: Session
    here: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account. ``before`` is the sign-in before this one, or None."""

    user: User
    agency: str
    role: LazyString
    sessions: Sequence[OwnSession]
    before: datetime | None
    leads: Sequence[tuple[str, LazyString]] = field(default=())
    done: LazyString | None = None


@dataclass(frozen=True, slots=True)
class DeadLinkPage:
    """A link that does not work (any more), and what it was for."""

    kind: Kind
