from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldref.content import call_script
from fieldref.content.call_script import Line, after_denial, read_back, script
from fieldref.content.citations import citation
from fieldref.content.epo_findings import computed_expiry
from fieldref.content.loader import load
from fieldref.core.epo import (
    Child,
    Custody,
    EpoDocument,
    Firearms,
    Grant,
    Incident,
    Officer,
    Orders,
    ProtectedPerson,
    RestrainedPerson,
)
from fieldref.core.words import LANGUAGES, Language
from fieldref.documents.epo import is_path

TONIGHT = date(2026, 11, 20)
DOCUMENT = EpoDocument(
    case_number="26-012345",
    grounds=("domestic_violence",),
    incident=Incident(on=TONIGHT, immediate=True, place="12 Elm St., Fresno"),
    protected=(ProtectedPerson(name="María Núñez", age=31), ProtectedPerson()),
    restrained=RestrainedPerson(name="Daniel Vega", gender="M", age=35, hair="Black"),
    orders=Orders(conduct=True, stay_away_persons_yards=100, address="12 Elm St., Fresno"),
    narrative="He hit her {twice}.\nShe saw a pistol.",
    firearms=Firearms(observed=True, reported=True, seized=True),
    live_together=True,
    unknown=("restrained.weight",),
    officer=Officer(name="R. Reyes", badge="4412", phone="559-555-0100"),
)
both = pytest.mark.parametrize("lang", LANGUAGES)


def lines(document: EpoDocument, lang: Language = "en", block: str = "") -> list[Line]:
    blocks = script(document, TONIGHT, lang)
    return [line for each in blocks if each.code == block or not block for line in each.lines]


def said(document: EpoDocument, block: str = "") -> str:
    return "\n".join(line.text for line in lines(document, block=block))


def rows() -> Iterator[dict[str, Any]]:
    data = load(call_script.FILE)
    for block in data["blocks"]:
        yield from block["lines"]
    yield from data["read_back"]


def test_the_ten_blocks_follow_the_order_that_a_judge_needs() -> None:
    codes = [block.code for block in script(DOCUMENT, TONIGHT, "en")]
    assert codes == [
        "officer", "danger", "facts", "people", "other_orders", "firearms", "orders", "findings",
        "expiry", "closing",
    ]  # fmt: skip


@both
def test_every_block_names_its_authority(lang: Language) -> None:
    assert all(block.cites and block.title for block in script(DOCUMENT, TONIGHT, lang))


def test_values_are_said_not_shown() -> None:
    assert "at least one hundred yards from each protected person" in said(DOCUMENT, "orders")
    assert "Badge four four one two." in said(DOCUMENT)
    assert "five five nine, five five five, zero one zero zero" in said(DOCUMENT)
    assert "two six dash zero one two three four five" in said(DOCUMENT)
    assert "thirty-one years old" in said(DOCUMENT, "people")
    assert "Friday, November twentieth, twenty twenty-six" in said(DOCUMENT, "facts")
    assert "were observed, reported and seized." in said(DOCUMENT, "firearms")


def test_a_name_is_spelled_under_the_line_that_says_it() -> None:
    (line,) = (
        line for line in lines(DOCUMENT) if line.text == "Protected person one: María Núñez."
    )
    assert [word.word for word in line.spelled] == ["María", "Núñez"]
    assert line.spelled[1].letters[2] == "Nora with tilde"


def test_the_statement_stands_as_typed() -> None:
    assert DOCUMENT.narrative in [line.text for line in lines(DOCUMENT, "es")]


def test_a_full_stop_is_not_said_twice() -> None:
    document = dataclasses.replace(DOCUMENT, incident=Incident(place="12 Elm St."))
    assert "The place was 12 Elm St." in said(document).splitlines()


@both
def test_aloud_is_english_and_the_rest_speaks_the_page(lang: Language) -> None:
    english = [line.text for line in lines(DOCUMENT, "en") if line.kind == "say"]
    assert [line.text for line in lines(DOCUMENT, lang) if line.kind == "say"] == english
    told = next(line for line in lines(DOCUMENT, lang) if line.kind == "do")
    assert told.text.startswith({"en": "Say what kind", "es": "Diga qué clase"}[lang])


