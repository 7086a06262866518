"""The facts by which the tier of a whole pair is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fieldref.core.orders import CONTACT
from fieldref.core.pair_leading import leading_emergency
from fieldref.core.provision_facts import Setting, leading_group, number_of
from fieldref.core.ranking import ProvisionRanking
from fieldref.core.strictness import NO_CONTACT, Contender, may_be_as_late


class PairFacts(NamedTuple):
    """What the tables read of a pair; the values of each are named in the rule file."""

    orders: str
    epo: str = "none"
    no_contact: str = "none"
    criminal: str = "no"
    latest: str = "clear"
    kind: str = "stated"
    force: str = "sure"


def pair_facts(setting: Setting, provisions: Sequence[ProvisionRanking]) -> PairFacts:
    """The facts of a pair whose provisions have been decided."""
    contenders = setting.contenders
    doubtful = any(one.force_in_doubt for one in contenders)
    facts = PairFacts(orders=number_of(contenders), force="doubtful" if doubtful else "sure")
    if len(contenders) < 2:
        return facts
    last = leading_group(ranked_last(contenders))
    return facts._replace(
        epo=_epo(contenders, provisions),
        no_contact=number_of(o for o in contenders if o.strict.get(CONTACT) == NO_CONTACT),
        criminal="yes" if last[0].rank == "criminal" else "no",
        latest="clear" if len(last) == 1 else "tied",
        kind="matters" if _kind_matters(contenders, last) else "stated",
    )


def ranked_last(contenders: Sequence[Contender]) -> Sequence[Contender]:
    """The orders that the third and fourth rule rank: an EPO only where there is no other."""
    return [one for one in contenders if one.rank != "epo"] or contenders


def _epo(contenders: Iterable[Contender], provisions: Iterable[ProvisionRanking]) -> str:
    emergency = {one.id for one in contenders if one.rank == "epo"}
    if not emergency:
        return "none"
    leading = leading_emergency(emergency, provisions)
    if not leading:
        return "not_stricter"
    return "stricter" if len(leading) == 1 else "several_stricter"


def _kind_matters(contenders: Iterable[Contender], last: tuple[Contender, ...]) -> bool:
    """Whether an order whose kind was not said would lead if it were a criminal one."""
    criminal = last[0].rank == "criminal"
    return any(
        one.rank_in_doubt and (not criminal or may_be_as_late(one, last)) for one in contenders
    )
