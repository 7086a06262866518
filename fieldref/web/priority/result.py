"""Turns the answer into what the page shows; adds nothing to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.content.loader import Tree
from fieldref.web.answers import reasons_of
from fieldref.web.priority.context import Line, Pair, Result

NAMES: dict[str, LazyString] = {
    "contact": _l("Contact"),
    "stay_away.person": _l("Distance: protected person"),
    "stay_away.home": _l("Distance: home"),
    "stay_away.work": _l("Distance: work"),
    "stay_away.school": _l("Distance: school"),
    "stay_away.vehicle": _l("Distance: vehicle"),
    "stay_away.child_school": _l("Distance: children’s school or care"),
    "stay_away.other": _l("Distance: another place"),
    "move_out": _l("Move out"),
    "firearms": _l("Firearms"),
    "conduct": _l("Conduct"),
}
_VALUES: dict[str, LazyString] = {
    "none": _l("no contact"),
    "peaceful": _l("peaceful contact"),
    "True": _l("ordered"),
}


def result_of(found: Tree, draft: list[Tree]) -> Result:
    """What the page shows of an answer; ``draft`` holds where the earlier edition differs."""
    many = len(found["pairs"]) > 1
    return Result(
        say=found["say"],
        pairs=tuple(_pair(pair, named=many) for pair in found["pairs"]),
        left_out=tuple(each["text"] for each in found["not_counted"]),
        reasons=tuple(reasons_of(found)),
        open_points=tuple(point["text"] for point in found["open_points"]),
        draft=tuple(change["text"] for change in draft),
        edition=date.fromisoformat(found["edition"]),
        bundle=found["bundle"],
    )


def _pair(pair: Tree, *, named: bool) -> Pair:
    persons = _("%(protected)s, protected from %(restrained)s", **_persons(pair)) if named else ""
    return Pair(
        persons=persons,
        orders=tuple(pair["orders"]),
        tier=pair["tier"],
        line=pair["line"],
        settled=pair["settled"],
        lines=tuple(_lines(pair)),
        beside=tuple(each["id"] for each in pair["beside"]),
    )


def _persons(pair: Tree) -> dict[str, str]:
    return {"protected": pair["protected"], "restrained": pair["restrained"]}


def _lines(pair: Tree) -> Iterator[Line]:
    for one in pair["provisions"]:
        says = tuple(_value(one["said"].get(order)) for order in pair["orders"])
        yield Line(
            name=str(NAMES[one["provision"]]),
            says=says,
            enforce=_value(one["enforce"]),
            text=one["text"],
            settled=one["settled"],
        )


def _value(value: str | int | bool | None) -> str:
    """A term in a word or two; empty for silence."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return _("%(count)s yards", count=value)
    return str(_VALUES[str(value)])
