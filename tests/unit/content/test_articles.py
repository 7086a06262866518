"""Every article keeps to its rules, and one that does not is refused by file and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from fieldref.content.articles import UnknownPlaceholder, articles, filled
from fieldref.content.checks import faults
from fieldref.content.coverage import PARTS, carried, not_yet, report
from fieldref.content.loader import load
from fieldref.core.articles import Article
from fieldref.core.words import LANGUAGES
from fieldref.paths import DATA, ROOT

EVERY = list(articles().values())
SPOILT_FILE = "reference/articles/must-i-arrest.yaml"
SPOILT = {
    "No Spanish": ("title: {en: ", 'title: {en: "Must I?"}\nunread: {en: ', "es"),
    "An authority that nobody knows": ("cites: [pen-836", "cites: [pen-999, pen-836", "pen-999"),
    "An entry that the inventory lacks": ("covers: [", "covers: [D-99, ", "D-99"),
    "An article that is not there": ("related: [", "related: [no-such-article, ", "no-such"),
    "A form that is not there": ("forms: [", "forms: [DV-999, ", "DV-999"),
    "A value that is not there": ("Name ", "Name {value x} ", "value x"),
    "Another name than the file's": ("slug: must-i-arrest", "slug: must-i", "name of the file"),
}  # fmt: skip


def name(article: Article) -> str:
    return article.slug


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def faults_of_the_article(folder: Path, text: str) -> list[str]:
    (folder / SPOILT_FILE).write_text(text, encoding="utf-8")
    return [f"{fault.line}: {fault.text}" for fault in faults(folder) if fault.file == SPOILT_FILE]


@pytest.mark.parametrize("article", EVERY, ids=name)
def test_an_article_answers_in_both_languages_with_its_authorities(article: Article) -> None:
    registry = load("law/citations.yaml")
    assert article.every_cite()
    assert set(article.every_cite()) <= registry.keys()
    for lang in LANGUAGES:
        assert article.answer.in_language(lang)
        assert "{" not in article.answer.in_language(lang)
        assert all(step.text.in_language(lang) for step in article.steps)
    assert article.operative
    assert any(step.cites for step in article.steps)


@pytest.mark.parametrize(("old", "new", "says"), SPOILT.values(), ids=SPOILT)
def test_a_faulty_article_is_refused_by_file_and_place(
    copied: Path, old: str, new: str, says: str
) -> None:
    text = (copied / SPOILT_FILE).read_text(encoding="utf-8")
    assert old in text
    found = faults_of_the_article(copied, text.replace(old, new, 1))
    assert any(says in fault for fault in found), found


def test_an_answer_of_more_than_twenty_words_is_refused_on_its_line(copied: Path) -> None:
    tree = yaml.safe_load((copied / SPOILT_FILE).read_text(encoding="utf-8"))
    tree["answer"]["es"] += " y" * 21
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)
    line = text[: text.index("answer:")].count("\n") + 3
    [fault] = faults_of_the_article(copied, text)
    assert fault.startswith(f"{line}: an answer of ")


def test_a_value_is_one_word_of_an_answer(copied: Path) -> None:
    tree = yaml.safe_load((copied / SPOILT_FILE).read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        tree["answer"][lang] = "{value hotline}" + " y" * 19
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)
    assert faults_of_the_article(copied, text) == []


def test_a_value_that_no_article_speaks_of_is_named(copied: Path) -> None:
    path = copied / "reference" / "values.yaml"
    row = '  never: {en: "a day", es: "un día", cites: [fam-6389]}\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert [(f.file, f.text) for f in faults(copied)] == [
        ("reference/values.yaml", "no article speaks of 'never'")
    ]


def test_a_glossary_term_without_spanish_is_refused(copied: Path) -> None:
    path = copied / "reference" / "glossary.yaml"
    text = path.read_text(encoding="utf-8") + '  - {en: "word", status: draft}\n'
    path.write_text(text, encoding="utf-8")
    assert {fault.file for fault in faults(copied)} == {"reference/glossary.yaml"}


def test_values_and_items_are_put_in_from_where_they_stand() -> None:
    assert filled("Call {value hotline}.", "en") == "Call 1-800-799-7233."
    assert filled("See {item DV-130 no_contact}.", "es") == "See punto 13a."
    assert filled("See item {item DV-130 no_contact}.", "en") == "See item 13a."
    for text in ("{value nothing}", "{item DV-130 nothing}", "{item DV-999 expiry}"):
        with pytest.raises(UnknownPlaceholder):
            filled(text, "en")


def test_every_duty_gap_and_change_of_the_law_is_carried() -> None:
    missing = {part: number for part, (number, _all) in not_yet().items()}
    assert (missing["duties"], missing["gaps"], missing["law_changes"]) == (0, 0, 0)


def test_entries_of_the_inventory_are_there_once_with_their_source() -> None:
    documents = {document["id"] for document in load("sources/inventory.yaml")["documents"]}
    rows = [row for part in PARTS for row in carried(part)]
    assert len({row.id for row in rows}) == len(rows)
    assert {source.partition(":")[0] for row in rows for source in row.source} <= documents


def test_the_account_of_the_sources_is_what_the_data_says() -> None:
    text = (ROOT / "docs" / "coverage-of-sources.md").read_text(encoding="utf-8")
    assert text == report(), "run python -m tools.coverage_of_sources"
