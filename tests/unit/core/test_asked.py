from __future__ import annotations

from fieldref.core.asked import ChangedByJudge, changed_by_judge
from fieldref.core.epo import Child, Custody, EpoDocument, Orders, Requested

ASKED = Orders(conduct=True, stay_away_persons_yards=100, address="12 Elm St")


def test_what_was_granted_as_asked_is_no_change() -> None:
    assert changed_by_judge(EpoDocument(orders=ASKED, requested=Requested(orders=ASKED))) == ()


def test_before_the_call_nothing_was_changed() -> None:
    assert changed_by_judge(EpoDocument(orders=ASKED)) == ()


def test_every_value_that_differs_is_told_with_both() -> None:
    granted = Orders(conduct=True, no_contact=True, stay_away_persons_yards=200)
    found = changed_by_judge(EpoDocument(orders=granted, requested=Requested(orders=ASKED)))
    assert found == (
        ChangedByJudge("orders.no_contact", None, True),
        ChangedByJudge("orders.stay_away_persons_yards", 100, 200),
        ChangedByJudge("orders.address", "12 Elm St", None),
    )


def test_a_box_left_open_and_a_box_unticked_are_the_same() -> None:
    document = EpoDocument(
        orders=Orders(conduct=False), requested=Requested(orders=Orders(conduct=None))
    )
    assert changed_by_judge(document) == ()


def test_custody_taken_away_and_a_child_left_out_are_told() -> None:
    ana, luis = Child(name="Ana", age=4), Child(name="Luis", age=7)
    asked = Requested(custody=Custody(custodian="María", children=(ana, luis)))
    one_child = changed_by_judge(
        EpoDocument(custody=Custody(custodian="María", children=(ana,)), requested=asked)
    )
    assert [(each.path, each.asked, each.granted) for each in one_child] == [
        ("custody.children.1.name", "Luis", None),
        ("custody.children.1.age", 7, None),
    ]
    assert len(changed_by_judge(EpoDocument(requested=asked))) == 5
