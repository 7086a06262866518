"""The facts by which one provision is decided, each computed by name from the orders' terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldref.core.orders import CONTACT
from fieldref.core.strictness import NO_CONTACT, Contender, Spoken, latest, may_be_as_late

ELSEWHERE_PLACE = "stay_away.other"


class ProvisionFacts(NamedTuple):
    """What the tables read of one provision; the values of each are named in the rule file."""

    orders: str = "several"
    epo: str = "none"
    no_contact: str = "none"
    outranked: str = "none"
    speaking: str = "agree"
    criminal: str = "none"
    latest: str = "clear"
    civil: str = "agrees"
    older_criminal: str = "agrees"
    forbidding: str = "agrees"
    condition: str = "open"
    circle: str = "no"
    kind: str = "stated"
    force: str = "sure"
    place: str = "same"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every provision of a pair.

    ``closed``: some order is an EPO or forbids contact, so that the opening words of the third
    rule ("If none of the orders include an EPO or a no-contact order") are not met.
    """

    contenders: tuple[Contender, ...]
    has_epo: bool
    closed: bool


class Weighed(NamedTuple):
    """A provision's facts, the strictest term on it, and the orders issued last if they differ.

    Where an EPO speaks, the last are those among the orders that are stricter.
    """

    facts: ProvisionFacts
    top: int
    last: tuple[Contender, ...] = ()


def setting_of(contenders: tuple[Contender, ...]) -> Setting:
    """What is the same for every provision of these orders."""
    has_epo = any(one.rank == "epo" for one in contenders)
    forbids = any(one.strict.get(CONTACT) == NO_CONTACT for one in contenders)
    return Setting(contenders, has_epo, closed=has_epo or forbids)


def spoken_by_provision(contenders: Iterable[Contender]) -> dict[str, list[Spoken]]:
    """Which orders say what on each provision on which one speaks."""
    found: dict[str, list[Spoken]] = {}
    for one in contenders:
        for name, strict in one.strict.items():
            found.setdefault(name, []).append((one, strict))
    return found


def number_of(contenders: Iterable[Contender]) -> str:
    """none, one or several."""
    count = sum(1 for _ in contenders)
    return ("none", "one")[count] if count < 2 else "several"


def weighed(provision: str, spoken: Sequence[Spoken], setting: Setting) -> Weighed:
    """The facts of a provision on which some order speaks."""
    terms = {strict for _, strict in spoken}
    top = max(terms)
    if len(setting.contenders) == 1:
        return Weighed(ProvisionFacts(orders="one", speaking="one", force=_force(spoken)), top)
    epo_at = max([s for one, s in spoken if one.rank == "epo"], default=0) if setting.has_epo else 0
    common = {
        "epo": _epo(setting, epo_at, terms, silent=len(spoken) < len(setting.contenders)),
        "force": _force(spoken),
        "place": _place(provision, terms),
        "condition": "closed" if setting.closed else "open",
    }
    if provision == CONTACT and top == NO_CONTACT:
        return Weighed(ProvisionFacts(**common, **_no_contact(spoken)), top)
    if common["epo"] in ("stricter", "equal"):
        return Weighed(ProvisionFacts(**common), top)
    contest, last = _contested(spoken, epo_at, setting)
    return Weighed(ProvisionFacts(**common, **contest), top, last)


def _epo(setting: Setting, epo_at: int, terms: set[int], *, silent: bool) -> str:
    """How the (strictest) EPO stands to the other orders, the silent ones included."""
    if not setting.has_epo:
        return "none"
    if not epo_at:
        return "silent"
    if max(terms) > epo_at:
        return "outdone"
    return "stricter" if silent or len(terms) > 1 else "equal"


def _force(spoken: Iterable[Spoken]) -> str:
    for one, _ in spoken:
        if one.force_in_doubt:
            return "doubtful"
    return "sure"


def _place(provision: str, terms: set[int]) -> str:
    """Two distances from "another place" may be meant of two places."""
    return "may_differ" if provision == ELSEWHERE_PLACE and len(terms) > 1 else "same"


