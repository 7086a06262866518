"""The priorities as proposed in the spring of 2022, and never adopted: whole orders are ranked.

Kept for comparison. Where the proposal leaves a case out, the answer is not settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from fieldref.core.orders import CONTACT, PROVISIONS
from fieldref.core.pair_leading import leading_order
from fieldref.core.priority_rules import Rules, Ruling
from fieldref.core.provision_facts import leading_group, number_of, spoken_by_provision
from fieldref.core.ranking import GroupRanking, ProvisionRanking
from fieldref.core.strictness import NO_CONTACT, Contender, Spoken

_Contenders = Sequence[Contender]


class DraftPairFacts(NamedTuple):
    """What the tables of the proposal read of a pair."""

    orders: str
    epo: str = "none"
    no_contact: str = "none"
    criminal: str = "none"
    latest: str = "clear"
    force: str = "sure"


class DraftProvisionFacts(NamedTuple):
    """What the tables of the proposal read of a provision, once it is known which order leads."""

    ranked: str
    settled: str
    leading: str
    speaking: str
    force: str


def by_whole_order(contenders: tuple[Contender, ...], rules: Rules) -> GroupRanking:
    """What would hold for the orders of one pair by the wording proposed in 2022."""
    spoken = spoken_by_provision(contenders)
    ruling = rules.ruling("pair", _pair_facts(contenders, spoken))
    leading = leading_order(contenders, ruling.follow)
    provisions = tuple(
        _provision(name, spoken[name], leading, ruling, rules)
        for name in PROVISIONS
        if name in spoken
    )
    return GroupRanking(
        orders=tuple(one.order for one in contenders),
        leading=leading.id if leading else None,
        provisions=provisions,
        ruling=ruling,
    )


def _pair_facts(contenders: _Contenders, spoken: Mapping[str, list[Spoken]]) -> DraftPairFacts:
    doubtful = any(one.force_in_doubt for one in contenders)
    facts = DraftPairFacts(number_of(contenders), force="doubtful" if doubtful else "sure")
    if len(contenders) < 2:
        return facts
    others = [one for one in contenders if one.rank != "epo"] or contenders
    return facts._replace(
        epo=_epo(contenders, spoken),
        no_contact=number_of(o for o in contenders if o.strict.get(CONTACT) == NO_CONTACT),
        criminal=_criminal(contenders),
        latest="clear" if len(leading_group(others)) == 1 else "tied",
    )


def _epo(contenders: _Contenders, spoken: Mapping[str, list[Spoken]]) -> str:
    """Whether the EPO as a whole is more restrictive: nowhere less and somewhere more."""
    emergency = [one for one in contenders if one.rank == "epo"]
    if not emergency:
        return "none"
    if len(emergency) > 1:
        return "mixed"
    gaps = [_gap(emergency[0], name, said, contenders) for name, said in spoken.items()]
    if not any(more for more, _ in gaps):
        return "not_stricter"
    return "mixed" if any(less for _, less in gaps) else "stricter"


def _gap(
    epo: Contender, name: str, spoken: Sequence[Spoken], contenders: _Contenders
) -> tuple[bool, bool]:
    """Whether some other order is less strict than the EPO here, and whether one is stricter."""
    own = epo.strict.get(name, 0)
    others = [strict for one, strict in spoken if one is not epo]
    silent = len(others) < len(contenders) - 1
    return own > min((*others, 0) if silent else others), own < max(others, default=0)


def _criminal(contenders: Iterable[Contender]) -> str:
    criminal = [one for one in contenders if one.rank == "criminal"]
    if len(criminal) != 1:
        return "several" if criminal else "none"
    return criminal[0].order.criminal_case or "unstated"


def _provision(
    name: str, spoken: Sequence[Spoken], leading: Contender | None, pair: Ruling, rules: Rules
) -> ProvisionRanking:
    ruling = rules.ruling("provision", _provision_facts(name, spoken, leading, pair))
    follows = leading is not None and ruling.follow == "leading"
    strict = leading.strict[name] if leading and follows else max(at for _, at in spoken)
    sources = [one for one, at in spoken if at == strict]
    return ProvisionRanking(
        provision=name,
        enforce=sources[0].order.terms[name],
        sources=tuple(one.id for one in sources),
        speaking=tuple(one.id for one, _ in spoken),
        ruling=ruling,
        tier=pair.tier if follows else None,
    )


def _provision_facts(
    name: str, spoken: Sequence[Spoken], leading: Contender | None, pair: Ruling
) -> DraftProvisionFacts:
    terms = {strict for _, strict in spoken}
    return DraftProvisionFacts(
        ranked=str(pair.tier or "none"),
        settled="yes" if pair.settled else "no",
        leading="nobody" if leading is None else "speaks" if name in leading.strict else "silent",
        speaking="one" if len(spoken) == 1 else "agree" if len(terms) == 1 else "differ",
        force="doubtful" if any(one.force_in_doubt for one, _ in spoken) else "sure",
    )
