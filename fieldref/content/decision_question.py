"""Reads the facts of a decision as other programs and pages hand them in."""

from __future__ import annotations

from collections.abc import Iterator

from fieldref.content.court_forms import court_form, unknown_form
from fieldref.content.loader import Tree
from fieldref.content.rulebook import fact_specs, rulebook
from fieldref.core.court_forms import UnknownForm
from fieldref.core.errors import Problem, Unreadable
from fieldref.core.tables import Facts


def read_facts(topic: str, tree: Tree) -> Facts:
    """The facts in an object, each by its name; a form as its code however it was written.

    Raises:
        Unreadable: unknown_key, wrong_type, unknown_value or unknown_form, each at its fact.
    """
    problems = tuple(_problems(topic, tree))
    if problems:
        raise Unreadable(*problems)
    return {name: _value(name, str(value)) for name, value in tree.items()}


def _value(name: str, value: str) -> str:
    return value if fact_specs()[name].values is not None else court_form(value).code


def _problems(topic: str, tree: Tree) -> Iterator[Problem]:
    inputs = rulebook(topic).inputs
    for name, value in tree.items():
        if name not in inputs:
            yield Problem(name or "document", "unknown_key")
        elif not isinstance(value, str):
            yield Problem(name, "wrong_type")
        else:
            yield from _faults(name, value)


def _faults(name: str, value: str) -> Iterator[Problem]:
    values = fact_specs()[name].values
    if values is not None:
        if value not in values:
            yield Problem(name, "unknown_value")
        return
    try:
        court_form(value)
    except UnknownForm as unknown:
        yield unknown_form(unknown, name)
