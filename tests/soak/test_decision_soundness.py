"""No verdict that a value of an absent fact contradicts: ten thousand random sets of facts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldref.content.decision_answer import NEED_FACTS
from fieldref.content.rulebook import rulebook
from tests.unit.content.test_rule_cases import TOPICS, partial, values, verdict


@pytest.mark.soak
@pytest.mark.parametrize("topic", TOPICS)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_ten_thousand_times(topic: str, data: st.DataObject) -> None:
    facts = data.draw(partial(topic))
    found = verdict(topic, facts)
    if found in (None, NEED_FACTS):
        return
    absent = [name for name in rulebook(topic).inputs if name not in facts]
    more = {name: data.draw(st.sampled_from(values(topic, name))) for name in absent}
    assert verdict(topic, {**facts, **more}) in (found, None)
