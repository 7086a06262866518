"""What a call to a judicial officer cannot end with a grant or a denial without."""

from __future__ import annotations

from collections.abc import Iterator

from fieldref.core.epo import EpoDocument
from fieldref.core.errors import Problem

GATES = ("protected_missing", "restrained_name_missing", "grounds_missing", "narrative_missing")


def open_gates(document: EpoDocument) -> tuple[Problem, ...]:
    """Which of the four is not there: a protected person's name, the restrained person's name, a
    ground, the statement. Saying "unknown" opens none of them.

    Sources: fam-6250, form-epo-001.
    """
    return tuple(_blank(document))


def _blank(document: EpoDocument) -> Iterator[Problem]:
    if not any((person.name or "").strip() for person in document.protected):
        yield Problem("protected", "protected_missing")
    if document.restrained is None or not (document.restrained.name or "").strip():
        yield Problem("restrained.name", "restrained_name_missing")
    if not document.grounds:
        yield Problem("grounds", "grounds_missing")
    if not (document.narrative or "").strip():
        yield Problem("narrative", "narrative_missing")
