"""Text that exists in both languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
# Marks that turn the letters after them round: a line that holds one reads as another.
REORDERS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Words:
    """One passage in English and in Spanish."""

    en: str
    es: str

    def in_language(self, lang: Language) -> str:
        """The passage in one language."""
        return self.es if lang == "es" else self.en
