"""The page of an expiry as the tests ask and read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.support.page import Page, PageClient, words

# Monday, November 23, 2026, 10:00 in California.
MONDAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
SATURDAY = "2026-11-21"


def ask(client: PageClient, lang: str = "en", /, **query: Any) -> Page:  # noqa: ANN401
    """The page that answers these boxes and chips."""
    return client.page("/expiry", query_string=query, headers={"Accept-Language": lang})


def refused(client: PageClient, query: Mapping[str, str], lang: str = "en") -> Page:
    """The page that says what it cannot read."""
    return client.page("/expiry", 422, query_string=query, headers={"Accept-Language": lang})


def one(page: Page, name: str) -> str:
    """The words of the only element with this class."""
    found = page.with_class(name)
    assert len(found) == 1, (name, len(found))
    return words(found[0])


def value_of(page: Page, name: str) -> str:
    """What stands in the box or list with this name in the question form."""
    form = page.with_class("question")[0]
    control = next(c for c in form.iter() if c.get("name") == name and c.tag != "button")
    if control.tag != "select":
        return control.get("value", "")
    chosen = [o.get("value", "") for o in control.iter("option") if "selected" in o.attrib]
    return chosen[0] if chosen else next(control.iter("option")).get("value", "")
