"""The registry of authorities, data/law/citations.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fieldref.content.calendars import words
from fieldref.content.loader import load
from fieldref.core.words import Language, Words

FILE = "law/citations.yaml"
READINGS = "law/readings.yaml"
Confidence = Literal["seen", "secondary", "unconfirmed"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One authority: how it is called, where it stands, how and how surely it was read."""

    key: str
    label: Words
    url: str
    checked: date
    confidence: Confidence
    reading: Words


def citation(key: str) -> Citation:
    """An authority by its key. Raises KeyError for an unknown key."""
    row = load(FILE)[key]
    reading = words(load(READINGS)["readings"][row["how"]])
    label, url = words(row["label"]), row["url"]
    return Citation(key, label, url, row["checked"], row["confidence"], reading)


def described(keys: Iterable[str], lang: Language) -> dict[str, dict[str, str]]:
    """The authorities as answers carry them: key -> label, url, checked, confidence."""
    return {key: _row(citation(key), lang) for key in dict.fromkeys(keys)}


def _row(found: Citation, lang: Language) -> dict[str, str]:
    return {
        "label": found.label.in_language(lang),
        "url": found.url,
        "checked": found.checked.isoformat(),
        "confidence": found.confidence,
    }