def test_the_spanish_page_says_what_the_english_words_mean() -> None:
    meanings = [line.meaning for line in lines(DOCUMENT, "es")]
    assert "Punto 3c: mantenerse alejado por lo menos cien yardas de cada persona protegida." in (
        meanings
    )
    assert not any(line.meaning for line in lines(DOCUMENT, "en"))


def test_what_was_not_asked_is_said_as_missing() -> None:
    missing = [line.text for line in lines(EpoDocument()) if line.missing]
    assert "Item three C, distance from each protected person: not asked." in missing
    assert "Not asked: gender, age, race, height, weight, hair, eyes." in missing
    assert "Other orders in CARPOS: not checked." in missing
    assert "Immediate and present danger: not asked." in missing


def test_asked_and_not_known_is_told_apart_from_not_asked() -> None:
    about = said(DOCUMENT, "people")
    assert "Asked, not known: weight." in about
    assert "Not asked: race, height, eyes." in about
    unknown = dataclasses.replace(DOCUMENT, live_together=None, unknown=("live_together",))
    assert "Whether they live together: asked, not known." in said(unknown, "people")


def test_a_card_left_empty_is_no_person() -> None:
    assert "Protected person two" not in said(DOCUMENT)


def test_a_date_of_birth_answers_for_the_age() -> None:
    born = dataclasses.replace(DOCUMENT, restrained=RestrainedPerson(dob=date(1991, 4, 2)))
    about = said(born, "people")
    assert "born Tuesday, April second, nineteen ninety-one" in about
    assert "Not asked: gender, race" in about


@both
def test_stalking_alone_warns_at_custody_and_at_moving_out(lang: Language) -> None:
    stalking = dataclasses.replace(
        DOCUMENT,
        grounds=("stalking",),
        orders=Orders(move_out=True),
        custody=Custody(custodian="María Núñez", children=(Child(name="Ana", age=4),)),
    )
    warned = [line.code for line in lines(stalking, lang) if line.kind == "warn"]
    assert warned == ["stalking_only", "stalking_move_out", "stalking_custody"]
    orders = next(b for b in script(stalking, TONIGHT, lang) if b.code == "orders")
    assert "pen-646.91" in [cite.key for cite in orders.cites]
    both_grounds = dataclasses.replace(stalking, grounds=("domestic_violence", "stalking"))
    assert not [line for line in lines(both_grounds, lang) if line.kind == "warn"]


def test_the_judge_is_asked_for_the_findings_of_the_statute_that_applies() -> None:
    family = said(DOCUMENT, "findings")
    assert "immediate and present danger of domestic violence exists?" in family
    stalking = said(dataclasses.replace(DOCUMENT, grounds=("stalking",)), "findings")
    assert "recurrence of domestic violence" not in stalking
    assert "reoccurrence of the stalking activity?" in stalking


@both
def test_elder_abuse_that_is_solely_financial_is_not_read_as_a_ground(lang: Language) -> None:
    def elder(financial: bool | None) -> list[Line]:
        incident = Incident(solely_financial=financial)
        document = dataclasses.replace(
            DOCUMENT, grounds=("elder_or_dependent_adult_abuse",), incident=incident
        )
        return lines(document, lang, "danger")

    assert [(line.code, line.kind) for line in elder(True)] == [("elder_financial", "warn")]
    assert [line.code for line in elder(False)] == ["elder", "elder_not_financial"]
    assert [line.code for line in elder(None) if line.missing] == ["elder_financial_missing"]


def test_a_campus_officer_says_both_conditions_or_that_they_are_missing() -> None:
    campus = Officer(name="R. Reyes", campus_police=True)

    def told(officer: Officer) -> str:
        return said(dataclasses.replace(DOCUMENT, officer=officer), "officer")

    agreed = told(dataclasses.replace(campus, campus_agreement=True))
    assert "this request is consistent with it." in agreed
    assert "not asserted" in agreed
    threatened = told(dataclasses.replace(campus, campus_threat=True))
    assert "there is a demonstrated threat to campus safety." in threatened
    assert "not confirmed" in threatened
    assert "campus" not in said(DOCUMENT, "officer")


