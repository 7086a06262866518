"""What people and programs send as text, fit to be shown on a page again."""

from __future__ import annotations

from unicodedata import category

from werkzeug.datastructures import MultiDict

from fieldref.core.words import REORDERS

# Unicode categories: controls, halves of letters, unassigned.
NOT_WRITABLE = ("Cc", "Cs", "Cn")


def writable(sent: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was sent without control characters and the like, which no page may hold."""
    return MultiDict((name, writable_text(text)) for name, text in sent.items(multi=True))


def writable_text(text: str) -> str:
    """One line of it."""
    return "".join(letter for letter in text if _is_writable(letter))


def _is_writable(letter: str) -> bool:
    return category(letter) not in NOT_WRITABLE and letter not in REORDERS
