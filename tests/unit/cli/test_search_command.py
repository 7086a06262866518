"""``fieldref search`` as a shell meets it."""

from __future__ import annotations

from fieldref.content.search import search
from tests.support.commands import run


def test_it_prints_what_the_search_finds() -> None:
    ran = run("search", "two", "orders", "--json")
    assert (ran.code, ran.json) == (0, search("two orders", "en"))
    ran = run("search", "dos órdenes", "--lang", "es")
    assert ran.out.splitlines()[2].strip() == "/reference/two-orders-at-once"


def test_nothing_found_is_an_answer_and_nothing_asked_is_none() -> None:
    assert (run("search", "zzzzzz").code, run("search", "zzzzzz").out) == (0, "")
    assert run("search").code == 2


def test_bytes_that_are_no_letters_do_no_harm() -> None:
    assert run("search", "order\udcff", "--json").code == 0
