"""The ranking of orders in its parts: terms, dates, facts, and tables that leave nothing out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from itertools import product

import pytest

from fieldref.content.loader import load
from fieldref.content.priority_question import read_question
from fieldref.content.priority_rulebook import ADOPTED, EDITIONS, PROPOSED, priority_book, rules_on
from fieldref.core.orders import PROVISIONS, HeldOrder, Value, nested
from fieldref.core.pair_facts import PairFacts
from fieldref.core.priority import rank
from fieldref.core.priority_draft import DraftPairFacts, DraftProvisionFacts
from fieldref.core.priority_rules import OrderFacts
from fieldref.core.provision_facts import ProvisionFacts
from fieldref.core.standing_orders import doubt, expires_before_issued, standing
from fieldref.core.strictness import Contender, latest, may_be_as_late, strictness
from fieldref.core.tables import first_match
from tests.support.held_orders import NIGHT, random_question

FILES = {ADOPTED: "rules/priority.yaml", PROPOSED: "rules/priority-2022.yaml"}
ORDER = HeldOrder(
    id="A",
    form="DV-130",
    family="dv",
    issued_on=date(2026, 11, 1),
    protected=("Ana",),
    restrained="Ben",
    expires_on=date(2026, 12, 1),
)


def issued(name: str, day: int | None, at: str | None = None) -> Contender:
    hour = time.fromisoformat(at) if at else None
    order = replace(ORDER, id=name, issued_on=date(2026, 11, day) if day else None, issued_at=hour)
    return Contender(name, order, "civil", {})


def test_terms_from_silence_to_the_strictest() -> None:
    assert 0 < strictness("peaceful") < strictness("none")
    assert 0 < strictness(1) < strictness(50) < strictness(100) < strictness(999)
    assert strictness(True) > 0


@pytest.mark.parametrize(
    ("orders", "last"),
    [
        ([("A", 1, None), ("B", 2, None)], "B"),
        ([("A", 1, "23:59"), ("B", 2, "00:01")], "B"),
        ([("A", 2, "09:00"), ("B", 2, "09:01")], "B"),
        ([("A", 2, "09:00"), ("B", 2, "09:00")], "AB"),
        ([("A", 2, None), ("B", 2, "09:00")], "AB"),
        ([("A", 2, None), ("B", 2, "09:00"), ("C", 2, "10:00")], "AC"),
        ([("A", 2, None), ("B", 2, None), ("C", 1, None)], "AB"),
        ([("A", None, None), ("B", 2, None), ("C", 1, None)], "BA"),
        ([("A", None, None), ("B", None, None)], "AB"),
    ],
)
def test_which_order_was_issued_last(
    orders: list[tuple[str, int | None, str | None]], last: str
) -> None:
    contenders = [issued(*each) for each in orders]
    found = latest(contenders)
    assert "".join(one.id for one in found) == last
    for one in contenders:
        others = [each for each in contenders if each is not one]
        assert may_be_as_late(one, latest(others)) == (one in found)


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (("2026-11-23", "21:00"), ("2026-12-01", None), "in_force"),
        (("2026-11-23", "21:01"), ("2026-12-01", None), "not_yet_in_force"),
        (("2026-11-23", None), ("2026-12-01", None), "in_force"),
        (("2026-11-24", None), ("2026-12-01", None), "not_yet_in_force"),
        (("2026-11-01", None), ("2026-11-23", "21:01"), "in_force"),
        (("2026-11-01", None), ("2026-11-23", "21:00"), "expired"),
        (("2026-11-01", None), ("2026-11-23", None), "in_force"),
        (("2026-11-01", None), ("2026-11-22", "23:59"), "expired"),
        (("2026-11-01", None), (None, None), "in_force"),
    ],
)
def test_whether_an_order_is_in_force(
    begins: tuple[str, str | None], ends: tuple[str | None, str | None], expected: str
) -> None:
    order = replace(
        ORDER,
        issued_on=date.fromisoformat(begins[0]),
        issued_at=time.fromisoformat(begins[1]) if begins[1] else None,
        expires_on=date.fromisoformat(ends[0]) if ends[0] else None,
        expires_at=time.fromisoformat(ends[1]) if ends[1] else None,
    )
    assert standing(order, NIGHT) == expected
    undated = standing(replace(order, issued_on=None, issued_at=None), NIGHT)
    assert undated == ("expired" if expected == "expired" else "in_force")
    # Seconds of the present moment change nothing: an order begins and ends at a minute.
    assert standing(order, NIGHT.replace(second=59)) == expected


def test_what_is_in_doubt() -> None:
    assert doubt(ORDER, NIGHT) is None
    assert doubt(replace(ORDER, expires_on=None), NIGHT) == "no_expiry_date"
    today = replace(ORDER, expires_on=NIGHT.date())
    assert doubt(today, NIGHT) == "ends_today_no_time"
    assert doubt(replace(today, expires_at=time(23)), NIGHT) is None


def test_an_order_that_would_end_before_it_was_issued() -> None:
    assert not expires_before_issued(ORDER)
    assert not expires_before_issued(replace(ORDER, expires_on=None))
    assert expires_before_issued(replace(ORDER, expires_on=date(2026, 10, 31)))
    same_day = replace(ORDER, expires_on=ORDER.issued_on, issued_at=time(17))
    assert not expires_before_issued(same_day)
    assert not expires_before_issued(replace(same_day, expires_at=time(17)))
    assert expires_before_issued(replace(same_day, expires_at=time(16, 59)))


def test_terms_in_the_shape_of_a_question() -> None:
    terms: dict[str, Value] = {
        "move_out": True,
        "stay_away.work": 50,
        "contact": "none",
        "stay_away.home": 100,
    }
    assert nested(terms) == {
        "contact": "none",
        "stay_away": {"home": 100, "work": 50},
        "move_out": True,
    }
    assert nested({}) == {}
    assert {name.partition(".")[0] for name in PROVISIONS} == {
        "contact", "stay_away", "move_out", "firearms", "conduct",
    }  # fmt: skip


FACTS = [
    (ADOPTED, "class", OrderFacts),
    (ADOPTED, "provision", ProvisionFacts),
    (ADOPTED, "pair", PairFacts),
    (PROPOSED, "provision", DraftProvisionFacts),
    (PROPOSED, "pair", DraftPairFacts),
]


@pytest.mark.parametrize(("edition", "part", "facts"), FACTS)
def test_the_rule_file_names_every_fact_and_rows_read_no_value_it_does_not_name(
    edition: str, part: str, facts: type[ProvisionFacts]
) -> None:
    named = load(FILES[edition])["facts"][part]
    assert tuple(named) == facts._fields
    for table in rules_on(edition, NIGHT.date()).parts[part]:
        for row in table.rows:
            for name, values in row.when.items():
                assert name == "tier" or values <= set(named[name])


@pytest.mark.parametrize(("edition", "part", "facts"), FACTS)
def test_no_facts_are_left_without_a_row(
    edition: str, part: str, facts: type[ProvisionFacts]
) -> None:
    named = load(FILES[edition])["facts"][part]
    first = rules_on(edition, NIGHT.date()).parts[part][0]
    read = [name for name in facts._fields if name in first.reads()]
    for values in product(*(named[name] for name in read)):
        combination = dict(zip(read, values, strict=True))
        row = first_match(first, combination)
        assert row is not None, combination
        assert "follow" in row.outcome


def test_no_row_for_facts_that_cannot_be_is_an_error_and_never_a_guess() -> None:
    with pytest.raises(LookupError, match="no row"):
        rules_on(ADOPTED, NIGHT.date()).ruling("class", OrderFacts("parking_ticket", "unstated"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_facts_computed_of_random_orders_have_the_values_named(edition: str) -> None:
    known = {**load(FILES[ADOPTED])["facts"], **load(FILES[edition])["facts"]}
    for seed in range(200):
        question = read_question(random_question(seed), NIGHT)
        priority_book(edition).rank(question.orders, question.as_of)
    day = max(NIGHT.date(), date.fromisoformat(edition))
    for part, facts in rules_on(edition, day)._known:
        for name, value in facts._asdict().items():
            assert value in known[part][name], (part, name)


def test_persons_under_the_same_orders_share_one_ranking() -> None:
    orders = [replace(ORDER, id=name, protected=("Ana", "Eva", "Leo")) for name in "AB"]
    ranking = rank(orders, datetime(2026, 11, 23, 21), rules_on(ADOPTED, NIGHT.date()))
    assert [pair.protected for pair in ranking.pairs] == ["Ana", "Eva", "Leo"]
    assert len({id(pair.group) for pair in ranking.pairs}) == 1
