"""Facts that no table can look up: computed from what was answered, by name."""

from __future__ import annotations

from fieldref.core.errors import Contradiction, Problem
from fieldref.core.tables import Facts

# Orders that a judicial officer makes by telephone, without a hearing.
WITHOUT_HEARING = frozenset({"epo", "gv_epo"})


def hearing(facts: Facts, family: str | None) -> str | None:
    """Whether the restrained person was at the hearing; "none" where the order is made without one.

    None: not asked yet.

    Raises:
        Contradiction: at present_at_hearing, where an order made without a hearing had one.
    """
    said = facts.get("present_at_hearing")
    if family not in WITHOUT_HEARING:
        return said
    if said == "yes":
        raise Contradiction(Problem("present_at_hearing", "no_hearing"))
    return "none"


def with_computed(facts: Facts, family: str | None) -> dict[str, str]:
    """The facts with those computed from them: the kind of order, and the hearing.

    Raises:
        Contradiction: the facts cannot be true together.
    """
    computed = {"family": family, "hearing": hearing(facts, family)}
    return {**facts, **{name: value for name, value in computed.items() if value is not None}}
