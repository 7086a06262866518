"""The tools that answer a question at the scene: where they are and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that is open to everybody."""

    endpoint: str
    icon: str
    words: LazyString
    note: LazyString


@dataclass(frozen=True, slots=True)
class Tile:
    """A tool as a tile of Home or of the list of tools."""

    href: str
    icon: str
    words: str
    note: str


TOOLS = (
    Tool(
        "expiry.show",
        "tape",
        _l("When does it expire?"),
        _l("The last day of an EPO, counted day by day, with the reason."),
    ),
    Tool(
        "notice.show",
        "speak",
        _l("Was the person notified?"),
        _l("What counts as notice, the words to say, what to file."),
    ),
    Tool(
        "arrest.show",
        "warn",
        _l("Must I arrest?"),
        _l("Element by element; the missing one is named."),
    ),
    Tool(
        "priority.show",
        "ledger",
        _l("Two orders?"),
        _l("Which is enforced on contact, on distance, on guns."),
    ),
    Tool(
        "papers.find",
        "search",
        _l("Which paper is this?"),
        _l("Order or not, where to look on it, when it ends."),
    ),
    Tool(
        "reference.index",
        "paper",
        _l("Ask the guide"),
        _l("What to do and say, and why: by your own words, section, or form number."),
    ),
)


def tiles() -> tuple[Tile, ...]:
    """Every tool, in the order in which a scene asks for them."""
    return tuple(
        Tile(url_for(tool.endpoint), tool.icon, str(tool.words), str(tool.note)) for tool in TOOLS
    )
