"""How kinds of hits are called on a page."""

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
