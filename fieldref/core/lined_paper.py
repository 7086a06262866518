"""A paper as lines to be read: what stands on it, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldref.core.words import Language

HEAD: Final = 0
TEXT: Final = 1
SUB: Final = 2
FINE: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    ``level`` HEAD is a heading, TEXT what stands under it, SUB what belongs to that, FINE small
    print, such as where a source is found.
    """

    text: str
    level: int = TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class LinedPaper:
    """A whole paper in one language.

    ``page`` is what stands at the foot of each page, with ``{page}`` and ``{pages}``.
    ``created`` is California civil time.
    """

    title: str
    lines: tuple[Line, ...]
    page: str
    lang: Language
    created: datetime
