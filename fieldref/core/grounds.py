"""On which grounds a request rests in law, whatever was ticked."""

from __future__ import annotations

from fieldref.core.epo import EpoDocument, Ground

ELDER: Ground = "elder_or_dependent_adult_abuse"
CHILD: frozenset[Ground] = frozenset({"child_abuse", "child_abduction"})


def asserted(document: EpoDocument) -> tuple[Ground, ...]:
    """The grounds that can carry an order: abuse of an elder cannot where it is solely financial.

    Source: fam-6250.
    """
    if is_solely_financial(document):
        return tuple(ground for ground in document.grounds if ground != ELDER)
    return document.grounds


def is_solely_financial(document: EpoDocument) -> bool:
    """Whether the abuse of an elder that is alleged is financial only."""
    incident = document.incident
    return ELDER in document.grounds and bool(incident and incident.solely_financial)


def rests_on_stalking_only(document: EpoDocument) -> bool:
    """Whether the order can only be one for stalking, which lists less (pen-646.91)."""
    return asserted(document) == ("stalking",)
