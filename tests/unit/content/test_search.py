"""The search finds what people mean, however they type it, and nothing that is typed breaks it."""

from __future__ import annotations

import pytest

from fieldref.content.loader import load
from fieldref.content.search import MOST, search
from fieldref.content.search_question import meant
from fieldref.content.search_terms import WORDS, search_words, term
from fieldref.core.words import LANGUAGES, Language
from tools.search_queries import FILE, asked, report, share

BROKEN = {
    "nothing": "",
    "blanks": "  \t\n",
    "five thousand letters": "q" * 5000,
    "five thousand words": "order " * 5000,
    "punctuation": "?!.,;:-–—…()[]{}",
    "emoji": "🚓🔥👩‍👩‍👧",
    "quotes": '"\'“”«»`"',
    "an open quote": '"order',
    "wildcards": "% _ * order*",
    "operators": "order NEAR(gun) OR NOT AND ^title: -",
    "a column": "title:order",
    "NUL": "or\0der \0",
    "half a letter": "order \ud800",
    "letters of elsewhere": "警察 приказ أمر",
    "a number without end": "9" * 400,
}


def keys(query: str, lang: Language) -> list[str]:
    """What is found: an article by its name alone, anything else with its kind."""
    rows = search(query, lang)["results"]
    return [r["slug"] if r["kind"] == "article" else f"{r['kind']}:{r['slug']}" for r in rows]


def test_what_is_meant_comes_first() -> None:
    assert share(1) >= 0.9, [each for each in asked() if not each.within(1)]


def test_what_is_meant_is_among_the_first_three() -> None:
    assert share(3) >= 0.98, [each for each in asked() if not each.within(3)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_neither_language_is_served_worse(lang: Language) -> None:
    own = [each for each in asked() if each.lang == lang]
    assert len(own) >= 40
    assert sum(each.within(1) for each in own) / len(own) >= 0.9


def test_the_account_of_the_queries_says_what_is_found() -> None:
    assert FILE.read_text(encoding="utf-8") == report(), "run python -m tools.search_queries"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("typed", BROKEN.values(), ids=BROKEN)
def test_nothing_typed_breaks_it(typed: str, lang: Language) -> None:
    found = search(typed, lang)
    assert found["query"] == typed
    assert len(found["results"]) <= MOST


def test_nothing_is_found_for_nothing() -> None:
    assert search("?!", "en")["results"] == []


def test_every_hit_says_all_that_a_list_shows_and_none_stands_twice() -> None:
    found = search("order", "en")["results"]
    assert len({(hit["kind"], hit["slug"]) for hit in found}) == len(found) == MOST
    assert all(hit.keys() == {"slug", "kind", "title", "answer", "url"} for hit in found)


@pytest.mark.parametrize("typed", ["6389", "Family Code 6389", "fam 6389(c)", "§ 6389"])
def test_a_section_is_found_however_it_is_written(typed: str) -> None:
    assert keys(typed, "en")[0] == "firearms-what-is-covered"


def test_a_section_with_a_point_is_not_its_neighbour() -> None:
    assert keys("527.8", "en")[0] == "workplace-school-harassment-elder-orders"
    assert "law:pen-273.6" in keys("pc 273.6", "en")


@pytest.mark.parametrize("typed", ["amunition", "ammuniton", "ammunitoin", "ammmunition"])
def test_a_mistyped_letter_is_mended(typed: str) -> None:
    assert set(keys(typed, "en")[:3]) & {"glossary:ammunition", "firearms-what-is-covered"}


@pytest.mark.parametrize(
    ("typed", "lang"), [("pistola", "en"), ("gun", "es"), ("pistol", "en"), ("armas", "es")]
)
def test_a_word_of_the_other_language_finds_the_same(typed: str, lang: Language) -> None:
    assert any(key.startswith("firearms-") for key in keys(typed, lang)[:3])


@pytest.mark.parametrize("typed", ["intérprete", "interprete", "INTÉRPRETE", "interprete  "])
def test_accents_and_capitals_change_nothing(typed: str) -> None:
    assert keys(typed, "es") == keys("intérprete", "es")


@pytest.mark.parametrize("typed", ["arrestarlo", "arrestar", "arresto", "arrestado"])
def test_spanish_endings_are_taken_off(typed: str) -> None:
    assert meant(typed, "es") == meant("arresto", "es")


def test_the_word_that_is_being_typed_is_found_by_its_beginning() -> None:
    assert keys("he was strangl", "en")[0] == keys("he was strangled", "en")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_has_one_meaning(lang: Language) -> None:
    """Two concepts with one word would leave it to chance which of them is searched."""
    rows = [(number, row[lang]) for number, row in enumerate(load(WORDS)["concepts"])]
    stems = [{(term(word, lang), number) for word in words} for number, words in rows]
    numbers = [number for _row, words in rows for number in words]
    assert len(numbers) == len(set(numbers))
    heads = [{found for found, _number in row} for row in stems if row]
    assert all(len(row) == 1 for row in heads), [row for row in heads if len(row) > 1]


def test_words_without_meaning_have_no_concept() -> None:
    for lang in LANGUAGES:
        said = {word for row in load(WORDS)["concepts"] for word in row[lang]}
        assert said & search_words(lang).stop == set()
