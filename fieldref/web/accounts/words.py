"""What codes about accounts mean, in words."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.actions.accounts import Refused
from fieldref.web import clock, i18n

ROLES: dict[str, LazyString] = {
    "officer": _l("Officer"),
    "dispatch": _l("Dispatch"),
    "supervisor": _l("Supervisor"),
    "instructor": _l("Instructor"),
    "admin": _l("Administrator"),
}
_FAULTS: dict[str, LazyString] = {
    "needed": _l("This must not be empty."),
    "too_long": _l("This is too long."),
    "wrong_password": _l("This is not your present password."),
    "session_ended": _l("Too many wrong passwords. This session has ended."),
    "password_too_short": _l("Use at least 8 characters. Several words in a row are good."),
    "password_too_long": _l("Use at most 1,000 characters."),
    "password_common": _l("This password is among the first that anyone tries. Use another one."),
    "password_is_username": _l("The password must not be the username."),
    "passwords_differ": _l("The two passwords are not the same. Type the new one again."),
    "username_taken": _l("Somebody has this username. Choose another one."),
    "link_invalid": _l("This link does not work any more."),
    "not_allowed": _l("Your account may not do this."),
    "unknown_user": _l("Your agency has nobody like that."),
    "last_admin": _l("This is the only administrator. Make another one first."),
}


def fault_words(code: str) -> LazyString:
    """A refusal in words."""
    return _FAULTS[code]


def refused_words(refused: Refused) -> str:
    """Why somebody was not signed in, and what they can do now."""
    if refused.code == "disabled":
        return gettext("This account is closed. Ask your administrator to open it again.")
    if refused.code == "locked" and refused.locked_until is not None:
        return _locked(refused.locked_until)
    left = ngettext("%(num)s try left.", "%(num)s tries left.", refused.tries_left)
    return gettext("Username and password do not match.") + " " + left


def _locked(until: datetime) -> str:
    return gettext(
        "Too many wrong passwords: this username is locked until %(time)s. An "
        "administrator of your agency can release it at once.",
        time=i18n.format_clock(clock.civil(until)),
    )
