"""Two pages edit one draft: what each save does to the other."""

from __future__ import annotations

from fieldref.core.fields import Change, Draft, FieldState, merge, without_entry

BLANK = Draft({}, {})


def test_a_field_left_on_the_page_is_kept() -> None:
    merged = merge(
        BLANK, [Change("restrained.name", BLANK.state("restrained.name").mark, FieldState("Vega"))]
    )
    assert merged.draft.document == {"restrained": {"name": "Vega"}}
    assert merged.saved == ("restrained.name",)


def test_two_pages_change_different_fields_and_both_are_kept() -> None:
    mark = BLANK.state("court.name").mark
    first = merge(BLANK, [Change("court.name", mark, FieldState("A"))]).draft
    second = merge(
        first,
        [Change("court.address", mark, FieldState("B")), Change("court.name", mark, FieldState())],
    )
    assert second.draft.document == {"court": {"name": "A", "address": "B"}}
    assert second.conflicts == ()


def test_two_pages_change_one_field_and_both_values_come_back() -> None:
    mark = BLANK.state("court.name").mark
    first = merge(BLANK, [Change("court.name", mark, FieldState("A"))]).draft
    second = merge(first, [Change("court.name", mark, FieldState("B"))])
    assert second.draft == first
    assert [(c.mine.value, c.theirs.value) for c in second.conflicts] == [("B", "A")]


def test_the_same_words_typed_twice_are_no_conflict() -> None:
    mark = BLANK.state("court.name").mark
    first = merge(BLANK, [Change("court.name", mark, FieldState("A"))]).draft
    assert merge(first, [Change("court.name", mark, FieldState("A"))]).conflicts == ()


def test_unknown_is_an_answer_and_a_value_takes_it_back() -> None:
    path = "restrained.weight"
    said = merge(BLANK, [Change(path, BLANK.state(path).mark, FieldState(unknown=True))]).draft
    assert said.document == {"unknown": [path]}
    given = merge(said, [Change(path, said.state(path).mark, FieldState("180"))]).draft
    assert given.document == {"restrained": {"weight": "180"}}


def test_a_text_that_is_no_number_is_kept_beside_the_document() -> None:
    path = "orders.stay_away_persons_yards"
    kept = merge(BLANK, [Change(path, BLANK.state(path).mark, FieldState(typed="ten"))]).draft
    assert (kept.document, kept.typed) == ({}, {path: "ten"})
    assert merge(kept, [Change(path, kept.state(path).mark, FieldState(10))]).draft.typed == {}


def test_removing_a_person_moves_the_later_ones_up_with_all_that_belongs_to_them() -> None:
    draft = Draft(
        {
            "protected": [{"name": "A"}, {"name": "B"}, {"name": "C"}],
            "unknown": ["protected.2.age", "protected.1.age"],
        },
        {"protected.2.dob": "soon", "protected.0.age": "x"},
    )
    left = without_entry(draft, "protected.1")
    assert left.document == {
        "protected": [{"name": "A"}, {"name": "C"}],
        "unknown": ["protected.1.age"],
    }
    assert left.typed == {"protected.1.dob": "soon", "protected.0.age": "x"}


def test_an_emptied_person_keeps_the_place_of_the_next_one() -> None:
    draft = Draft({"protected": [{"name": "A"}, {"name": "B"}]}, {})
    path = "protected.0.name"
    emptied = merge(draft, [Change(path, draft.state(path).mark, FieldState())]).draft
    assert emptied.document == {"protected": [{}, {"name": "B"}]}
