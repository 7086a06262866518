"""The form as PDF, beside a bare fpdf2 script that writes the same texts with the same font."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from fieldref.content.forms import load_form
from fieldref.core.epo import EpoDocument
from fieldref.documents.epo import read_document
from fieldref.paths import FONTS
from fieldref.pdf.epo001 import draw
from tools.bench.clockwork import median, timings

ROUNDS = 25
LIMIT_RATIO = 1.5
DOCUMENT = Path(__file__).with_name("document.json")
CREATED = datetime(2026, 11, 23, tzinfo=UTC)


def document() -> EpoDocument:
    """A granted and served order with everything filled in."""
    return read_document(DOCUMENT.read_bytes())


def bare(texts: list[str]) -> bytes:
    """The same texts, one below the other, with nothing else."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.add_font("paper", "", FONTS / "DejaVuSansCondensed.ttf")
    pdf.add_font("paper", "B", FONTS / "DejaVuSansCondensed-Bold.ttf")
    pdf.add_page()
    for number, text in enumerate(texts):
        pdf.set_font("paper", "B" if number % 4 == 0 else "", 8)
        pdf.multi_cell(0, 10, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def measure() -> bool:
    """Print the figures; whether the ratio is within its limit."""
    order, layout = document(), load_form()
    texts = printed_texts(draw(order, layout, created=CREATED))
    calls = {
        "bare fpdf2": lambda: bare(texts),
        "EPO-001": lambda: draw(order, layout, created=CREATED),
    }
    taken = timings(calls, ROUNDS)
    ratio = median(taken["EPO-001"]) / median(taken["bare fpdf2"])
    for name, times in taken.items():
        print(f"{name:<18}{median(times):>10.1f} ms")
    good = ratio <= LIMIT_RATIO
    print(f"ratio {ratio:.2f}, limit {LIMIT_RATIO}: {'kept' if good else 'BROKEN'}")
    return good


def printed_texts(paper: bytes) -> list[str]:
    """The texts of a paper, line by line, as pdftotext reads them."""
    import subprocess

    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],  # noqa: S607
        input=paper,
        capture_output=True,
        check=True,
    )
    return [line.strip() for line in done.stdout.decode().splitlines() if line.strip()]


if __name__ == "__main__":
    print(json.dumps({"good": measure()}))
