"""Random orders: what every ranking must hold, whatever the orders are.

Nothing here looks at how the program ranks: the checks go back to the facts handed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from random import Random
from typing import Any

import pytest

from fieldref.content.court_forms import family_of
from fieldref.content.priority_answer import answer
from fieldref.content.priority_question import read_question
from fieldref.content.priority_rulebook import ADOPTED, EDITIONS
from tests.support.held_orders import NIGHT, random_order, random_question

Tree = dict[str, Any]
TODAY = NIGHT.date().isoformat()
ASIDE = ("gv_epo", "gun_violence", "attachment")
ELSEWHERE = ("out_of_state", "tribal", "military", "canadian")
CRIMINAL = ("cpo_dv", "cpo_other", "cpo_firearms")
CONTACT = {"none": 2, "peaceful": 1}


def asked(facts: Tree, edition: str = ADOPTED) -> Tree:
    return answer(read_question(facts, NIGHT), "en", edition)


def terms(order: Tree) -> dict[str, int]:
    """How strict each term is; more is stricter."""
    found = {
        name: CONTACT[value] if name == "contact" else 1
        for name, value in order["terms"].items()
        if name != "stay_away"
    }
    places = order["terms"].get("stay_away", {})
    return found | {f"stay_away.{place}": yards for place, yards in places.items()}


def strict(value: object) -> int:
    return CONTACT[value] if isinstance(value, str) else int(str(value).replace("True", "1"))


def in_force(order: Tree) -> bool:
    if family_of(order["form"]) == "not_an_order":
        return False
    now = f"{TODAY}T{NIGHT:%H:%M}"
    begun = (
        not order["issued_on"] or f"{order['issued_on']}T{order.get('issued_at') or '00:00'}" <= now
    )
    if order["expires_on"] is None:
        return begun
    return begun and f"{order['expires_on']}T{order.get('expires_at') or '24:00'}" > now


def taking_part(facts: Tree, pair: Tree) -> dict[str, Tree]:
    return {
        order["id"]: order
        for order in facts["orders"]
        if in_force(order)
        and family_of(order["form"]) not in ASIDE
        and pair["protected"] in order["protected"]
        and pair["restrained"] == order["restrained"]
    }


def check(facts: Tree) -> None:
    found = asked(facts)
    check_pairs(facts, found)
    for pair in found["pairs"]:
        orders = taking_part(facts, pair)
        assert sorted(orders) == pair["orders"]
        check_provisions(pair, orders)
        check_tier(pair, orders)
        check_doubts(found, pair, orders)


def check_pairs(facts: Tree, found: Tree) -> None:
    standing = [order for order in facts["orders"] if in_force(order)]
    expected = {(person, o["restrained"]) for o in standing for person in o["protected"]}
    assert [(p["protected"], p["restrained"]) for p in found["pairs"]] == sorted(expected)
    counted = {name for pair in found["pairs"] for name in pair["orders"]}
    left_out = {each["id"] for each in found["not_counted"]}
    assert counted | left_out == {order["id"] for order in facts["orders"]}
    assert not counted & left_out


def check_provisions(pair: Tree, orders: dict[str, Tree]) -> None:
    """Every term of every order is there, and what is enforced is what the named orders say."""
    spoken = {name for order in orders.values() for name in terms(order)}
    assert {each["provision"] for each in pair["provisions"]} == spoken
    for each in pair["provisions"]:
        name, level = each["provision"], strict(each["enforce"])
        said = {key: terms(order)[name] for key, order in orders.items() if name in terms(order)}
        assert each["from"] == sorted(key for key, at in said.items() if at == level)
        assert each["from"]
        if len(set(said.values())) == 1:
            assert level in said.values()
        if name == "contact" and 2 in said.values():
            assert each["enforce"] == "none"
        emergency = [at for key, at in said.items() if orders[key]["form"] == "EPO-001"]
        assert level >= max(emergency, default=0)
        check_conflict(each, said, orders)


def check_conflict(each: Tree, said: dict[str, int], orders: dict[str, Tree]) -> None:
    """Where no EPO speaks, a conflict that is settled is won by a criminal order."""
    if len(set(said.values())) == 1 or each["provision"] == "contact" or not each["settled"]:
        return
    if any(orders[key]["form"] == "EPO-001" for key in said):
        return
    criminal = [key for key in said if is_criminal(orders[key])]
    newest = max(orders[key]["issued_on"] or "9999" for key in criminal)
    assert each["tier"] == 3
    winners = [orders[key]["issued_on"] or "9999" for key in each["from"] if key in criminal]
    assert newest in winners


def is_criminal(order: Tree) -> bool:
    return family_of(order["form"]) in CRIMINAL or order.get("kind") == "criminal"


def check_tier(pair: Tree, orders: dict[str, Tree]) -> None:
    """The tier by the words of the list, read off the facts."""
    tier, leading = pair["tier"], pair["leading"]
    if len(orders) < 2:
        assert (tier, leading) == (None, None)
        return
    assert leading in orders
    forbidding = [key for key, o in orders.items() if o["terms"].get("contact") == "none"]
    if any(stricter_somewhere(key, orders) for key in orders):
        assert tier == 1
        assert orders[leading]["form"] == "EPO-001"
        assert stricter_somewhere(leading, orders)
    elif forbidding:
        assert tier == 2
        assert leading in forbidding
        assert pair["settled"] <= (len(forbidding) == 1)
    elif any(map(is_criminal, orders.values())):
        assert tier == 3
        assert is_criminal(orders[leading])
    else:
        assert tier == 4


def stricter_somewhere(key: str, orders: dict[str, Tree]) -> bool:
    """Whether an EPO is stricter than some other order on a point on which none is stricter."""
    if orders[key]["form"] != "EPO-001":
        return False
    others = [terms(order) for other, order in orders.items() if other != key]
    return any(
        any(other.get(name, 0) < at for other in others)
        and all(other.get(name, 0) <= at for other in others)
        for name, at in terms(orders[key]).items()
    )


def check_doubts(found: Tree, pair: Tree, orders: dict[str, Tree]) -> None:
    points = {each["code"] for each in found["open_points"]}
    unsure = [o for o in orders.values() if o["expires_on"] in (None, TODAY)]
    unsure = [o for o in unsure if o["expires_on"] is None or o.get("expires_at") is None]
    if unsure:
        assert not pair["settled"]
        assert points & {"no_expiry_date", "ends_today_no_time"}
    if not pair["settled"] or not all(each["settled"] for each in pair["provisions"]):
        assert points
    assert pair["settled"] <= all(each["settled"] for each in pair["provisions"])


def same_in_any_order(facts: Tree, chance: Random) -> None:
    shuffled = deepcopy(facts)
    chance.shuffle(shuffled["orders"])
    for order in shuffled["orders"]:
        chance.shuffle(order["protected"])
    for edition in EDITIONS:
        assert asked(shuffled, edition) == asked(facts, edition)


def unchanged_by_what_does_not_count(facts: Tree, chance: Random) -> None:
    """An ended order, one that has not begun, a request, a gun violence order: nothing changes."""
    before = asked(facts)
    base = random_order(chance, "X")
    persons = facts["orders"][0]
    base |= {"protected": persons["protected"], "restrained": persons["restrained"]}
    base |= {"expires_at": None, "issued_at": None}
    ended = {**base, "issued_on": "2025-01-01", "expires_on": "2026-11-22"}
    to_come = {**base, "issued_on": "2026-11-24", "expires_on": "2027-11-22"}
    plain = {key: value for key, value in base.items() if key not in ("criminal_case", "kind")}
    request = {**plain, "form": "DV-100", "expires_on": "2027-01-01"}
    beside = {**plain, "form": "EPO-002", "issued_on": "2026-11-20", "expires_on": "2026-12-11"}
    for extra in (ended, to_come, request, beside):
        after = asked({**facts, "orders": [*facts["orders"], extra]})
        assert ranked(after) == ranked(before)
        assert len(after["not_counted"]) == len(before["not_counted"]) + 1


def ranked(found: Tree) -> dict[tuple[str, str], Any]:
    keys = ("orders", "tier", "leading", "settled", "provisions")
    return {
        (pair["protected"], pair["restrained"]): [pair[key] for key in keys]
        for pair in found["pairs"]
        if pair["orders"]
    }


def sound(facts: Tree, chance: Random) -> None:
    """What is settled stays so whatever the facts not given turn out to be."""
    before = ranked(asked(facts))
    for _attempt in range(3):
        more = deepcopy(facts)
        more["orders"] = list(completed(more["orders"], chance))
        after = ranked(asked(more))
        for persons, (_, tier, leading, settled, provisions) in before.items():
            then = after.get(persons)
            if settled:
                assert then is not None
                assert then[1:3] == [tier, leading]
            enforced = {each["provision"]: each["enforce"] for each in then[4]} if then else {}
            for each in provisions:
                if each["settled"]:
                    assert enforced[each["provision"]] == each["enforce"]


def completed(orders: Iterable[Tree], chance: Random) -> Iterable[Tree]:
    """The orders with what was not said filled in; one that may have ended may be gone."""
    for order in orders:
        family = family_of(order["form"])
        if in_force(order) and may_have_ended(order) and chance.random() < 0.5:
            order |= {"expires_on": TODAY, "expires_at": f"{NIGHT:%H:%M}"}
        if order["issued_on"] is None:
            last = order["expires_on"] or TODAY
            days = ("2024-01-01", "2025-03-01", "2026-08-01", "2026-11-22", TODAY)
            order["issued_on"] = chance.choice([day for day in days if day <= last])
        if order["issued_at"] is None and in_force(order):
            order["issued_at"] = chance.choice(("00:00", "08:00", "09:00", "20:59", "21:00"))
            if order["expires_on"] == order["issued_on"]:
                order["issued_at"] = None
        if family in ELSEWHERE and order.get("kind") is None:
            order["kind"] = chance.choice(("civil", "criminal"))
        if is_criminal(order) and order.get("criminal_case") is None:
            order["criminal_case"] = chance.choice(("listed", "other"))
        yield order


def may_have_ended(order: Tree) -> bool:
    return order["expires_on"] is None or (
        order["expires_on"] == TODAY and order.get("expires_at") is None
    )


def every_property(seed: int) -> None:
    chance, facts = Random(seed), random_question(seed)
    check(facts)
    same_in_any_order(facts, chance)
    unchanged_by_what_does_not_count(facts, chance)
    sound(facts, chance)


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_rankings_of_random_orders(start: int) -> None:
    for seed in range(start, start + 50):
        every_property(seed)


@pytest.mark.soak
@pytest.mark.parametrize("start", range(1_000, 11_000, 500))
def test_ten_thousand_rankings_of_random_orders(start: int) -> None:
    for seed in range(start, start + 500):
        every_property(seed)
