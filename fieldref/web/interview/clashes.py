"""Fields that were changed here and elsewhere: both values in words, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from fieldref.core.fields import Change, Conflict, Tree
from fieldref.web.interview.steps import Sheet


@dataclass(frozen=True, slots=True)
class Clash:
    """A field with two values; ``theirs_mark`` is the mark of the other one."""

    name: str
    label: str
    mine: str
    theirs: str
    theirs_mark: str


class TwoValues(Protocol):
    """A field with two values in words, of whatever page."""

    @property
    def name(self) -> str:
        """The name of the field."""

    @property
    def mine(self) -> str:
        """The value of this page."""

    @property
    def theirs(self) -> str:
        """The value that was kept meanwhile."""

    @property
    def theirs_mark(self) -> str:
        """The mark of that one."""


def clashes(sheet: Sheet, conflicts: Iterable[Conflict]) -> Iterator[Clash]:
    """The conflicts of a page, in words."""
    fields = {field.path: field for field in sheet.fields}
    for conflict in conflicts:
        field = fields[conflict.path]
        yield Clash(
            name=field.name,
            label=str(field.label.text),
            mine=field.words(conflict.mine) or _("(left blank)"),
            theirs=field.words(conflict.theirs) or _("(left blank)"),
            theirs_mark=conflict.theirs.mark,
        )


def told(found: Iterable[TwoValues]) -> Tree:
    """The conflicts as a page's script is told of them."""
    return {
        "ok": False,
        "error": {
            "code": "conflict",
            "message": _("Changed in two places."),
            "fields": {},
            "request_id": None,
        },
        "conflicts": [
            {"name": c.name, "mine": c.mine, "theirs": c.theirs, "mark": c.theirs_mark}
            for c in found
        ],
    }


def chosen(change: Change, values: MultiDict[str, str]) -> Change | None:
    """A change as it stands after a conflict was decided; None where the other value stays."""
    name = change.path.replace(".", "__")
    decided = values.get(f"choose__{name}")
    if decided == "theirs":
        return None
    if decided == "mine":
        return Change(change.path, values.get(f"theirs__{name}", ""), change.state)
    return change
