"""The layout of EPO-001: everything has its place, and no two things share one."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from fieldref.content.forms import load_form
from fieldref.core.epo import EpoDocument
from fieldref.core.forms import Area, CheckBox, FormPage, FormPart, Paragraph
from fieldref.pdf.epo001 import draw
from fieldref.pdf.printed import Segment, height_of, segments
from fieldref.pdf.wrapping import SMALLEST, fitted, width_of
from tests.support.pdf import compact, pages, read

LAYOUT = load_form()
SIDES = pytest.mark.parametrize("page", LAYOUT.pages, ids=["face", "reverse"])
# Letters of neighbouring lines may touch the leading above them, never each other.
HAIR = 0.3


def areas_of(part: FormPart) -> list[Area]:
    """What a part takes of the page: every line of printed words, a blank or square whole."""
    if isinstance(part, CheckBox):
        return [Area(part.x, part.y, part.size, part.size)]
    if isinstance(part, Paragraph):
        return [line_area(part, segment) for segment in segments(part)]
    return [part.area]


def line_area(paragraph: Paragraph, segment: Segment) -> Area:
    size = paragraph.size
    width = width_of(segment.text, size, segment.bold)
    return Area(segment.x, segment.baseline - 0.75 * size, width, 0.95 * size)


def overlap(one: Area, other: Area) -> bool:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > HAIR and high > HAIR


@SIDES
def test_no_two_parts_overlap(page: FormPage) -> None:
    for one, other in combinations(page.parts, 2):
        for here, there in product(areas_of(one), areas_of(other)):
            assert not overlap(here, there), (one, other)


@SIDES
def test_printed_words_stay_inside_their_areas(page: FormPage) -> None:
    for paragraph in page.paragraphs:
        assert height_of(paragraph) <= paragraph.area.height + HAIR, paragraph.id
        for part in segments(paragraph):
            end = part.x + width_of(part.text, paragraph.size, part.bold)
            assert paragraph.area.x - HAIR <= part.x, paragraph.id
            assert end <= paragraph.area.x + paragraph.area.width + HAIR, paragraph.id


@SIDES
def test_blanks_and_boxes_stand_inside_the_border(page: FormPage) -> None:
    border = page.border
    for part in (part for part in page.parts if not isinstance(part, Paragraph)):
        (area,) = areas_of(part)
        assert border.x < area.x < area.x + area.width < border.x + border.width, part
        assert border.y < area.y < area.bottom < border.bottom, part


@SIDES
def test_everything_keeps_a_quarter_inch_from_the_edge_of_the_paper(page: FormPage) -> None:
    for area in (area for part in page.parts for area in areas_of(part)):
        assert area.x >= 18
        assert area.x + area.width <= 612 - 18
        assert area.bottom <= 792 - 18


def test_every_blank_has_room_for_its_pointer_at_the_floor() -> None:
    for blank in (text for page in LAYOUT.pages for text in page.texts):
        item = LAYOUT.field(blank.field).item
        number = blank.field.endswith(("_yards", "_on", "_at", "_age", "_dob"))
        pointer = LAYOUT.notes.see_attachment.format(item=item)
        # Numbers, dates and times always fit, so their blanks are made for them.
        longest = "09/09/2026" if number else pointer
        longest = "999" if blank.field.endswith(("_yards", "_age")) else longest
        longest = "22:44" if blank.field.endswith("_at") else longest
        setting = fitted(longest, blank.area, blank.several_lines)
        assert setting is not None, blank.field
        assert setting.size >= SMALLEST


@pytest.mark.parametrize("options", [(), ("-raw",)], ids=["default", "raw"])
def test_every_printed_word_is_on_its_page(options: tuple[str, ...]) -> None:
    drawn = pages(draw(EpoDocument(), LAYOUT), *options)
    for text, page in zip(drawn, LAYOUT.pages, strict=True):
        for paragraph in page.paragraphs:
            assert compact(paragraph.text) in compact(text), paragraph.id


def test_empty_form_has_every_box_and_none_marked() -> None:
    boxes = [box for page in LAYOUT.pages for box in page.boxes]
    assert read(draw(EpoDocument(), LAYOUT)).marks == [False] * len(boxes)
