"""A card that does not hold together with its articles is refused by file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fieldref.content.checks import faults
from fieldref.content.pocket_card import FILE
from fieldref.paths import DATA
from tests.support.commands import run

ARTICLES = "reference/articles"
SPOILT = {
    "A panel of no article": (
        FILE, "{article: must-i-arrest}", "{article: must-i}", FILE, "no article 'must-i'"),
    "An article without a marked row": (
        FILE, "{article: must-i-arrest}", "{article: dispatch-duties}", FILE, "no row of"),
    "A mark on an article that no panel has": (
        FILE, "{article: two-orders-at-once}", "{article: must-i-arrest}",
        f"{ARTICLES}/two-orders-at-once.yaml", "no panel has this article"),
    "A mark that is no mark": (
        f"{ARTICLES}/must-i-arrest.yaml", "card: true", "card: maybe",
        f"{ARTICLES}/must-i-arrest.yaml", "True was expected"),
    "Seven panels on a side": (
        FILE, "    - {article: two-orders-at-once}\n", "", FILE, "'article': 'is-this-paper"),
    "A panel that is two things": (
        FILE, "{article: must-i-arrest}", "{article: must-i-arrest, sentences: [minors]}",
        FILE, "not valid"),
}  # fmt: skip


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize(("name", "old", "new", "at", "says"), SPOILT.values(), ids=SPOILT)
def test_a_faulty_card_is_refused(
    copied: Path, name: str, old: str, new: str, at: str, says: str
) -> None:
    text = (copied / name).read_text(encoding="utf-8")
    assert old in text
    (copied / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(fault.file == at and says in fault.text for fault in faults(copied))


def test_the_command_names_a_panel_that_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldref.pdf.pocket_card._HEIGHT", 200.0)
    done = run("content", "check")
    assert done.code == 1
    assert "data/reference/pocket-card.yaml:1: en: panel 1, 'Is this paper an order?'" in done.err
