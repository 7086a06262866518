"""Which of several orders is enforced: pair by pair, provision by provision.

The priorities for enforcement as printed on the order forms since January 1, 2023, and Penal Code
136.2(c) and (e), Family Code 6383(h)(2), 6405(b) and 6457, Code of Civil Procedure 527.12(d)(2).
What is computed here are facts; what follows from them is said by the tables handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from fieldref.core.contenders import Sorted, sort_out
from fieldref.core.orders import PROVISIONS, HeldOrder
from fieldref.core.pair_facts import pair_facts
from fieldref.core.pair_leading import leading_order
from fieldref.core.priority_rules import Rules
from fieldref.core.provision_facts import Setting, setting_of, spoken_by_provision, weighed
from fieldref.core.ranking import GroupRanking, ProvisionRanking, RankedPair, Ranking
from fieldref.core.strictness import Contender, Spoken

Ranker = Callable[[tuple[Contender, ...], Rules], GroupRanking]
_Pairs = Mapping[tuple[str, str], list[Contender]]


def rank(
    orders: Iterable[HeldOrder], as_of: datetime, rules: Rules, by: Ranker | None = None
) -> Ranking:
    """What is enforced of some orders at a moment; the order of the list changes nothing.

    ``by`` ranks the orders of one pair; without it, provision by provision.
    """
    found = sort_out(orders, as_of, rules)
    pairs = _pairs_of(found)
    return Ranking(
        pairs=tuple(_ranked(pairs, found, rules, by or by_provision)),
        not_counted=found.not_counted,
        noted={code: tuple(ids) for code, ids in found.noted.items()},
        open_points={code: tuple(ids) for code, ids in found.open_points.items()},
        rows=tuple(found.rows),
    )


def by_provision(contenders: tuple[Contender, ...], rules: Rules) -> GroupRanking:
    """What holds for the orders of one pair, by the adopted wording."""
    setting = setting_of(contenders)
    spoken = spoken_by_provision(contenders)
    provisions = tuple(
        _provision(name, spoken[name], setting, rules) for name in PROVISIONS if name in spoken
    )
    ruling = rules.ruling("pair", pair_facts(setting, provisions))
    leading = leading_order(contenders, ruling.follow, provisions)
    return GroupRanking(
        orders=tuple([one.order for one in contenders]),
        leading=leading.id if leading else None,
        provisions=provisions,
        ruling=ruling,
    )


def _provision(name: str, spoken: list[Spoken], setting: Setting, rules: Rules) -> ProvisionRanking:
    weight = weighed(name, spoken, setting)
    ruling = rules.ruling("provision", weight.facts)
    if ruling.follow == "latest":
        strict = max([one.strict[name] for one in weight.last])
    else:
        strict = weight.top
    sources = [one for one, at in spoken if at == strict]
    return ProvisionRanking(
        provision=name,
        enforce=sources[0].order.terms[name],
        sources=tuple([one.id for one in sources]),
        speaking=tuple([one.id for one, _ in spoken]),
        ruling=ruling,
        tier=ruling.tier,
    )


def _pairs_of(found: Sorted) -> dict[tuple[str, str], list[Contender]]:
    pairs: dict[tuple[str, str], list[Contender]] = defaultdict(list)
    for one in found.contenders:
        for protected in one.order.protected:
            pairs[protected, one.order.restrained].append(one)
    for order in found.beside:
        for protected in order.protected:
            pairs.setdefault((protected, order.restrained), [])
    return pairs


def _ranked(pairs: _Pairs, found: Sorted, rules: Rules, by: Ranker) -> Iterable[RankedPair]:
    groups: dict[tuple[Contender, ...], GroupRanking] = {}
    beside = _beside(found.beside)
    for protected, restrained in sorted(pairs):
        contenders = tuple(pairs[protected, restrained])
        if contenders not in groups:
            groups[contenders] = by(contenders, rules)
        nobody = beside.get((None, restrained), [])
        named = beside.get((protected, restrained), [])
        stand = tuple(sorted((*nobody, *named), key=lambda one: one.id))
        yield RankedPair(protected, restrained, groups[contenders], stand)


def _beside(orders: Iterable[HeldOrder]) -> dict[tuple[str | None, str], list[HeldOrder]]:
    """Orders enforced beside others, by pair; those that protect nobody by name by None."""
    found: dict[tuple[str | None, str], list[HeldOrder]] = defaultdict(list)
    for order in orders:
        for protected in order.protected or (None,):
            found[protected, order.restrained].append(order)
    return found
