"""A paper as lines to be read: what stands on it, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldref.core.words import Language


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``level`` 0 is a heading, 1 what stands under it, 2 what belongs to that."""

    text: str
    level: int = 1


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
