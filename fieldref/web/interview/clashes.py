"""Fields that were changed here and elsewhere: both values in words, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from fieldref.core.fields import Change, Conflict
from fieldref.web.interview.steps import Sheet


@dataclass(frozen=True, slots=True)
class Clash:
    """A field with two values; ``theirs_mark`` is the mark of the other one."""

    name: str
    label: str
    mine: str
    theirs: str
    theirs_mark: str


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


def chosen(change: Change, values: MultiDict[str, str]) -> Change | None:
    """A change as it stands after a conflict was decided; None where the other value stays."""
    name = change.path.replace(".", "__")
    decided = values.get(f"choose__{name}")
    if decided == "theirs":
        return None
    if decided == "mine":
        return Change(change.path, values.get(f"theirs__{name}", ""), change.state)
    return change
