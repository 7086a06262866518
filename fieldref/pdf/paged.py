"""Lines of writing set page by page on Letter paper, nothing left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from fieldref.core.forms import Area, Rule
from fieldref.core.lined_paper import SUB, TEXT, Line
from fieldref.core.words import Language
from fieldref.pdf.sheet import Sheet
from fieldref.pdf.wrapping import LEADING, Setting, set_at

LANGUAGES: Final = {"en": "en-US", "es": "es-US"}


@dataclass(frozen=True, slots=True)
class Style:
    """A paper's writing area, and by the level of a line its type size and the gap above it."""

    body: Area
    title: float
    indent: float
    sizes: tuple[float, ...]
    gaps: tuple[float, ...]

    def setting(self, line: Line, size: float | None = None) -> Setting:
        """A line broken to its width; headings are bold."""
        width = self.body.width - self.shift(line)
        return set_at(line.text, size or self.sizes[line.level], width, bold=not line.level)

    def shift(self, line: Line) -> float:
        """How far a line stands from the left edge."""
        return self.indent if line.level == SUB else 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of writing at its place on a page."""

    text: str
    x: float
    top: float
    size: float
    bold: bool


@dataclass(slots=True)
class Pages:
    """Pages being filled from the top; ``free`` is where the next line goes."""

    style: Style
    pages: list[list[Placed | Rule]] = field(default_factory=lambda: [[]])
    free: float = field(init=False)

    def __post_init__(self) -> None:
        self.free = self.style.body.y

    def title(self, text: str) -> None:
        """The title of the paper."""
        line = Line(text, level=0)
        setting = self.style.setting(line, self.style.title)
        self.add(setting, self.style.body.x, bold=True, after=self._heading_needs())

    def lines(self, lines: Iterable[Line]) -> None:
        """Paragraphs and their headings; a heading stays with the first lines of what it heads."""
        for line in lines:
            setting = self.style.setting(line)
            # No line of a paragraph stands alone at the foot of a page.
            second = setting.leading if len(setting.lines) > 1 else 0.0
            self.skip(self.style.gaps[line.level])
            x = self.style.body.x + self.style.shift(line)
            after = second if line.level else self._heading_needs()
            self.add(setting, x, bold=not line.level, after=after)

    def add(self, setting: Setting, x: float, *, bold: bool, after: float = 0.0) -> None:
        """Lines one below the other; the first keeps ``after`` points below it on its page."""
        need = setting.leading + after
        for text in setting.lines:
            self.keep(need)
            self.pages[-1].append(Placed(text, x, self.free, setting.size, bold))
            self.free += setting.leading
            need = setting.leading

    def rule(self, height: float) -> None:
        """An empty line to write on, with its rule at the foot."""
        self.keep(height)
        self.free += height
        body = self.style.body
        self.pages[-1].append(Rule(body.x, self.free, body.x + body.width, self.free))

    def skip(self, gap: float) -> None:
        """A gap, except at the head of a page."""
        self.free += gap if self.pages[-1] else 0.0

    def keep(self, need: float) -> None:
        """Turn the page where less than ``need`` points are left."""
        if self.free + need > self.style.body.bottom:
            self.pages.append([])
            self.free = self.style.body.y

    def _heading_needs(self) -> float:
        return 3 * self.style.sizes[TEXT] * LEADING


def draw_pages(sheet: Sheet, pages: Pages, foot: Callable[[int, int], None]) -> None:
    """Every page; ``foot`` draws what stands below page n of m."""
    for number, page in enumerate(pages.pages, start=1):
        sheet.page()
        for placed in page:
            _draw(sheet, placed)
        foot(number, len(pages.pages))


def language_of(lang: Language) -> str:
    """The language of a PDF as its readers know it."""
    return LANGUAGES[lang]


def _draw(sheet: Sheet, placed: Placed | Rule) -> None:
    if isinstance(placed, Rule):
        sheet.rule(placed)
        return
    place = Area(placed.x, placed.top, 0, placed.size)
    sheet.write_in(placed.text, place, "left", placed.size, placed.bold)
