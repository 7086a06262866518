"""Nothing that the papers ask of an officer is lost: each duty has a place that exists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from fieldref.content.court_forms import court_form
from fieldref.content.loader import Tree, load, names
from fieldref.content.mappings import mappings

INVENTORY = load("sources/inventory.yaml")
FOUND: dict[str, Tree] = {one["id"]: one for one in (*INVENTORY["duties"], *INVENTORY["gaps"])}
DUTIES = [f"D-{number:02}" for number in range(1, 75)]
GAPS = [f"g{number}" for number in range(1, 10)]
# Parts of a rule file whose keys are the codes that its rows name.
CODED = ("acts", "open_points", "charges", "reasons")


@cache
def codes() -> dict[str, frozenset[str]]:
    """What each file of data/rules puts into words, by code."""
    return {
        name.removeprefix("rules/").removesuffix(".yaml"): frozenset(_codes(load(name)))
        for name in names("rules")
    }


def _codes(tree: Tree) -> Iterator[str]:
    for part in CODED:
        coded = tree.get(part, ())
        yield from coded if isinstance(coded, dict) else ()
    for _path, node in mappings(tree):
        yield from (str(node[key]) for key in ("code", "id") if key in node)


@cache
def rows() -> frozenset[str]:
    """The id of every row of every decision table."""
    tables = (table for name in names("rules") for table in load(name).get("tables", ()))
    return frozenset(row["id"] for table in tables for row in table["rows"])


def exists(place: str) -> bool:
    """Whether a row, or a code of a rule file (file#code), is there."""
    file, sign, code = place.partition("#")
    return code in codes()[file] if sign else place in rows()


def test_every_duty_and_every_gap_is_there_once_in_order() -> None:
    assert [duty["id"] for duty in INVENTORY["duties"]] == DUTIES
    assert [gap["id"] for gap in INVENTORY["gaps"]] == GAPS


@pytest.mark.parametrize("found", FOUND)
def test_it_has_exactly_one_place(found: str) -> None:
    answered = bool({"rows", "form"} & FOUND[found].keys())
    assert answered + ("article" in FOUND[found]) + ("not" in FOUND[found]) == 1


@pytest.mark.parametrize("found", [one for one in FOUND if "rows" in FOUND[one]])
def test_every_row_it_names_exists(found: str) -> None:
    assert [place for place in FOUND[found]["rows"] if not exists(place)] == []


@pytest.mark.parametrize("found", [one for one in FOUND if "form" in FOUND[one]])
def test_every_form_it_names_is_in_the_register(found: str) -> None:
    assert [court_form(code).code for code in FOUND[found]["form"]] == FOUND[found]["form"]


def test_articles_to_come_have_a_title_and_none_is_named_in_vain() -> None:
    assert {one["article"] for one in FOUND.values() if "article" in one} == set(
        INVENTORY["articles"]
    )


def test_every_gap_of_the_list_of_priorities_is_said_by_the_priorities() -> None:
    for gap in GAPS:
        assert any(place.startswith("priority") for place in FOUND[gap]["rows"]), gap


def test_sources_are_documents_of_the_inventory() -> None:
    documents = {document["id"] for document in INVENTORY["documents"]}
    cited = {source.partition(":")[0] for one in FOUND.values() for source in one["source"]}
    assert cited <= documents
