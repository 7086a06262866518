"""An order as every feature opens and names it."""

from __future__ import annotations

import uuid
from typing import cast

from flask import abort, current_app

from fieldref.actions.desk import OpenOrder
from fieldref.actions.opening import Readings, read_on_record
from fieldref.core.epo import EpoDocument
from fieldref.storage.order import OrderNotFound
from fieldref.web import clock
from fieldref.web.access import desk, person


def opened(order_id: uuid.UUID) -> OpenOrder:
    """An order of the person's agency, its reading on record; 404 where it has none with this id.

    Every page of an order opens it here.
    """
    session_id = person().current.session.id
    try:
        return read_on_record(desk(), str(order_id), session_id, _readings(), clock.now())
    except OrderNotFound:
        abort(404)


def _readings() -> Readings:
    readings = current_app.extensions.setdefault("fieldref.readings", Readings())
    return cast(Readings, readings)


def who(document: EpoDocument) -> str:
    """Whom an order is about, for headings: the protected and the restrained person's names."""
    protected = next((person.name for person in document.protected if person.name), None)
    restrained = document.restrained.name if document.restrained else None
    return " / ".join(name for name in (protected, restrained) if name)
