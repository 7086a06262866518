"""An order as every feature opens and names it."""

from __future__ import annotations

import uuid
from typing import cast

from flask import abort

from fieldref.actions import epo
from fieldref.actions.desk import OpenOrder
from fieldref.core.epo import EpoDocument
from fieldref.core.words import Language
from fieldref.storage.order import OrderNotFound
from fieldref.web import i18n
from fieldref.web.access import desk


def opened(order_id: uuid.UUID) -> OpenOrder:
    """An order of the person's agency; 404 where it has none with this id."""
    try:
        return epo.read(desk(), str(order_id))
    except OrderNotFound:
        abort(404)


def who(document: EpoDocument) -> str:
    """Whom an order is about, for headings: the protected and the restrained person's names."""
    protected = next((person.name for person in document.protected if person.name), None)
    restrained = document.restrained.name if document.restrained else None
    return " / ".join(name for name in (protected, restrained) if name)


def language() -> Language:
    """The language of this page, as the data names it."""
    return cast(Language, i18n.language())
