"""Every sentence in both languages, and nothing left over."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog

from fieldref.paths import ROOT
from tools import catalogues


def faults(messages: dict[str, str], sources: list[str], *, fuzzy: bool = False) -> list[str]:
    catalogue, template = Catalog(locale="es"), Catalog()
    for english, spanish in messages.items():
        catalogue.add(english, spanish, flags=["fuzzy"] if fuzzy else ())
    for english in sources:
        template.add(english)
    return list(catalogues._faults_of(catalogue, template))


def test_the_catalogues_are_complete() -> None:
    assert catalogues.faults() == []


def test_the_gate_sees_each_kind_of_fault() -> None:
    assert faults({"Day": "Día"}, ["Day"]) == []
    assert faults({}, ["Day"]) == ["missing: 'Day'"]
    assert faults({"Day": ""}, ["Day"]) == ["untranslated: 'Day'"]
    assert faults({"Day": "Día"}, []) == ["obsolete: 'Day'"]
    assert faults({"Day": "Día"}, ["Day"], fuzzy=True) == ["fuzzy: 'Day'"]
    assert faults({"%(a)s of": "de %(b)s"}, ["%(a)s of"]) == ["placeholders differ: '%(a)s of'"]
    assert faults({"%(a)s of": "de"}, ["%(a)s of"]) == ["placeholders differ: '%(a)s of'"]


def test_an_update_keeps_translations_whose_english_vanished(tmp_path: Path) -> None:
    old, template, empty = Catalog(locale="es"), Catalog(), Catalog()
    old.add("Day", "Día")
    template.add("Day")
    without = catalogues._merged(empty, old, prune=False)
    assert [message.string for message in without.obsolete.values()] == ["Día"]
    assert catalogues._merged(template, without, prune=False)["Day"].string == "Día"
    assert not catalogues._merged(empty, old, prune=True).obsolete


def test_nothing_compiled_is_kept_with_the_sources() -> None:
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert "*.mo" in ignored
