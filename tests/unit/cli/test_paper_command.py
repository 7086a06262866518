"""``fieldref paper``: what stands in the file, and every refusal in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldref.actions.papers import card_pdf, handout_pdf, wall_pdf
from fieldref.content.articles import articles
from fieldref.content.wall_table import read_wall
from fieldref.core.words import LANGUAGES, Language
from tests.support.commands import run


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_writes_the_paper(tmp_path: Path, lang: Language) -> None:
    papers = {
        ("card",): card_pdf(lang),
        ("wall", "--year", "2027", "--county", "ventura"): wall_pdf(
            read_wall("2027", "ventura"), lang
        ),
        ("handout", "must-i-arrest"): handout_pdf(articles()["must-i-arrest"], lang),
    }
    for words, content in papers.items():
        out = tmp_path / "paper.pdf"
        done = run("paper", *words, "--lang", lang, "--out", str(out))
        assert (done.code, done.out, done.err) == (0, "", "")
        assert out.read_bytes() == content


def test_without_a_year_it_is_this_one(tmp_path: Path) -> None:
    assert run("paper", "wall", "-o", str(tmp_path / "wall.pdf")).code == 0


def test_the_paper_names_the_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDREF_URL", "https://epo.example.gov/")
    assert run("paper", "card", "-o", str(tmp_path / "card.pdf")).code == 0
    assert (tmp_path / "card.pdf").read_bytes() == card_pdf("en", "https://epo.example.gov")


REFUSED = {
    "A year that is not covered": (1, "year: El calendario", "wall", "--year", "2031"),
    "A year whose end is not covered": (1, "year: El calendario", "wall", "--year", "2030"),
    "No year": (2, "year: Esto no es un año", "wall", "--year", "twenty"),
    "No county": (2, "county: Ningún condado", "wall", "--county", "nowhere"),
    "No article": (2, "slug: Ningún artículo", "handout", "no-such-article"),
}


@pytest.mark.parametrize(("code", "says", "words"), [(c, s, w) for c, s, *w in REFUSED.values()],
                         ids=REFUSED)  # fmt: skip
def test_what_cannot_be_drawn_is_said_in_words(
    tmp_path: Path, code: int, says: str, words: list[str]
) -> None:
    out = tmp_path / "paper.pdf"
    done = run("paper", *words, "--lang", "es", "-o", str(out))
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(says)
    assert not out.exists()


def test_a_language_or_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    for words in (("--lang", "fr", "-o", str(tmp_path / "x.pdf")), ("-o", "/none/x.pdf"), ()):
        done = run("paper", "card", *words)
        assert done.code == 2
        assert len(done.err.splitlines()) == 1
