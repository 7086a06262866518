"""Reads a drawn paper back with poppler's pdftotext, as a court clerk's computer would."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zlib
from contextlib import suppress
from dataclasses import dataclass

# Between the heading and the foot of an attachment page: x, y, width, height in points.
ATTACHMENT = (36, 64, 540, 692)
MARKS = {"☒": True, "☐": False}


def pages(pdf: bytes, *options: str) -> list[str]:
    """The text of every page; options are pdftotext's."""
    command = ["pdftotext", *options, "-", "-"]
    out = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return out.decode().removesuffix("\f").split("\f")


def compact(text: str) -> str:
    """The text in composed letters without white space, since lines break anywhere."""
    return "".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True)
class Paper:
    """A paper as read back: the pages of the form, and the inside of its attachment pages."""

    form: list[str]
    attachments: list[str]
    marks: list[bool]

    @property
    def text(self) -> str:
        """All of it, compact."""
        return compact("".join((*self.form, *self.attachments)))


def read(pdf: bytes, *options: str) -> Paper:
    """One copy of a paper, read back."""
    x, y, width, height = map(str, ATTACHMENT)
    crop = ("-x", x, "-y", y, "-W", width, "-H", height)
    form = pages(pdf, "-l", "2", *options)
    inside = pages(pdf, "-f", "3", *options, *crop) if page_count(pdf) > 2 else []
    raw = "".join(pages(pdf, "-raw", "-l", "2"))
    return Paper(form, inside, [MARKS[letter] for letter in raw if letter in MARKS])


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    out = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout
    line = next(line for line in out.decode().splitlines() if line.startswith("Pages:"))
    return int(line.split()[1])


def font_sizes(pdf: bytes) -> set[float]:
    """The type sizes that a PDF sets, in points."""
    found: set[float] = set()
    for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            found.update(map(float, re.findall(rb"/F\d+ ([\d.]+) Tf", zlib.decompress(stream))))
    return found