def _no_contact(spoken: Sequence[Spoken]) -> dict[str, str]:
    """Some order forbids contact: whether more than one does, and whether a criminal one allows."""
    forbidding = [one for one, strict in spoken if strict == NO_CONTACT]
    allowed = any(one.rank == "criminal" and strict < NO_CONTACT for one, strict in spoken)
    return {
        "no_contact": "one" if len(forbidding) == 1 else "several",
        "outranked": "criminal" if allowed else "none",
    }


def _contested(
    spoken: Sequence[Spoken], epo_at: int, setting: Setting
) -> tuple[dict[str, str], tuple[Contender, ...]]:
    """No EPO is strictest here and none forbids contact: what the orders that count say.

    Where an EPO speaks, only terms stricter than the EPO's count.
    """
    counting = [each for each in spoken if each[1] > epo_at]
    facts = _circle(spoken, epo_at) if epo_at else {}
    if len({strict for _, strict in counting}) == 1:
        return {**facts, "speaking": "one" if len(counting) == 1 else "agree"}, ()
    last = leading_group([one for one, _ in counting])
    facts |= {"speaking": "differ", **_disagreement(counting, last)}
    if _kind_matters(counting, last, closed=setting.closed):
        facts["kind"] = "matters"
    return facts, last


def leading_group(contenders: Sequence[Contender]) -> tuple[Contender, ...]:
    """The criminal orders issued last or, where there is none, the civil orders issued last."""
    return latest([one for one in contenders if one.rank == "criminal"] or contenders)


def _disagreement(counting: Sequence[Spoken], last: tuple[Contender, ...]) -> dict[str, str]:
    """Who disagrees with the orders issued last, and in what kind of case those were made."""
    terms = _terms(counting, last)
    against = {one.rank for one, strict in counting if strict not in terms}
    agreeing = [one for one, strict in counting if strict in terms and one.rank == "criminal"]
    return {
        "criminal": _case(agreeing) if last[0].rank == "criminal" else "none",
        "latest": "clear" if len(terms) == 1 else "tied",
        "civil": "differs" if "civil" in against else "agrees",
        "older_criminal": "differs" if "criminal" in against else "agrees",
        "forbidding": "differs" if _forbids_contact(counting, terms) else "agrees",
    }


def _forbids_contact(counting: Iterable[Spoken], terms: set[int]) -> bool:
    """Whether an order that forbids contact says otherwise here than the orders issued last."""
    return any(
        one.strict.get(CONTACT) == NO_CONTACT for one, strict in counting if strict not in terms
    )


def _terms(spoken: Iterable[Spoken], among: Iterable[Contender]) -> set[int]:
    held = frozenset(among)
    return {strict for one, strict in spoken if one in held}


def _case(criminal: Iterable[Contender]) -> str:
    """Whether one of the criminal orders that say the same was made in a listed case.

    One suffices: it is enforced over any civil order, however old it is.
    """
    cases = {one.order.criminal_case for one in criminal}
    if "listed" in cases:
        return "listed"
    return "unstated" if None in cases else "other"


def _circle(spoken: Sequence[Spoken], epo_at: int) -> dict[str, str]:
    """Whether the order that would win without the EPO is one that the EPO outdoes or equals.

    Then the rules go round: the EPO over the winner, a stricter order over the EPO, the winner
    over the stricter order. And whether that depends on a kind of order that was not said.
    """
    others = [(one, strict) for one, strict in spoken if one.rank != "epo"]
    winners = leading_group([one for one, _ in others])
    if min(_terms(others, winners)) <= epo_at:
        return {"circle": "yes"}
    for one, strict in others:
        if one.rank_in_doubt and strict <= epo_at and _would_lead(one, winners):
            return {"kind": "matters"}
    return {}


def _would_lead(one: Contender, winners: tuple[Contender, ...]) -> bool:
    """Whether an order would be among the winners if it were a criminal one."""
    return winners[0].rank != "criminal" or may_be_as_late(one, winners)


def _kind_matters(counting: Sequence[Spoken], last: tuple[Contender, ...], *, closed: bool) -> bool:
    """Whether another value could follow, or the same less surely, by a kind that was not said."""
    if last[0].rank != "criminal":
        return any(one.rank_in_doubt for one, _ in counting)
    terms = _terms(counting, last)
    return any(
        one.rank_in_doubt and strict not in terms and (closed or may_be_as_late(one, last))
        for one, strict in counting
    )
