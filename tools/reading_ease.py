"""How easily the articles read, in both languages.

python -m tools.reading_ease    a table, hardest first; exit 1 where one is too hard

English by the grade of Flesch and Kincaid, Spanish by the ease of Fernández Huerta. Measured are
an article's own words; the law that it quotes is as the law is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache

from textstat.textstat import textstatistics

from fieldref.content.articles import articles
from fieldref.core.articles import Article
from fieldref.core.words import Language, Words

# An article is read in a chair, a card at a door.
HARDEST_GRADE = 8.0
HARDEST_GRADE_OF_A_CARD = 6.0
LEAST_EASE = 70.0
_ENDS = (".", "?", "!")


def main() -> int:
    """Print the table; 0 where everything is easy enough."""
    rows = sorted(measured().items(), key=lambda row: -row[1][0])
    print(f"{'grade':>6} {'facilidad':>10}  article")
    for slug, (grade, ease) in rows:
        print(f"{grade:6.1f} {ease:10.1f}  {slug}")
    return int(any(g > HARDEST_GRADE or e < LEAST_EASE for _slug, (g, e) in rows))


@cache
def measured() -> dict[str, tuple[float, float]]:
    """Each article by its slug: the grade of its English, the ease of its Spanish."""
    found = {slug: own_words(each) for slug, each in articles().items()}
    return {slug: (grade(said(w, "en")), ease(said(w, "es"))) for slug, w in found.items()}


def own_words(article: Article) -> list[Words]:
    """What an article says in its own words, in the order of reading."""
    found = [article.title, article.answer]
    found += [step.text for step in article.steps]
    found += [spoken.text for spoken in article.spoken]
    found += [counts.text for counts in article.counts]
    return [*found, *article.unsettled, article.objective]


def said(passages: Iterable[Words], lang: Language) -> str:
    """Passages as one text; whatever does not end a sentence is made to."""
    texts = (passage.in_language(lang).strip() for passage in passages)
    return " ".join(text if text.endswith(_ENDS) else f"{text}." for text in texts)


def grade(english: str) -> float:
    """The school grade that an English text asks for, by Flesch and Kincaid."""
    return float(_reader("en_US").flesch_kincaid_grade(english))


def ease(spanish: str) -> float:
    """How easy a Spanish text is, by Fernández Huerta: 100 very easy, 70 fairly easy."""
    return float(_reader("es").fernandez_huerta(spanish))


def _reader(lang: str) -> textstatistics:
    found = textstatistics()
    found.set_lang(lang)
    return found


if __name__ == "__main__":
    sys.exit(main())
