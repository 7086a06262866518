"""Every case of the street about several orders, and what each answer must hold."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from fieldref.content.citations import citation
from fieldref.content.loader import Tree, load
from fieldref.content.priority_answer import answer
from fieldref.content.priority_changes import what_changed
from fieldref.content.priority_question import read_question
from fieldref.content.priority_rulebook import ADOPTED, EDITIONS, PROPOSED
from fieldref.core.errors import Unreadable
from fieldref.core.words import LANGUAGES, Language
from fieldref.paths import ROOT
from tests.support.held_orders import NIGHT

FILES = ("rules/priority.yaml", "rules/priority-2022.yaml")


@cache
def cases() -> list[Tree]:
    text = (ROOT / "tests" / "cases" / "rules" / "priority.yaml").read_text(encoding="utf-8")
    found: list[Tree] = yaml.safe_load(text)["cases"]
    return found


CASES = [pytest.param(case, id=case["name"]) for case in cases()]
COMPARED = [pytest.param(case, id=case["name"]) for case in cases() if "proposed" in case]


def asked(facts: Tree, lang: Language = "en", edition: str = ADOPTED) -> Tree:
    return answer(read_question(facts, NIGHT), lang, edition)


def compare(found: Tree, expect: Tree) -> None:
    """An answer against what a case says of it."""
    assert {each["id"]: each["reason"] for each in found["not_counted"]} == expect.get(
        "not_counted", {}
    )
    for pair, expected in paired(found["pairs"], expect):
        compare_pair(pair, expected)


def paired(pairs: list[Tree], expect: Tree) -> list[tuple[Tree, Tree]]:
    if "pairs_by_restrained" in expect:
        persons, person = expect["pairs_by_restrained"], "restrained"
    elif "pairs" in expect:
        persons, person = expect["pairs"], "protected"
    else:
        assert len(pairs) == 1
        return [(pairs[0], expect)]
    assert sorted(pair[person] for pair in pairs) == sorted(persons)
    return [(pair, persons[pair[person]]) for pair in pairs]


def compare_pair(pair: Tree, expected: Tree) -> None:
    for key, default in (("tier", None), ("leading", None), ("settled", True)):
        assert pair[key] == expected.get(key, default), key
    assert pair["orders"] == expected.get("orders", pair["orders"])
    assert pair["because"] == expected.get("because", pair["because"])
    assert [each["id"] for each in pair["beside"]] == expected.get("beside", [])
    provisions = {each["provision"]: each for each in pair["provisions"]}
    assert list(provisions) == list(expected["provisions"])
    for name, wanted in expected["provisions"].items():
        compare_provision(provisions[name], wanted)


def compare_provision(found: Tree, wanted: Tree) -> None:
    assert found["enforce"] == wanted["enforce"]
    assert type(found["enforce"]) is type(wanted["enforce"])
    assert sorted(found["from"]) == sorted(wanted["from"])
    assert found["tier"] == wanted.get("tier")
    assert found["settled"] == wanted.get("settled", True)
    assert found["because"] == wanted.get("because", found["because"])


@pytest.mark.parametrize("case", CASES)
def test_case(case: Tree) -> None:
    assert case["source"]
    found = asked(case["facts"])
    compare(found, case["expect"])
    points = {each["code"] for each in found["open_points"]}
    assert points == set(case["expect"].get("open", ()))


@pytest.mark.parametrize("case", COMPARED)
def test_the_proposal_of_2022_and_what_changed(case: Tree) -> None:
    proposed = case["proposed"]
    now, then = asked(case["facts"]), asked(case["facts"], edition=PROPOSED)
    compare(then, proposed)
    points = {each["code"] for each in then["open_points"]}
    assert "draft_not_law" in points
    assert points == set(proposed.get("open", points))
    changed = what_changed(now, then)
    names = [change["provision"] or "pair" for change in changed]
    assert names == proposed["changed"]
    assert all("2022" in change["text"] for change in changed)


@pytest.mark.parametrize("case", COMPARED)
def test_what_changed_says_the_same_in_spanish(case: Tree) -> None:
    texts: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        now, then = (asked(case["facts"], lang, edition) for edition in EDITIONS)
        texts[lang] = [change["text"] for change in what_changed(now, then, lang)]
    assert len(texts["en"]) == len(texts["es"])
    assert not set(texts["en"]) & set(texts["es"])


def test_every_row_of_both_editions_is_reached_by_a_case() -> None:
    answers = [asked(case["facts"], edition=edition) for case in cases() for edition in EDITIONS]
    reached = {row for found in answers for row in found["rows"]}
    rows = [row["id"] for file in FILES for table in load(file)["tables"] for row in table["rows"]]
    assert len(rows) == len(set(rows))
    assert [row for row in rows if row not in reached] == []


def test_every_code_has_words_and_no_words_are_left_over() -> None:
    trees = [load(file) for file in FILES]
    rows = [row for tree in trees for table in tree["tables"] for row in table["rows"]]
    for key, part, computed in (
        ("because", "reasons", {"nothing_in_force"}),
        (
            "open",
            "open_points",
            {"no_expiry_date", "ends_today_no_time", "before_adopted_wording", "draft_not_law"},
        ),
    ):
        used = {code for row in rows for code in row.get(key, ())} | computed
        assert used == {code for tree in trees for code in tree[part]}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_an_answer_is_whole_in_both_languages(case: Tree, edition: str) -> None:
    english, spanish = (asked(case["facts"], lang, edition) for lang in LANGUAGES)
    for found in (english, spanish):
        assert found["edition"] == edition
        assert found["bundle"].startswith("sha256:")
        assert found["because"]
        assert found["say"]
        check_authorities(found)
        check_reasons(found)
    assert codes(english) == codes(spanish)
    assert not set(texts(english)) & set(texts(spanish))


def check_authorities(found: Tree) -> None:
    parts = found["because"] + found["open_points"]
    cited = {key for part in parts for key in part["cites"]}
    assert found["citations"].keys() == cited
    for reason in found["because"]:
        assert reason["cites"]
        assert citation(reason.get("quote", {"cite": reason["cites"][0]})["cite"])


def check_reasons(found: Tree) -> None:
    """Every reason named anywhere is told, and whatever is not settled has an open point."""
    told = {each["code"] for each in found["because"]}
    open_points = {each["code"] for each in found["open_points"]}
    for pair in found["pairs"]:
        assert set(pair["because"]) <= told
        assert pair["settled"] or open_points
        for provision in pair["provisions"]:
            assert set(provision["because"]) <= told
            assert set(provision["open"]) <= open_points
            assert provision["settled"] or not pair["settled"]
    assert not any("{" in text or "}" in text for text in texts(found))


def codes(found: Tree) -> list[str]:
    return [each["code"] for part in ("because", "open_points") for each in found[part]]


def texts(found: Tree) -> list[str]:
    said = [
        each["text"] for key in ("because", "open_points", "not_counted") for each in found[key]
    ]
    for pair in found["pairs"]:
        said += [pair["line"], *(each["text"] for each in pair["provisions"])]
    return [*said, found["say"]]


def test_an_edition_that_never_was_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        asked(cases()[0]["facts"], edition="2024-01-01")
    assert [(p.path, p.code) for p in caught.value.problems] == [("edition", "unknown_value")]


def test_the_answer_to_the_task_of_three_orders_in_words() -> None:
    found = asked(cases()[0]["facts"])
    contact, distance = found["pairs"][0]["provisions"]
    assert contact["text"] == "No contact (DV-130 DVRO, EPO-001 EPO): tier 1, the EPO is stricter."
    assert distance["text"] == (
        "Stay 200 yards away from the protected person (DV-130 DVRO): "
        "stricter than the EPO, stays in effect."
    )
    assert found["pairs"][0]["line"].startswith("Tier 1: EPO-001 EPO leads")


def test_an_order_beside_the_rest_keeps_the_shape_of_its_terms() -> None:
    terms: dict[str, Any] = {"stay_away": {"home": 50, "work": 20}, "firearms": True}
    orders = [
        {
            "id": name,
            "form": form,
            "issued_on": "2026-11-01",
            "expires_on": "2026-12-01",
            "protected": ["Ana"],
            "restrained": "Ben",
            "terms": terms,
        }
        for name, form in (("G", "EPO-002"), ("D", "DV-130"))
    ]
    found = asked({"as_of": "2026-11-23T21:00", "orders": orders})
    assert found["pairs"][0]["beside"] == [{"id": "G", "terms": terms}]
    assert found["pairs"][0]["line"].endswith("Enforce beside it: EPO-002 G.")


def test_many_pairs_and_many_orders_are_said_briefly() -> None:
    orders = [
        {
            "id": f"D{number}",
            "form": "DV-130",
            "issued_on": "2026-01-01",
            "expires_on": "2027-01-01",
            "protected": [f"P{person:02}" for person in range(8)],
            "restrained": "Ben",
            "terms": {"contact": "none"},
        }
        for number in range(9)
    ]
    found = asked({"as_of": "2026-11-23T21:00", "orders": orders})
    assert "And 3 more pairs of persons." in found["say"]
    assert "DV-130 D4 and 4 more" in found["pairs"][0]["provisions"][0]["text"]
    point = next(each for each in found["open_points"] if each["code"] == "two_no_contact_orders")
    assert point["orders"] == [f"D{number}" for number in range(9)]
    assert len(point["places"]) == 16
