"""The description of the JSON interface for other programs, one OpenAPI 3.1 document.

Its skeleton is data/api/openapi.yaml. What the rules know better (values of facts and the words of
their questions, form codes, verdicts, counties) is filled in wherever ``x-fill`` stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final

from fieldref import __version__
from fieldref.content.calendars import court_calendar
from fieldref.content.court_forms import forms
from fieldref.content.courts import counties
from fieldref.content.held_order_reading import (
    CRIMINAL,
    ELSEWHERE,
    MOST_PERSONS,
    MOST_YARDS,
    NOBODY_NAMED,
)
from fieldref.content.loader import Tree, load
from fieldref.content.priority_question import MOST_ORDERS
from fieldref.content.priority_rulebook import priority_book
from fieldref.content.rulebook import fact_specs, rulebook
from fieldref.content.tools import ask
from fieldref.core.orders import CONTACTS, PLACES, PROVISIONS, SWITCHES

FILE: Final = "api/openapi.yaml"
FILL: Final = "x-fill"
# The moment at which the answers shown as examples were asked for.
ASKED_AT: Final = datetime.fromisoformat("2026-11-23T21:00")
NULL: Final = {"type": "null"}


@cache
def document() -> Tree:
    """The whole document; made once per process."""
    made: Tree = _filled(load(FILE))
    made["info"]["version"] = __version__
    return made


def _filled(node: Any) -> Any:  # noqa: ANN401
    if isinstance(node, list):
        return [_filled(part) for part in node]
    if not isinstance(node, dict):
        return node
    if FILL in node:
        return _FILLS[node[FILL]](node)
    return {key: _filled(part) for key, part in node.items()}


def _beside(node: Tree, **found: object) -> Tree:
    """What was filled in, beside what stands there already."""
    kept = {key: part for key, part in node.items() if key not in (FILL, "topic")}
    return {**_filled(kept), **found}


def _answer(node: Tree) -> Tree:
    return {"value": ask(node["tool"], node["facts"], ASKED_AT)}


def _facts(node: Tree) -> Tree:
    properties = {name: _fact(name) for name in rulebook(node["topic"]).inputs}
    return _beside(node, type="object", additionalProperties=False, properties=properties)


def _fact(name: str) -> Tree:
    words = fact_specs()[name].words
    schema: Tree = {"enum": list(words["values"])} if "values" in words else _ref("FormCode")
    asked = {"description": words["asks"]["en"], "x-asks": words["asks"]}
    return {**schema, **asked, **({"x-hint": words["hint"]} if "hint" in words else {})}


def _orders(node: Tree) -> Tree:
    """An order, by what may be said of its kind of form."""
    parts = {key: node[key] for key in ("required", "properties")}
    elsewhere, criminal = _codes(ELSEWHERE), _codes(CRIMINAL)
    unnamed = _codes(NOBODY_NAMED)
    others = [f.code for f in forms() if f.code not in {*elsewhere, *criminal, *unnamed}]
    kinds = [
        _kind(parts, "Civil order of California", others, kind=NULL, criminal_case=NULL),
        _kind(parts, "Gun violence order", unnamed, least=0, kind=NULL, criminal_case=NULL),
        _kind(parts, "Criminal order of California", criminal, kind=NULL),
        _kind(parts, "Order from elsewhere, criminal", elsewhere, kind={"const": "criminal"}),
        _kind(
            parts,
            "Order from elsewhere, civil or not said",
            elsewhere,
            kind={"enum": ["civil", None]},
            criminal_case=NULL,
        ),
    ]
    kinds[3]["required"] = [*parts["required"], "kind"]
    return {"description": node["description"], "anyOf": kinds}


def _kind(parts: Tree, title: str, codes: list[str], least: int = 1, **said: Tree) -> Tree:
    given = _filled(parts["properties"])
    protected = {**given["protected"], "minItems": least}
    properties = {**given, "form": {"enum": codes}, "protected": protected, **said}
    return {
        "title": title,
        "type": "object",
        "required": parts["required"],
        "additionalProperties": False,
        "properties": properties,
    }


def _codes(families: frozenset[str]) -> list[str]:
    return [form.code for form in forms() if form.family in families]


def _terms(node: Tree) -> Tree:
    yards = {"type": ["integer", "null"], "minimum": 1, "maximum": MOST_YARDS}
    places = {"type": ["object", "null"], "description": "Yards.", "additionalProperties": False}
    said: Tree = {"contact": {"enum": [*CONTACTS, None]}}
    said["stay_away"] = {**places, "properties": dict.fromkeys(PLACES, yards)}
    return _beside(node, properties={**said, **dict.fromkeys(SWITCHES, {"enum": [True, None]})})


def _routes() -> list[str]:
    """Every fact that can give notice; the form alone never does."""
    return [name for name in rulebook("notice").inputs if name != "form"]


def _year(node: Tree) -> Tree:
    covered = court_calendar()
    return _beside(node, type="integer", minimum=covered.first.year, maximum=covered.last.year)


def _enum(values: Callable[[Tree], list[Any]]) -> Callable[[Tree], Tree]:
    return lambda node: _beside(node, enum=values(node))


def _ref(name: str) -> Tree:
    return {"$ref": f"#/components/schemas/{name}"}


_FILLS: Mapping[str, Callable[[Tree], Tree]] = {
    "answer": _answer,
    "charges": _enum(lambda _node: list(rulebook("arrest").words["charges"])),
    "counties": _enum(lambda _node: [county.slug for county in counties()]),
    "facts": _facts,
    "forms": _enum(lambda _node: [form.code for form in forms()]),
    "inputs": _enum(lambda node: list(rulebook(node["topic"]).inputs)),
    "most_orders": lambda node: _beside(node, maxItems=MOST_ORDERS),
    "most_persons": lambda node: _beside(node, maxItems=MOST_PERSONS),
    "orders": _orders,
    "provisions": _enum(lambda _node: list(PROVISIONS)),
    "reasons": _enum(lambda _node: list(priority_book().reasons)),
    "routes": _enum(lambda _node: [*_routes(), None]),
    "terms": _terms,
    "verdicts": _enum(lambda node: list(rulebook(node["topic"]).words["verdicts"])),
    "year": _year,
}
