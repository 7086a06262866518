"""An article is understood at the first reading: 8th grade at most, and Spanish as easy."""

from __future__ import annotations

import pytest

from fieldref.content.articles import articles
from tools.reading_ease import HARDEST_GRADE, LEAST_EASE, ease, grade, measured, own_words, said

# A sentence of the Penal Code and its like in Spanish: what these figures call hard.
LEGAL = (
    "Notwithstanding the foregoing, the aforementioned determination shall be effectuated in "
    "accordance with applicable statutory requirements pertaining to admissibility."
)
JURIDICO = (
    "No obstante lo anteriormente establecido, la mencionada determinación se efectuará de "
    "conformidad con las disposiciones reglamentarias aplicables a la admisibilidad probatoria."
)


@pytest.mark.parametrize("slug", articles())
def test_an_article_reads_easily_in_both_languages(slug: str) -> None:
    english, spanish = measured()[slug]
    assert english <= HARDEST_GRADE
    assert spanish >= LEAST_EASE


def test_the_measure_tells_plain_from_legal_words() -> None:
    assert grade("Tell the person. Then write down the time.") < 3
    assert grade(LEGAL) > 16
    assert ease("Dígale a la persona. Luego anote la hora.") > 90
    assert ease(JURIDICO) < 40


def test_everything_that_an_article_says_itself_is_measured() -> None:
    article = articles()["must-i-arrest"]
    text = said(own_words(article), "en")
    assert all(step.text.en in text for step in article.steps)
    assert not any(operative.quote in text for operative in article.operative)
