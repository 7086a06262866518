"""A handout says everything that the page of its article says, in both languages."""

from __future__ import annotations

from datetime import date
from subprocess import run

import pytest

from fieldref.content.articles import articles
from fieldref.content.citations import described
from fieldref.content.handout import handout, read_article
from fieldref.core.errors import Unreadable
from fieldref.core.printed_papers import Handout
from fieldref.core.words import LANGUAGES, Language
from fieldref.pdf.handout import draw_handout
from tests.support.pdf import compact, page_count, pages

BODY = ("-raw", "-x", "0", "-y", "40", "-W", "612", "-H", "670")


def paper_of(slug: str, lang: Language) -> Handout:
    return handout(read_article(slug), lang, f"https://fieldref.example.gov/reference/{slug}")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", articles())
def test_the_paper_says_its_lines_word_for_word(slug: str, lang: Language) -> None:
    paper = paper_of(slug, lang)
    pdf = draw_handout(paper)
    texts = (paper.title, paper.answer, *(line.text for line in paper.lines), paper.notes)
    assert compact("".join(pages(pdf, *BODY))) == compact("".join(texts))
    count = page_count(pdf)
    for number, page in enumerate(pages(pdf), start=1):
        foot = (paper.foot.sentences, paper.foot.address, paper.page)
        for text in foot:
            assert compact(text.format(page=number, pages=count)) in compact(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", articles())
def test_the_lines_are_the_whole_article(slug: str, lang: Language) -> None:
    article, paper = articles()[slug], paper_of(slug, lang)
    text = "\n".join(line.text for line in paper.lines)
    said = [step.text for step in article.steps] + [each.text for each in article.counts]
    said += [*article.unsettled, article.objective]
    assert [each.en for each in said if each.in_language(lang) not in text] == []
    for each in article.spoken:
        assert each.text.en in text
        assert each.text.es in text
    for operative in article.operative:
        assert operative.quote in text
        assert lang == "en" or not operative.gloss or operative.gloss in text
    for cited in described(article.every_cite(), lang).values():
        assert cited["label"] in text
        assert cited["url"] in text
        assert str(date.fromisoformat(cited["checked"]).year) in text


def test_marks_and_the_status_of_spanish_stand_in_words() -> None:
    marked = [a for a in articles().values() if any(each.mark for each in a.counts)]
    assert marked
    for article in marked:
        text = "\n".join(line.text for line in paper_of(article.slug, "en").lines)
        for each in article.counts:
            assert f"{(each.mark or '').capitalize()}: {each.text.en}".lstrip(": ") in text
    text = "\n".join(
        line.text for line in paper_of("what-to-tell-the-protected-person", "en").lines
    )
    assert "» (official Spanish)" in text
    assert "» (draft Spanish)" in text
    assert "El español de este papel es un borrador." in paper_of("minors", "es").foot.sentences


def test_equal_handouts_give_equal_bytes_dated_by_their_law() -> None:
    first, second = (draw_handout(paper_of("must-i-arrest", "es")) for _ in range(2))
    assert first == second
    assert f"{articles()['must-i-arrest'].checked:%Y%m%d}000000-08".encode() in first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_says_what_it_is(lang: Language) -> None:
    pdf = draw_handout(paper_of("minors", lang))
    info = run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert articles()["minors"].title.in_language(lang) in info
    assert "612 x 792 pts (letter)" in info
    assert f"/Lang ({lang}-US)".encode() in pdf


def test_an_article_that_is_not_there_is_named() -> None:
    with pytest.raises(Unreadable):
        read_article("no-such-article")
