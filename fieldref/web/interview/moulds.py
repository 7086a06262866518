"""Draws the questions of a page: everything about a question that never changes is drawn once for
each language and kept, as a mould into which the present answer is put.

What stands in a mould is the work of ``epo/ask.html`` alone; no answer of anybody is ever kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from flask import current_app
from markupsafe import Markup, escape

from fieldref.web.fields import DayParts
from fieldref.web.i18n import month_words
from fieldref.web.interview.fields import Option, Saved

_HOLE = re.compile("\x00(\\w+)\x00")
_ON = Markup(" checked")
_SELECTED = Markup(" selected")
_TYPED = ("text", "number", "yards", "clock", "textarea")
_CHOSEN = ("tiles", "check_tiles", "yes_no", "select")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question on a page: its field, the mark of what was in it, its chip "unknown", and its
    words in the language of the page, whose code is given. ``notes`` are doubts about the answer,
    ``errors`` faults.
    """

    field: Saved
    mark: str
    unknown: bool | None
    item: str
    label: str
    code: str
    errors: Sequence[str] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A question as ``epo/ask.html`` takes it, with the answer in words of markup."""

    asked: Asked
    mark: str
    value: object
    choices: Sequence[Option]
    parts: DayParts
    months: Sequence[tuple[int, str, str]]
    unknown_on: str

    def __getattr__(self, name: str) -> object:
        return getattr(self.asked, name)


@dataclass(frozen=True, slots=True)
class _Mould:
    """A question with holes for the answer, and what fills them while there is none."""

    text: str
    blank: Mapping[str, str]


_moulds: dict[tuple[object, ...], _Mould] = {}


def draw(asked: Asked, **how: object) -> Markup:
    """A question with its answer; ``how`` is what ``epo/ask.html`` takes besides."""
    if asked.errors or asked.notes or _is_off_its_list(asked.field):
        return _macro(_with_answer(asked), how)
    key = (asked.code, asked.field.name, asked.label, *how.values())
    mould = _moulds.get(key)
    if mould is None:
        mould = _moulds[key] = _mould_of(asked, how)
    filled = {**mould.blank, **_answer(asked)}
    return Markup(mould.text % filled)  # noqa: S704


def _macro(drawn: _Drawn, how: Mapping[str, object]) -> Markup:
    module = current_app.jinja_env.get_template("epo/ask.html").module
    return cast("Markup", module.ask(drawn, **how))  # type: ignore[attr-defined]


def _is_off_its_list(field: Saved) -> bool:
    """Whether a list shows one more entry: a text that was saved and is not offered."""
    return field.kind == "select" and bool(field.data) and field.data not in field.codes()


def _with_answer(asked: Asked) -> _Drawn:
    answer = _answer(asked)
    return _drawn(asked, {name: Markup(text) for name, text in answer.items()})  # noqa: S704


def _mould_of(asked: Asked, how: Mapping[str, object]) -> _Mould:
    names = ["mark", "value", "unknown", "day", "year"]
    names += [f"o{number}" for number in range(len(asked.field.codes()) + 13)]
    text = str(_macro(_drawn(asked, {name: f"\x00{name}\x00" for name in names}), how))
    holes = dict.fromkeys(_HOLE.findall(text), "")
    return _Mould(_HOLE.sub(r"%(\1)s", text.replace("%", "%%")), holes)


def _drawn(asked: Asked, put: Mapping[str, str]) -> _Drawn:
    field, words = asked.field, month_words() if asked.field.kind == "day" else ()
    return _Drawn(
        asked=asked,
        mark=put["mark"],
        value=put.get("value", ""),
        choices=[
            Option(option.value, option.label, put.get(f"o{number}", ""))
            for number, option in enumerate(field.options())
        ],
        parts=DayParts(put.get("day", ""), "", put.get("year", "")),
        months=[(number, word, put.get(f"o{number}", "")) for number, word in words],
        unknown_on=put.get("unknown", ""),
    )


def _answer(asked: Asked) -> dict[str, str]:
    """What goes into the holes, already as markup."""
    field, kind = asked.field, asked.field.kind
    found: dict[str, str] = {"mark": asked.mark}
    if asked.unknown:
        found["unknown"] = _ON
    if kind in _TYPED:
        found["value"] = escape(field.shown())
    elif kind in _CHOSEN:
        on = _SELECTED if kind == "select" else _ON
        found |= {f"o{number}": on for number in field.chosen()}
    elif kind == "tick":
        found["value"] = _ON if field.data else ""
    else:
        parts = field.parts
        found |= {"day": escape(parts.day), "year": escape(parts.year)}
        found[f"o{parts.month}"] = _SELECTED
    return found
