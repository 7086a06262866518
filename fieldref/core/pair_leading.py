"""Which order the tier of a pair points to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from fieldref.core.orders import CONTACT
from fieldref.core.ranking import ProvisionRanking
from fieldref.core.strictness import NO_CONTACT, Contender, latest

_Contenders = Sequence[Contender]


def leading_order(
    contenders: _Contenders, follow: str, provisions: Iterable[ProvisionRanking] = ()
) -> Contender | None:
    """The order that leads; of several issued last, the first by name.

    ``follow`` says who leads: nobody, epo, no_contact, criminal or civil. Of several EPOs only
    those lead that are stricter than another order on some of the provisions given.
    """
    if follow != "epo":
        return _LEADERS[follow](contenders)
    emergency = [one for one in contenders if one.rank == "epo"]
    first = leading_emergency({one.id for one in emergency}, provisions)
    return _last([one for one in emergency if one.id in first] or emergency)


def leading_emergency(
    emergency: Set[str], provisions: Iterable[ProvisionRanking]
) -> frozenset[str]:
    """Of the EPOs named, those that are stricter than another order on some provision."""
    first = (one for one in provisions if one.tier == 1)
    return frozenset(name for one in first for name in one.sources if name in emergency)


def _nobody(contenders: _Contenders) -> None:
    del contenders


def _no_contact(contenders: _Contenders) -> Contender | None:
    """Of several orders that forbid contact: down the list, EPO, criminal, civil."""
    forbidding = [one for one in contenders if one.strict.get(CONTACT) == NO_CONTACT]
    for rank in ("epo", "criminal", "civil"):
        found = [one for one in forbidding if one.rank == rank]
        if found:
            return _last(found)
    return None


def _criminal(contenders: _Contenders) -> Contender | None:
    return _last([one for one in contenders if one.rank == "criminal"])


def _civil(contenders: _Contenders) -> Contender | None:
    """The civil order issued last; among emergency orders alone, the last of them."""
    civil = [one for one in contenders if one.rank == "civil"]
    return _last(civil or contenders)


def _last(contenders: _Contenders) -> Contender:
    return min(latest(contenders), key=lambda one: one.id)


_LEADERS: dict[str, Callable[[_Contenders], Contender | None]] = {
    "nobody": _nobody,
    "no_contact": _no_contact,
    "criminal": _criminal,
    "civil": _civil,
}
