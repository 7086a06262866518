"""The typefaces of the paper: one embedded Unicode face in regular and bold.

A font file is read once per process. Each PDF then gets its own copy of the outlines, because
fpdf2 cuts them down to the letters used; everything else is shared.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Literal

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont

from fieldref.core.composing import composed
from fieldref.paths import FONTS

Style = Literal["", "B"]
FAMILY = "paper"
_FILES: dict[Style, str] = {
    "": "DejaVuSansCondensed.ttf",
    "B": "DejaVuSansCondensed-Bold.ttf",
}
# Shaping, kerning and the font editor's own notes.
_UNUSED = ("GSUB", "GPOS", "GDEF", "FFTM", "kern")
# Latin with all its extensions, spaces, punctuation, check boxes, and the marks of papers.
_USUAL = frozenset(
    {
        *range(0x20, 0x250),
        *range(0x1E00, 0x1F00),
        *range(0x2000, 0x2070),
        *range(0x2610, 0x2613),
        *map(ord, "→■□◇"),
    }
)
_LINE_ENDS = "\n\r\t"


class _Face(TTFFont):
    """A font of one PDF that shares what was parsed with every other PDF."""

    __slots__ = ()

    def __init__(self, style: Style, number: int, *, whole: bool) -> None:
        parsed = _parsed(style)
        for name in TTFFont.__slots__:
            if hasattr(parsed, name):
                setattr(self, name, getattr(parsed, name))
        data, order = _outlines(style, whole)
        self.i = number
        self.ttfont = TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)
        self.ttfont.setGlyphOrder(list(order))
        self.desc = copy.copy(parsed.desc)
        self.missing_glyphs = []
        self.subset = SubsetMap(self)


def install(pdf: FPDF, letters: str) -> None:
    """Makes both styles of the face known to a PDF that will write only ``letters`` and the form.

    The family is ``FAMILY``.
    """
    whole = not _USUAL.issuperset(map(ord, letters))
    for number, style in enumerate(_FILES, start=1):
        # Bold is for the words of the form only.
        face = _Face(style, number, whole=whole and not style)
        pdf.fonts[face.fontkey] = face


@cache
def widths(style: Style) -> Mapping[str, float]:
    """Letter -> advance in thousandths of the type size.

    An Arabic letter counts as its widest joined or single shape, so that a measured line is
    never wider on paper than measured.
    """
    found = {chr(code): width for code, width in _parsed(style).cw.items()}
    found.update(dict.fromkeys(_LINE_ENDS, 0.0))
    for shape in map(chr, range(0xFB50, 0xFEFF)):
        letter = unicodedata.normalize("NFKC", shape)
        if shape in found and letter in found:
            found[letter] = max(found[letter], found[shape])
    return found


def undrawable(text: str) -> tuple[str, ...]:
    """The distinct letters of a text that the face cannot draw, in order of appearance."""
    known, letters = widths(""), dict.fromkeys(text)
    if letters.keys() <= known.keys() and not any(map(unicodedata.combining, letters)):
        # Nothing to compose, nothing lacking: what nearly every text is.
        return ()
    return tuple(c for c in dict.fromkeys(composed(text)) if c not in known)


def visible(text: str) -> str:
    """The text as it can be drawn: a letter outside the face stands as its code, ``[U+4E2D]``."""
    drawn = composed(text)
    missing = undrawable(drawn)
    if not missing:
        return drawn
    return drawn.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in missing})


@cache
def _parsed(style: Style) -> TTFFont:
    pdf = FPDF()
    pdf.add_font(FAMILY, style, FONTS / _FILES[style])
    face = pdf.fonts[f"{FAMILY}{style}"]
    if not isinstance(face, TTFFont):
        raise TypeError(f"{_FILES[style]} is not a TrueType font")
    return face


@cache
def _outlines(style: Style, whole: bool) -> tuple[bytes, tuple[str, ...]]:
    """A font file to cut a PDF's subset from, and the names of its glyphs in order.

    Most papers need only the usual letters, and a small file is several times faster to cut.
    The whole file keeps the glyph numbers that text shaping speaks of.
    """
    font = TTFont(FONTS / _FILES[style], recalcTimestamp=False)
    for table in _UNUSED:
        if table in font:
            del font[table]
    if not whole:
        subsetter = Subsetter(Options(glyph_names=True, notdef_outline=True))
        subsetter.populate(unicodes=_USUAL)
        subsetter.subset(font)
    order = tuple(font.getGlyphOrder())
    font["post"].formatType = 3.0
    data = BytesIO()
    font.save(data, reorderTables=None)
    return data.getvalue(), order
