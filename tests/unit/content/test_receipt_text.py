"""A receipt in words: whole, no line too long, in either language, and safe to paste."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fieldref.content.days import long_day
from fieldref.content.receipt_text import WIDTH, receipt_paper, receipt_text, worded
from fieldref.content.receipts import kept_receipt, read_receipt
from fieldref.core.receipts import Officer
from fieldref.core.words import LANGUAGES, Language
from tests.support.pdf import compact
from tests.support.receipts import TOLD, TOOLS, made, of_tool, random_receipt


def texts(answer: Any) -> list[str]:  # noqa: ANN401
    """Every passage of an answer that a person is to read."""
    parts = [*answer["because"], *answer["open_points"], *answer.get("do", ())]
    parts += [each for pair in answer.get("pairs", ()) for each in pair["provisions"]]
    parts += answer.get("not_counted", ())
    return [*(part["text"] for part in parts), *answer.get("charges_text", ())]


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_an_answer_is_left_out(tool: str, lang: Language) -> None:
    receipt = of_tool(tool, lang)
    text = receipt_text(receipt, lang)
    for passage in texts(receipt.answer):
        assert compact(passage) in compact(text)
    for cited in receipt.answer["citations"].values():
        assert compact(cited["label"]) in compact(text)
    for row in receipt.answer.get("rows", ()):
        assert row in text
    assert receipt.bundle in text
    assert "R. Reyes" in text
    assert "4412" in text
    assert "21:47:13" in text
    assert long_day(date.fromisoformat(receipt.edition), lang) in text


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("seed", range(10))
def test_no_line_is_too_long_and_none_names_a_code(tool: str, seed: int) -> None:
    receipt = read_receipt(random_receipt(tool, seed))
    for lang in LANGUAGES:
        text = receipt_text(receipt, lang)
        assert max(map(len, text.splitlines())) <= WIDTH
        assert "{" not in text


def test_facts_are_told_as_people_call_them() -> None:
    english = receipt_text(of_tool("notice"), "en")
    assert "Which order: DV-130, Restraining Order After Hearing" in english
    assert "Told by an officer: yes\n" in english
    assert "At the hearing: asked, and could not be established\n" in english
    assert "Not asked: Proof of service seen; Proof of service on file." in english
    spanish = receipt_text(of_tool("notice"), "es")
    assert "Avisada por un agente: sí\n" in spanish
    assert "The person before you: The restrained person\n" in receipt_text(of_tool("arrest"), "en")
    assert "County of the court: Fresno\n" in receipt_text(of_tool("expiry"), "en")


def test_orders_are_told_with_their_dates_persons_and_terms() -> None:
    tree = made("priority")
    text = compact(receipt_text(read_receipt(tree), "en"))
    for order in tree["facts"]["orders"]:
        assert compact(f"restrains {order['restrained']}") in text
        assert compact(", ".join(order["protected"])) in text
    assert compact("Moment asked about: Monday 23 November 2026, 21:00") in text
    assert compact("no date of expiry given") in text


def test_what_was_told_is_on_it() -> None:
    receipt = of_tool("notice", told=TOLD)
    assert compact(
        "R. Reyes told the restrained person on Friday 20 November 2026 at 21:45: "
        "No contact; Move out."
    ) in compact(receipt_text(receipt, "en"))
    unnamed = receipt_text(of_tool("notice", told=replace(TOLD, by="")), "en")
    assert "The restrained person was told on Friday 20 November 2026 at 21:45: No" in unnamed
    assert "TÉRMINOS DICHOS" in receipt_text(receipt, "es")
    assert "TERMS TOLD" not in receipt_text(of_tool("notice"), "en")


def test_an_authority_that_was_not_read_itself_says_so() -> None:
    assert compact("88 Cal.App.5th 516 (secondary source)") in compact(
        receipt_text(of_tool("notice"), "en")
    )


def test_the_answer_speaks_the_language_asked_for() -> None:
    receipt = of_tool("arrest", "en")
    assert worded(receipt, "en") is receipt.answer
    assert "Arresto obligatorio" in receipt_text(receipt, "es")
    assert "Arrest required" not in receipt_text(receipt, "es")


def test_an_answer_that_is_not_given_any_more_keeps_its_own_words() -> None:
    receipt = of_tool("arrest", "en")
    older = replace(receipt, answer={**receipt.answer, "verdict": "no_violation"})
    assert "Arrest required" in receipt_text(older, "es")


def test_facts_that_are_none_any_more_still_stand_on_it() -> None:
    tree = made("notice")
    tree["facts"] = {"form": "DV-999", "heard_by_parrot": "yes", "told_by_officer": "sung"}
    text = receipt_text(kept_receipt(tree), "es")
    for line in ("DV-999", "heard_by_parrot: ", "sung"):
        assert line in text
    orders = made("priority")
    orders["facts"]["orders"][0]["form"] = "DV-999"
    assert "DV-999" in receipt_text(kept_receipt(orders), "en")
    dated = made("expiry")
    dated["facts"] = {"granted": "some day", "county": "atlantis"}
    assert "some day" in receipt_text(kept_receipt(dated), "en")


def test_a_name_steers_no_terminal() -> None:
    officer = Officer("R.\x1b[2J\n\x00Reyes", "Fresno\tPD")
    text = receipt_text(replace(of_tool("notice"), by=officer), "en")
    assert "By R. [2J Reyes, Fresno PD.\n" in text


def test_a_word_without_end_is_broken() -> None:
    officer = Officer("R" * 1000, "Fresno PD")
    text = receipt_text(replace(of_tool("notice"), by=officer), "en")
    assert max(map(len, text.splitlines())) <= WIDTH
    assert compact(text).count("R" * 1000) == 1


@pytest.mark.parametrize("tool", TOOLS)
def test_headings_head_something(tool: str) -> None:
    for lang in LANGUAGES:
        lines = receipt_paper(of_tool(tool), lang).lines
        heads = [number for number, line in enumerate(lines) if line.level == 0]
        assert heads
        assert all(lines[number + 1].level > 0 for number in heads)
