"""A sheet of US Letter paper: texts, lines and check boxes in points, and nothing of any form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from fpdf import FPDF, ViewerPreferences

from fieldref.core.forms import Align, Area, Rule
from fieldref.pdf.directions import Run, reads_leftward, runs
from fieldref.pdf.faces import FAMILY, install
from fieldref.pdf.wrapping import Setting, width_of

CALIFORNIA = ZoneInfo("America/Los_Angeles")
# From the top of a line to its baseline, and the square inside the glyphs of a check box, both
# as parts of the type size.
ASCENT = 0.93
_SQUARE = 1323 / 2048
_BEARING = 165 / 2048
_MARKS = {False: "☐", True: "☒"}


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says about itself; it never holds a name.

    ``created`` without a zone is California civil time; None means now.
    """

    title: str
    language: str
    created: datetime | None


class Sheet:
    """The pages of one PDF, black on white, drawn in order."""

    def __init__(self, about: About, letters: str) -> None:
        """A PDF without pages that will write the form and ``letters``."""
        self._pdf = FPDF(unit="pt", format="letter")
        self._pdf.set_auto_page_break(False)
        self._pdf.c_margin = 0
        self._pdf.set_title(about.title)
        self._pdf.set_lang(about.language)
        self._pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        if about.created is not None:
            zone = about.created.tzinfo or CALIFORNIA
            self._pdf.set_creation_date(about.created.replace(tzinfo=zone))
        self._shaped: dict[tuple[str, float], float] = {}
        install(self._pdf, letters)

    def page(self, *, landscape: bool = False) -> None:
        """Begins a new page."""
        self._pdf.add_page("landscape" if landscape else "portrait")

    def write(self, text: str, x: float, baseline: float, size: float, bold: bool = False) -> None:
        """One line of text from ``x`` to the right."""
        self._pdf.set_font(FAMILY, "B" if bold else "", size)
        if not reads_leftward(text):
            self._pdf.text(x, baseline, text)
            return
        for run in runs(text):
            x = self._run(run, x, baseline, size)

    def write_in(self, text: str, area: Area, align: Align, size: float, bold: bool) -> None:
        """One line of text at the top of an area."""
        room = area.width - width_of(text, size, bold)
        shift = {"left": 0.0, "center": room / 2, "right": room}[align]
        self.write(text, area.x + shift, area.y + ASCENT * size, size, bold)

    def block(self, setting: Setting, x: float, top: float) -> None:
        """The lines of a text, one below the other."""
        for number, line in enumerate(setting.lines):
            if line:
                baseline = top + ASCENT * setting.size + number * setting.leading
                self.write(line, x, baseline, setting.size)

    def rule(self, rule: Rule) -> None:
        """A straight line."""
        self._pdf.set_line_width(rule.thickness)
        self._pdf.line(rule.x1, rule.y1, rule.x2, rule.y2)

    def border(self, area: Area, thickness: float) -> None:
        """A rectangle."""
        self._pdf.set_line_width(thickness)
        self._pdf.rect(area.x, area.y, area.width, area.height)

    def check_box(self, x: float, y: float, side: float, ticked: bool) -> None:
        """A square, with an X in it if ticked; a letter, so that text extraction reads it too."""
        size = side / _SQUARE
        self.write(_MARKS[ticked], x - _BEARING * size, y + side, size)

    def output(self) -> bytes:
        """The PDF."""
        return bytes(self._pdf.output())

    def _run(self, run: Run, x: float, baseline: float, size: float) -> float:
        """Writes a run and gives where it ends."""
        if run.rightward:
            self._pdf.text(x, baseline, run.text)
            return x + width_of(run.text, size)
        self._pdf.set_text_shaping(True, direction="rtl")
        sizes = [self._shaped_width(word, size) for word in run.text.split()]
        space = width_of(" ", size)
        end = x + sum(sizes) + space * (len(sizes) - 1)
        right = end
        # In reading order, so that programs that read the page as written get the words in order.
        for word, width in zip(run.text.split(), sizes, strict=True):
            self._pdf.set_xy(right - width, baseline - 0.8 * size)
            self._pdf.cell(width, size, word)
            right -= width + space
        self._pdf.set_text_shaping(False)
        return end

    def _shaped_width(self, word: str, size: float) -> float:
        key = (word, size)
        if key not in self._shaped:
            self._shaped[key] = self._pdf.get_string_width(word)
        return self._shaped[key]
