"""A receipt on paper says what its text says, word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from subprocess import run

import pytest

from fieldref.content.receipt_text import receipt_paper
from fieldref.content.receipts import read_receipt
from fieldref.core.lined_paper import Line, LinedPaper
from fieldref.core.receipts import Officer
from fieldref.core.words import LANGUAGES, Language
from fieldref.pdf.receipt import draw_receipt
from tests.support.pdf import compact, page_count, pages
from tests.support.receipts import TOLD, TOOLS, of_tool, random_receipt

BODY = ("-raw", "-x", "0", "-y", "40", "-W", "612", "-H", "690")
PAPER = LinedPaper(
    title="Decision receipt",
    lines=(),
    page="Page {page} of {pages}",
    lang="en",
    created=datetime(2026, 11, 20, 21, 47, 13),
)


def body(pdf: bytes) -> str:
    return compact("".join(pages(pdf, *BODY)))


def written(paper: LinedPaper) -> str:
    return compact(paper.title + "".join(line.text for line in paper.lines))


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_says_what_the_text_says(tool: str, lang: Language) -> None:
    paper = receipt_paper(of_tool(tool, told=TOLD if tool == "notice" else None), lang)
    assert body(draw_receipt(paper)) == written(paper)


@pytest.mark.parametrize("seed", range(5))
def test_so_do_long_ones(seed: int) -> None:
    paper = receipt_paper(read_receipt(random_receipt("priority", seed)), "es")
    assert body(draw_receipt(paper)) == written(paper)


def test_every_page_is_numbered_and_named() -> None:
    lines = tuple(Line(f"Line number {number} of many.") for number in range(300))
    pdf = draw_receipt(replace(PAPER, lines=lines))
    count = page_count(pdf)
    assert count > 3
    for number, page in enumerate(pages(pdf), start=1):
        assert f"Page {number} of {count}" in page
        assert "Decision receipt" in page
    assert body(pdf) == written(replace(PAPER, lines=lines))


def test_a_heading_is_never_alone_at_the_foot() -> None:
    for before in range(40, 60):
        lines = (*[Line(f"Text {n}.") for n in range(before)], Line("Heading", 0), Line("Under it"))
        for page in pages(draw_receipt(replace(PAPER, lines=lines)), *BODY):
            assert not page.rstrip().endswith("Heading")


def test_equal_receipts_give_equal_bytes_and_the_moment_is_fixed() -> None:
    receipt = of_tool("arrest")
    first, second = (draw_receipt(receipt_paper(receipt, "en")) for _ in range(2))
    assert first == second
    later = replace(receipt, made_at=datetime(2026, 11, 21))
    assert draw_receipt(receipt_paper(later, "en")) != first
    assert b"20261120214713-08" in first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_says_what_it_is_and_names_nobody(lang: Language) -> None:
    pdf = draw_receipt(receipt_paper(of_tool("notice", told=TOLD), lang))
    info = run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    title = receipt_paper(of_tool("notice"), lang).title
    assert f"Title:           {title}\n" in info
    assert "612 x 792 pts (letter)" in info
    assert "Reyes" not in info
    assert f"/Lang ({lang}-US)".encode() in pdf
    fonts = run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert all(row.split()[-5] == "yes" for row in fonts.splitlines()[2:]), fonts


@pytest.mark.parametrize("name", ["Zdzisław Núñez", "Ծերուն", "Nguyễn Thị Hồng"])
def test_names_of_the_world_are_drawn(name: str) -> None:
    officer = Officer(name, "Fresno PD")
    paper = receipt_paper(replace(of_tool("notice"), by=officer), "en")
    assert compact(name) in body(draw_receipt(paper))


def test_a_letter_that_the_face_lacks_stands_as_its_code() -> None:
    paper = receipt_paper(replace(of_tool("notice"), by=Officer("中", "PD")), "en")
    assert "[U+4E2D]" in body(draw_receipt(paper))


def test_a_word_without_end_is_broken_and_whole() -> None:
    paper = replace(PAPER, lines=(Line("x" * 2000), Line("y" * 500, 2)))
    assert body(draw_receipt(paper)) == written(paper)
