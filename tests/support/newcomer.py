"""Somebody who has never seen the site: finds things by their words, and every tap is counted."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(slots=True)
class Newcomer:
    """A person before a page on a phone. Typing is free; the tap into a field is not."""

    page: Page
    taps: int = 0

    def tap(self, words: str) -> None:
        """Tap the one button, link or fold with these words."""
        buttons = self.page.get_by_role("button", name=words)
        self._tap(buttons.or_(self.page.get_by_role("link", name=words)))

    def type(self, label: str, text: str) -> None:
        """Tap into the field with this label and type."""
        field = self.page.get_by_role("textbox", name=label)
        self._tap(field)
        field.fill(text)

    def choose(self, label: str, option: str) -> None:
        """Tap the list with this label and take an option by its words."""
        choices = self.page.get_by_role("combobox", name=label)
        self._tap(choices)
        choices.select_option(label=option)

    def sees(self, text: str) -> bool:
        """True where these words stand within the first screen, without scrolling."""
        found = self.page.get_by_text(text)
        return any(_is_on_screen(found.nth(number)) for number in range(found.count()))

    def _tap(self, place: Locator) -> None:
        place.tap()
        self.taps += 1


def _is_on_screen(place: Locator) -> bool:
    box, page = place.bounding_box(), place.page
    size = page.viewport_size
    if box is None or size is None or not place.is_visible():
        return False
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
