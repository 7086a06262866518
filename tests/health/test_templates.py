"""What no template may do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldref.paths import TEMPLATES

ALL = sorted(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
FORBIDDEN = {
    "|safe": re.compile(r"\|\s*safe\b"),
    "autoescape off": re.compile(r"autoescape\s+false"),
    "inline style": re.compile(r"<style|\sstyle="),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "inline handler": re.compile(r"\s(on[a-z]+|hx-on[:\w-]*)="),
    "the present moment": re.compile(r"\b(now|today|utcnow)\(\)"),
    "a new window": re.compile(r"target=.?_blank"),
    "arithmetic on dates": re.compile(r"timedelta|strftime"),
    "evaluated by htmx": re.compile(r"hx-(vals|headers)[^=]*=.?(js|javascript):"),
}


def name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_template_keeps_to_drawing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [rule for rule, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_says_what_it_takes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{#-")
    head = text[: text.index("#}")]
    assert "macro" in text or "{%- set" in text
    public = [m for m in re.findall(r"{%- macro (\w+)\(", text) if not m.startswith("_")]
    if path.stem not in ("shell", "field"):
        assert [macro for macro in public if macro not in head] == []


def test_a_page_stands_in_the_shell() -> None:
    pages = [path for path in ALL if "{% block main %}" in path.read_text(encoding="utf-8")]
    assert len(pages) > 3
    strays = [p for p in pages if p.name != "base.html" and "extends" not in p.read_text()]
    assert strays == []
