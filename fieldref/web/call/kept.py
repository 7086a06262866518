"""What is typed on the page of the grant before it is sent: kept beside the document, which it does
not change, so that a dead battery does not mean a second call.

A text is kept with a mark of what it was typed over: the field, or all children for one of them,
and the call. When one of these changes, the text belongs to it no more and is not shown again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from werkzeug.datastructures import MultiDict

from fieldref.actions.desk import Desk, OpenOrder
from fieldref.actions.epo import edit
from fieldref.core.fields import Conflict, Draft, FieldState, put
from fieldref.web import clock
from fieldref.web.call.forms import GRANT
from fieldref.web.interview.fields import Saved, Spread
from fieldref.web.interview.steps import Sheet

# No value of a document stands at these paths: no page takes these texts for its own.
_PLACE = "kept."


def text_of(draft: Draft, path: str) -> str | None:
    """What was last typed into a field of the grant and not sent; None where nothing was."""
    over, _, text = (draft.typed.get(_at(path)) or "").partition(":")
    return text if over == _over(draft, path) else None


def lay_over(sheet: Sheet, draft: Draft) -> None:
    """Show what was typed in the fields of a page; what cannot be read comes with its error."""
    for form in sheet.forms:
        for field in cast("Iterator[Saved]", iter(form)):
            text = text_of(draft, field.path)
            if text is not None:
                field.process(MultiDict(_controls(field, text)))
                field.validate(form)


def stale(fields: Iterable[Saved], draft: Draft, values: MultiDict[str, str]) -> list[Conflict]:
    """The fields that stand otherwise than when their page was opened, and than what was typed."""
    found = ((f, f.state(), draft.state(f.path)) for f in fields)
    return [
        Conflict(field.path, mine, theirs)
        for field, mine, theirs in found
        if mine != theirs and values.get(f"base__{field.name}") != theirs.mark
    ]


def keep(desk: Desk, order: OpenOrder, fields: Iterable[Saved]) -> OpenOrder:
    """Keep what stands in these fields beside the document, as it was typed.

    Raises:
        OrderLocked: the order was read back meanwhile.
    """
    typed = {field.path: _text(field) for field in fields}

    def kept(draft: Draft) -> Draft:
        for path, text in typed.items():
            # A text that arrives after the page itself was sent is older than the page.
            if draft.state(path) == order.draft.state(path):
                draft = put(draft, _at(path), FieldState(typed=f"{_over(draft, path)}:{text}"))
        return draft

    if kept(order.draft) == order.draft:
        return order
    return edit(desk, order.id, kept, clock.now())


def forget(desk: Desk, order: OpenOrder) -> None:
    """Take away what was kept: the page was sent, and its values stand in the document.

    Raises:
        OrderLocked: the order was read back meanwhile.
    """
    if _without(order.draft) != order.draft:
        edit(desk, order.id, _without, clock.now())


def _without(draft: Draft) -> Draft:
    typed = {path: text for path, text in draft.typed.items() if not path.startswith(_PLACE)}
    return Draft(draft.document, typed)


def _at(path: str) -> str:
    # One part, however deep the path: a list in the document must not grow an entry for it.
    return f"{_PLACE}{path.replace('.', '__')}"


def _over(draft: Draft, path: str) -> str:
    """A mark of what a text is typed over."""
    cards = GRANT.entries.place if GRANT.entries else path
    field = draft.state(cards if path.startswith(f"{cards}.") else path)
    return FieldState([field.mark, draft.state("call").value]).mark


def _text(field: Saved) -> str:
    if field.kind == "tick":
        return "y" if field.data else ""
    return field.raw() if field.kind == "day" or getattr(field, "raw_data", None) else ""


def _controls(field: Saved, text: str) -> Spread:
    if field.kind == "tick":
        return [(field.name, text)] if text else []
    return field.spread(FieldState(typed=text))
