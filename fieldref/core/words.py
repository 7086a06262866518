"""Text that exists in both languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")


@dataclass(frozen=True, slots=True)
class Words:
    """One passage in English and in Spanish."""

    en: str
    es: str

    def in_language(self, lang: Language) -> str:
        """The passage in one language."""
        return self.es if lang == "es" else self.en
