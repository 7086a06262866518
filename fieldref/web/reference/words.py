"""How kinds, marks and the status of Spanish are called on a page."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

KINDS: Mapping[str, LazyString] = {
    "article": _l("Do this"),
    "form": _l("Form"),
    "glossary": _l("Word"),
    "law": _l("Law"),
}
STATUS: Mapping[str, LazyString] = {
    "official": _l("official Spanish"),
    "court": _l("court’s Spanish"),
    "draft": _l("draft Spanish"),
}
MARKS: Mapping[str, LazyString] = {
    "superseded": _l("Superseded"),
    "repealed": _l("Repealed"),
    "draft": _l("Draft"),
    "unconfirmed": _l("Unconfirmed"),
}
TO: Mapping[str, LazyString] = {
    "restrained": _l("To the restrained person"),
    "protected": _l("To the protected person"),
    "both": _l("To both"),
    "radio": _l("On the radio"),
}
AUDIENCE: Mapping[str, LazyString] = {
    "patrol": _l("patrol"),
    "dispatch": _l("dispatch"),
    "academy": _l("academy"),
    "protected": _l("protected persons"),
    "restrained": _l("restrained persons"),
}
