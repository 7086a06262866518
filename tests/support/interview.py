"""An officer before the pages of one draft, in a browser without script."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from werkzeug.test import TestResponse

from fieldref.core.fields import Draft
from tests.support.filled import filled
from tests.support.order_book import Book
from tests.support.page import Page, PageClient, words

Values = str | list[str] | None


@dataclass(frozen=True)
class Interview:
    """One draft, as one signed-in person sees it."""

    book: Book
    client: PageClient
    order_id: str

    @property
    def place(self) -> str:
        """The address of the draft."""
        return f"/epo/{self.order_id}"

    def page(self, slug: str, status: int = 200) -> Page:
        """The page of a step."""
        return self.client.page(f"{self.place}/step/{slug}", status)

    def form(self, slug: str) -> dict[str, list[str]]:
        """What the page of a step would send as it was drawn."""
        return filled(self.page(slug), "step")

    def save(self, slug: str, **changed: Values) -> TestResponse:
        """Open the page of a step, change controls (None: leave them out), and send it."""
        return self.send(slug, self.form(slug), **changed)

    def send(self, slug: str, form: dict[str, list[str]], **changed: Values) -> TestResponse:
        """Send a page that was opened before."""
        return self.client.post(f"{self.place}/step/{slug}", data=_put(form, changed))

    def leave(
        self, slug: str, form: dict[str, list[str]], name: str, **changed: Values
    ) -> TestResponse:
        """What the script sends when the field of this name is left."""
        sent = _put(form, {"save_id": str(uuid.uuid4()), **changed})
        kept = ("csrf_token", "save_id", "unknown", f"base__{name}", name)
        body = {k: v for k, v in sent.items() if k in kept or k.startswith(f"{name}-")}
        return self.client.post(f"{self.place}/field/{slug}", data=body)

    def take_off(self, slug: str, number: int) -> TestResponse:
        """Take a card away, as its page asks it."""
        place = f"{self.place}/step/{slug}/remove/{number}"
        page = self.client.page(place)
        (yes,) = [e for e in page.all("button") if e.get("name") == "mark"]
        return self.client.send(place, mark=yes.get("value", ""))

    @property
    def draft(self) -> Draft:
        """The draft as it stands in the database."""
        return self.book.stored(self.order_id).draft

    def value(self, path: str) -> Any:  # noqa: ANN401
        """What stands at a path."""
        return self.draft.state(path).value


def _put(form: dict[str, list[str]], changed: dict[str, Values]) -> dict[str, Values]:
    every: dict[str, Values] = {**form, **changed}
    return {name: value for name, value in every.items() if value is not None}


def faults(page: Page) -> list[str]:
    """The links of the error summary, each by its words; every link leads to a control."""
    (summary,) = [e for e in page.root.iter() if e.get("id") == "summary"]
    ids = {e.get("id") for e in page.all("input", "select", "textarea")}
    links = list(summary.iter("a"))
    assert all(link.get("href", "")[1:] in ids for link in links)
    return [words(link) for link in links]


def shown(page: Page, control_id: str) -> str:
    """What stands in the control with this id."""
    (control,) = [e for e in page.root.iter() if e.get("id") == control_id]
    text = "".join(control.itertext()).removeprefix("\n")
    return text if control.tag == "textarea" else control.get("value", "")
