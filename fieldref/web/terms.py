"""The terms of an order in words, as an officer tells them."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.core.epo import EpoDocument, Orders

TERM_WORDS: Mapping[str, LazyString] = {
    "conduct": _l("No harassing, attacking, threatening, following or harming (3a)"),
    "no_contact": _l("No contact, directly or indirectly (3b)"),
    "stay_away_persons": _l("Stay away from each protected person (3c)"),
    "stay_away_place": _l("Stay away from the address (3c)"),
    "move_out": _l("Move out of the address now (3c)"),
    "no_locating": _l("Do not try to find out where they live or are (3d)"),
    "firearms": _l("No firearms, firearm parts or ammunition; hand them over (3e)"),
    "custody": _l("Who cares for the children for now (4)"),
}


def term_words(term: str, document: EpoDocument) -> str:
    """A term in words, with the distance or address that stands on the form."""
    orders = document.orders or Orders()
    persons, place = orders.stay_away_persons_yards, orders.stay_away_place_yards
    if term == "stay_away_persons" and persons is not None:
        return _("Stay %(yards)s yards away from each protected person (3c)", yards=persons)
    if term == "stay_away_place" and place is not None:
        return _("Stay %(yards)s yards away from the address (3c)", yards=place)
    return str(TERM_WORDS.get(term, term))
