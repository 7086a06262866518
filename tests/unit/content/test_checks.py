"""The check of the data finds what is wrong, and says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fieldref.content.checks import faults
from fieldref.paths import DATA


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace a passage once; the line on which it stood."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_data_is_in_order() -> None:
    assert faults() == []


CALENDAR, REGISTRY = "calendar/california.yaml", "law/citations.yaml"
FINDINGS, READING = "rules/epo-findings.yaml", "rules/reading.yaml"
FORMS, NOTICE = "forms/court/domestic-violence.yaml", "rules/notice.yaml"
INVENTORY = "sources/inventory.yaml"
SPOILT = {
    "A holiday in the thirteenth month": (CALENDAR, "month: 1,", "month: 13,", "13"),
    "An authority that nobody knows": (CALENDAR, "cite: ccp-135", "cite: ccp-999", "ccp-999"),
    "A sentence without its Spanish": (
        READING, ', es: "Esto no es un texto JSON."', "", "es is missing"),
    "A value that only English names": (
        FINDINGS, "{age} no es una edad", "No es una edad", "different values"),
    "A severity that does not exist": (
        FINDINGS, "severity: blocks,", "severity: worries,", "worries"),
    "A registry entry without confidence": (REGISTRY, "  confidence: seen\n", "", "confidence"),
    "A duty to arrest from nowhere": (
        FORMS, "arrest_authority: pen-836-c-1", "arrest_authority: pen-999", "pen-999"),
    "A word of the law that is changed": (
        NOTICE, "shall be deemed to have notice", "is deemed to have notice", "reads “is deemed"),
    "A duty of the papers without a place": (
        INVENTORY, ", rows: [arrest-210-charges-epo]", "", "not valid"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says"), SPOILT.values(), ids=SPOILT)
def test_a_fault_is_found_on_its_line(
    copied: Path, name: str, old: str, new: str, says: str
) -> None:
    line = spoil(copied, name, old, new)
    found = [fault for fault in faults(copied) if fault.file == name and says in fault.text]
    assert found
    assert min(abs(fault.line - line) for fault in found) <= 6


def test_a_file_that_is_no_yaml_is_named(copied: Path) -> None:
    (copied / "rules" / "reading.yaml").write_text("a: [", encoding="utf-8")
    assert ("rules/reading.yaml", "cannot be read as YAML") in {
        (f.file, f.text) for f in faults(copied)
    }


def test_an_authority_that_nothing_uses_is_named(copied: Path) -> None:
    registry = copied / "law" / "citations.yaml"
    text = registry.read_text(encoding="utf-8")
    extra = text[text.index("fam-6256:") :].split("\nfam-")[0].replace("fam-6256:", "fam-1:")
    registry.write_text(f"{text}{extra.split(chr(10) + 'p')[0]}\n", encoding="utf-8")
    assert any("'fam-1' is used nowhere" in fault.text for fault in faults(copied))


def test_a_reading_that_nobody_knows_and_one_that_nobody_uses_are_named(copied: Path) -> None:
    path = copied / "law" / "citations.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("how: front-page", "how: back-page"), encoding="utf-8")
    found = {(fault.file, fault.text) for fault in faults(copied)}
    assert found == {
        ("law/citations.yaml", "no reading 'back-page'"),
        ("law/readings.yaml", "reading 'front-page' is used nowhere"),
    }