def test_the_date_of_expiry_is_the_one_that_the_law_gives() -> None:
    granted = EpoDocument(grant=Grant(granted_on=TONIGHT))
    assert computed_expiry(granted) == date(2026, 11, 27)
    assert "expires on Friday, November twenty-seventh, twenty twenty-six: the seventh" in said(
        DOCUMENT, "expiry"
    )
    assert "At what time does it expire?" in said(DOCUMENT, "expiry")


def test_no_date_is_said_where_the_calendar_does_not_reach() -> None:
    (block,) = (b for b in script(DOCUMENT, date(2030, 12, 30), "en") if b.code == "expiry")
    assert block.lines[0].text == "On what date does the order expire?"


def test_the_read_back_holds_every_value() -> None:
    granted = dataclasses.replace(
        DOCUMENT,
        orders=Orders(conduct=True, stay_away_persons_yards=200),
        grant=Grant(judicial_officer="Hon. Alan Price", expires_on=date(2026, 11, 27)),
    )
    told = {line.code: line for line in read_back(granted, "en")}
    assert told["3c_persons"].text.endswith("two hundred yards from each protected person.")
    assert told["always"].text == "Items three D and three E: always ordered."
    assert told["granted_by"].text == "Item eight: granted by Hon. Alan Price."
    assert told["no_3b"].missing
    assert told["no_4"].missing
    assert told["expires_at"].missing
    assert told["expires_at"].path == "grant.expires_at"


@both
def test_after_a_denial_the_duty_and_the_ways_on_are_told_with_authority(lang: Language) -> None:
    steps = {step.code: step for step in after_denial(DOCUMENT, lang)}
    assert [cite.key for cite in steps["duty"].cites] == ["fam-6275"]
    assert steps["log"].cites == ()
    assert "informed" in steps
    told = dataclasses.replace(DOCUMENT, incident=Incident(informed=True), juvenile_case=True)
    codes = [step.code for step in after_denial(told, lang)]
    assert "informed" not in codes
    assert "juvenile" in codes


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: str(row["code"]))
def test_a_row_is_whole(row: dict[str, Any]) -> None:
    kinds = {"say", "do", "warn", "answers", "parts"} & row.keys()
    assert len(kinds) == 1
    passages = [row[kind] for kind in kinds & {"say", "do", "warn"}]
    passages += list(row.get("answers", {}).values()) + [row[k] for k in ("label",) if k in row]
    passages += [part[key] for part in row.get("parts", ()) for key in ("label", "say")]
    for words in passages:
        assert words.keys() == {"en", "es"}
        assert all(words.values())
        assert len({tuple(sorted(re.findall(r"{\w+}", text))) for text in words.values()}) == 1
    place = f"{row['each']}.0." if "each" in row else ""
    parts = [part["path"] for part in row.get("parts", ())]
    assert all(is_path(place + path) for path in [*parts, *(row[k] for k in ["path"] if k in row)])
    assert all(citation(key) for key in row.get("cites", ()))


def test_no_row_waits_for_a_claim_that_nothing_makes() -> None:
    own = {"family", "stalking_only", "custody", "orders_address", "firearms_seen", "expires_on"}
    own |= {"children_concerned"}
    grounds = load(call_script.FILE)["grounds"].keys()
    for row in (*rows(), *load(call_script.FILE)["after_denial"]):
        for claim in (*row.get("when", ()), *row.get("unless", ())):
            assert claim in own | grounds or is_path(claim.removeprefix("no "))


def test_every_letter_has_a_word_that_begins_with_it() -> None:
    words = load(call_script.FILE)["alphabet"]
    assert "".join(word[0] for word in words) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@settings(max_examples=60, deadline=None)
@given(st.from_type(EpoDocument), st.sampled_from(LANGUAGES))
def test_any_document_can_be_read_out(document: EpoDocument, lang: Language) -> None:
    blocks = script(document, TONIGHT, lang)
    assert len(blocks) == 10
    assert all(line.text for block in blocks for line in block.lines)
    assert read_back(document, lang)
