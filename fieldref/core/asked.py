"""What the judicial officer changed: what was asked beside what was granted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from fieldref.core.epo import Custody, EpoDocument, Orders


@dataclass(frozen=True, slots=True)
class ChangedByJudge:
    """One value of items 3a to 4 that was granted otherwise than asked; None: nothing there."""

    path: str
    asked: bool | int | str | None
    granted: bool | int | str | None


def changed_by_judge(document: EpoDocument) -> tuple[ChangedByJudge, ...]:
    """Every difference between what was asked and what stands on the form, in its order.

    Nothing before a call: what was asked is frozen when the call ends.
    """
    requested = document.requested
    if requested is None:
        return ()
    return (
        *_differences("orders", requested.orders or Orders(), document.orders or Orders()),
        *_differences("custody", requested.custody or Custody(), document.custody or Custody()),
    )


def _differences(path: str, asked: object, granted: object) -> Iterator[ChangedByJudge]:
    before, after = dict(_values(asked, path)), dict(_values(granted, path))
    for where in (*after, *(gone for gone in before if gone not in after)):
        # A box that is not ticked and a box that was never shown ask for the same: nothing.
        if (before.get(where) or None) != (after.get(where) or None):
            yield ChangedByJudge(where, before.get(where), after.get(where))


def _values(value: object, path: str) -> Iterator[tuple[str, bool | int | str | None]]:
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _values(part, f"{path}.{number}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _values(getattr(value, field.name), f"{path}.{field.name}")
    elif value is None or isinstance(value, bool | int | str):
        yield path, value
