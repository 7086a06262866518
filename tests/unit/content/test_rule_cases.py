"""Every case of the street against the decision tables, and what they promise for all facts."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fieldref.content.court_forms import forms
from fieldref.content.decision_answer import NEED_FACTS, answer, decided
from fieldref.content.decision_question import read_facts
from fieldref.content.rulebook import fact_specs, rulebook
from fieldref.core.errors import Contradiction
from fieldref.core.words import LANGUAGES
from fieldref.paths import ROOT

TODAY = date(2026, 11, 24)
TOPICS = ("notice", "arrest")
FOLDER = ROOT / "tests" / "cases" / "rules"


@cache
def cases(topic: str) -> list[dict[str, Any]]:
    text = (FOLDER / f"{topic}.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)["cases"]
    return found


CASES = [pytest.param(t, case, id=f"{t}: {case['name']}") for t in TOPICS for case in cases(t)]


@pytest.mark.parametrize(("topic", "case"), CASES)
def test_case(topic: str, case: dict[str, Any]) -> None:
    facts, expect = read_facts(topic, case["facts"]), case["expect"]
    assert case["source"]
    if "contradictory" in expect:
        with pytest.raises(Contradiction) as caught:
            answer(topic, facts, TODAY)
        assert [problem.path for problem in caught.value.problems] == expect["contradictory"]
        return
    found = answer(topic, facts, TODAY)
    do, open_points = ([each["code"] for each in found[part]] for part in ("do", "open_points"))
    assert found["verdict"] == expect["verdict"]
    assert found["radio"] == expect.get("radio", found["radio"])
    assert found["missing"] == expect.get("missing", [])
    assert found.get("route") == expect.get("route", found.get("route"))
    assert found.get("charges") == expect.get("charges", found.get("charges"))
    assert set(expect.get("do", ())) <= set(do)
    assert not set(expect.get("not_do", ())) & set(do)
    assert set(expect.get("open", ())) <= set(open_points)
    assert not set(expect.get("not_open", ())) & set(open_points)
    assert open_points == expect.get("open_is", open_points)
    if "row" in expect:
        assert expect["row"] in found["rows"]


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_is_whole_in_both_languages(topic: str) -> None:
    for case in cases(topic):
        if "contradictory" in case["expect"]:
            continue
        facts = read_facts(topic, case["facts"])
        english, spanish = (answer(topic, facts, TODAY, lang) for lang in LANGUAGES)
        for part in ("do", "because", "open_points"):
            assert [each["code"] for each in english[part]] == [e["code"] for e in spanish[part]]
            for one, other in zip(english[part], spanish[part], strict=True):
                assert one["text"] != other["text"]
        cited = {key for reason in english["because"] for key in reason["cites"]}
        assert cited <= english["citations"].keys()
        if english["verdict"] != NEED_FACTS:
            assert any(reason["cites"] for reason in english["because"])


def values(topic: str, name: str) -> list[str]:
    specified = fact_specs()[name].values
    return sorted(specified) if specified else sorted(form.code for form in forms())


def partial(topic: str) -> st.SearchStrategy[dict[str, str]]:
    """Facts of which any may be absent."""
    names = rulebook(topic).inputs
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(values(topic, name)) for name in names}
    )


def verdict(topic: str, facts: dict[str, str]) -> str | None:
    try:
        return decided(topic, facts, TODAY).verdict
    except Contradiction:
        return None


@pytest.mark.parametrize("topic", TOPICS)
@given(data=st.data())
def test_no_value_of_an_absent_fact_contradicts_a_verdict(topic: str, data: st.DataObject) -> None:
    facts = data.draw(partial(topic))
    found = verdict(topic, facts)
    if found in (None, NEED_FACTS):
        return
    absent = [name for name in rulebook(topic).inputs if name not in facts]
    more = {name: data.draw(st.sampled_from(values(topic, name)), label=name) for name in absent}
    assert verdict(topic, {**facts, **more}) in (found, None)


@pytest.mark.parametrize("topic", TOPICS)
@given(data=st.data())
def test_answering_what_is_missing_always_ends_in_a_verdict(
    topic: str, data: st.DataObject
) -> None:
    facts = data.draw(partial(topic))
    for _turn in range(len(rulebook(topic).inputs) + 1):
        try:
            found = decided(topic, facts, TODAY)
        except Contradiction:
            return
        if found.verdict != NEED_FACTS:
            return
        assert found.missing, "a question without an answer and without a next question"
        assert not set(found.missing) & facts.keys()
        name = found.missing[0]
        facts = {**facts, name: data.draw(st.sampled_from(values(topic, name)), label=name)}
    raise AssertionError("the questions never end")


def test_every_full_set_of_notice_facts_has_a_verdict() -> None:
    routes = rulebook("notice").inputs[1:]
    for form in forms():
        for combination in product(("yes", "no", "unknown"), repeat=len(routes)):
            facts = {"form": form.code, **dict(zip(routes, combination, strict=True))}
            found = verdict("notice", facts)
            if form.family in ("epo", "gv_epo") and facts["present_at_hearing"] == "yes":
                assert found is None
            else:
                assert found == ("notified" if "yes" in combination else "not_verified")


def test_the_protected_person_is_never_arrested_for_the_order() -> None:
    names = [name for name in rulebook("arrest").inputs if name not in ("form", "person")]
    for form in ("EPO-001", "DV-130", "CR-160", "OUT-OF-STATE"):
        for combination in product(*(values("arrest", name) for name in names)):
            facts = {
                "form": form,
                "person": "protected",
                **dict(zip(names, combination, strict=True)),
            }
            assert verdict("arrest", facts) in ("no_arrest", "not_in_force")


def test_inviting_and_exigency_change_no_verdict() -> None:
    for case in cases("arrest"):
        facts = {k: v for k, v in case["facts"].items() if k not in ("invited", "exigent")}
        for name, value in product(("invited", "exigent"), ("yes", "no", "unknown")):
            assert verdict("arrest", {**facts, name: value}) == verdict("arrest", facts)
            assert name not in decided("arrest", facts, TODAY).missing
