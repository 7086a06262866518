"""The terms that an order holds, as codes: what its restrained person has to be told.

Items 3d and 3e have no box and are always ordered (form-epo-001).
"""

from __future__ import annotations

from fieldref.core.epo import EpoDocument, Orders
from fieldref.core.form_values import custody_asked

TERMS = (
    "conduct", "no_contact", "stay_away_persons", "stay_away_place", "move_out", "no_locating",
    "firearms", "custody",
)  # fmt: skip


def terms_of(document: EpoDocument) -> tuple[str, ...]:
    """The codes of the terms that stand on the form, in its order."""
    orders = document.orders or Orders()
    ordered = {
        "conduct": bool(orders.conduct),
        "no_contact": bool(orders.no_contact),
        "stay_away_persons": orders.stay_away_persons_yards is not None,
        "stay_away_place": orders.stay_away_place_yards is not None,
        "move_out": bool(orders.move_out),
        "no_locating": True,
        "firearms": True,
        "custody": custody_asked(document.custody),
    }
    return tuple(term for term in TERMS if ordered[term])
