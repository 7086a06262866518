"""The glossary is kept: in every data file, in every message of the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.messages import pofile

from fieldref.content.checks import faults
from fieldref.content.loader import load
from fieldref.content.wording_checks import GLOSSARY, wording
from fieldref.paths import DATA, LOCALES

ASKED = wording(load(GLOSSARY))
CATALOGUE = LOCALES / "es" / "LC_MESSAGES" / "messages.po"
ARTICLE = "reference/articles/must-i-arrest.yaml"
FAULTY = {
    "Another word for the restrained person": (
        "Tell the restrained person.", "Dígale al agresor.", "restringid"),
    "The courts of Spain": ("Ask the court.", "Pregunte en el juzgado.", "corte"),
    "Shall for must": ("They must enforce it.", "Deberán hacerla cumplir.", "tienen que"),
    "Doméstica for en el hogar": (
        "A domestic violence call.", "Por violencia doméstica.", "violencia en el hogar"),
    "A felony of English": ("It is a felony.", "Es una felonía.", "delito mayor"),
}  # fmt: skip
RIGHT = {
    "Plural": ("Restrained persons must obey.", "Las personas restringidas tienen que obedecer."),
    "Feminine": ("The restrained person.", "Ella es la persona restringida."),
    "A name": (
        "The National Domestic Violence Hotline.",
        "La Línea nacional sobre la violencia doméstica.",
    ),
    "A title in quotation marks": ("It says “Restraining Order”.", "Dice «Restraining Order»."),
    "A value": ("At least {stay_away_yards}.", "Por lo menos {stay_away_yards}."),
}


@pytest.mark.parametrize(("english", "spanish", "says"), FAULTY.values(), ids=FAULTY)
def test_another_word_is_found(english: str, spanish: str, says: str) -> None:
    found = list(ASKED.faults(english, spanish))
    assert any(says in fault for fault in found), found


@pytest.mark.parametrize(("english", "spanish"), RIGHT.values(), ids=RIGHT)
def test_the_glossary_s_word_is_let_pass(english: str, spanish: str) -> None:
    assert list(ASKED.faults(english, spanish)) == []


def test_every_message_of_the_pages_keeps_to_the_glossary() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = pofile.read_po(file, locale="es")
    said = [(m.id, m.string) for m in catalogue if m.id and isinstance(m.id, str)]
    found = [
        (spanish, fault)
        for english, spanish in said
        for fault in ASKED.faults(english, str(spanish))
    ]
    assert len(said) > 500
    assert found == []


def test_a_data_file_that_leaves_the_glossary_is_named_with_its_line(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(DATA, tmp_path / "data"))
    path = copied / ARTICLE
    text = path.read_text(encoding="utf-8")
    assert "causa probable" in text
    path.write_text(text.replace("causa probable", "motivo fundado"), encoding="utf-8")
    found = {(fault.file, "probable cause" in fault.text) for fault in faults(copied)}
    assert found == {(ARTICLE, True)}


def test_the_terms_that_are_kept_are_many_and_each_meets_its_own_spanish() -> None:
    kept = [row for row in load(GLOSSARY)["terms"] if "kept_as" in row]
    assert len(kept) >= 40
    assert [row["en"] for row in kept for _ in ASKED.faults(row["en"], row["es"])] == []
