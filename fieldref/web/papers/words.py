"""How the kinds of papers are called on a page."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.core.court_forms import FormKind

KINDS: dict[FormKind, LazyString] = {
    "order": _l("Court order"),
    "attachment": _l("Attachment"),
    "notice": _l("Notice"),
    "request": _l("Request"),
    "response": _l("Response"),
    "receipt": _l("Receipt or proof"),
    "information": _l("Information sheet"),
}
PLACES: dict[str, LazyString] = {
    "expiry": _l("When it ends"),
    "protected": _l("Protected persons"),
    "restrained": _l("Restrained person"),
    "no_contact": _l("No contact"),
    "stay_away": _l("Stay away"),
    "exceptions": _l("Exceptions"),
    "firearms": _l("Firearms"),
    "service": _l("Service"),
    "custody": _l("Children"),
}
SIGNS: dict[str, LazyString] = {
    "says_court_order": _l("At the foot: “This is a Court Order”"),
    "says_not_court_order": _l("At the foot: “This is not a Court Order”"),
    "says_emergency": _l("“Emergency” in the title"),
    "says_criminal": _l("From a criminal case"),
    "other_state": _l("From another state, a tribe, the military or Canada"),
}
