"""Published facts with an official answer, and published statements that are wrong.

Each test names where the case was published. When one fails, the program is wrong, not the case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from fieldref.content.calendars import court_calendar
from fieldref.content.court_forms import court_form
from fieldref.content.epo_findings import check
from fieldref.content.expiry_answer import ExpiryQuestion
from fieldref.content.expiry_answer import answer as expiry_answer
from fieldref.content.loader import Tree, load
from fieldref.content.tools import ask
from fieldref.documents.epo import read_document

NOW = datetime(2026, 11, 24, 21, 0)
Test = Callable[[], None]
PUBLISHED: dict[str, str] = {}
NO_NOTICE = {
    "proof_of_service_seen": "no",
    "proof_of_service_on_file": "no",
    "present_at_hearing": "no",
}


def published(case: str, source: str) -> Callable[[Test], Test]:
    """Mark a test as that of a published case."""

    def mark(test: Test) -> Test:
        assert case not in PUBLISHED
        PUBLISHED[case] = source
        return test

    return mark


def told(tool: str, **facts: str) -> Tree:
    return ask(tool, dict(facts), NOW)


def acts(found: Tree) -> set[str]:
    return {act["code"] for act in found["do"]}


def expires(granted: str) -> Tree:
    return expiry_answer(ExpiryQuestion(granted_on=date.fromisoformat(granted)))


def closed_on(year: int) -> set[str]:
    return {closure.on.isoformat() for closure in court_calendar().closures(year)}


@published("A1", "People v. Kenney (2023) 88 Cal.App.5th 516, D079227")
def test_deputies_say_the_term_through_the_locked_door() -> None:
    said = told("notice", form="DV-110", told_by_officer="yes", **NO_NOTICE)
    assert (said["verdict"], said["route"]) == ("notified", "told_by_officer")
    unsaid = told("notice", form="DV-110", told_by_officer="no", **NO_NOTICE)
    assert unsaid["verdict"] == "not_verified"
    refused = told(
        "arrest", form="DV-110", in_force="yes", person="restrained", notice=said["verdict"],
        disobeyed="yes", excepted="no", mutual_orders="no",
    )  # fmt: skip
    assert refused["verdict"] == "arrest_required"


@published("A2", "Los Angeles County Sheriff, Manual 5-09/040.06")
def test_verbal_service_in_the_field() -> None:
    found = told("notice", form="DV-130", told_by_officer="no", **NO_NOTICE)
    assert {
        "advise_terms", "say_where_to_get_copy", "enforce_now", "complete_proof_of_service",
        "enter_carpos_one_business_day", "record_name_and_case_number",
    } <= acts(found)  # fmt: skip


@published("A3", "Los Angeles County Sheriff, Manual 5-09/040.07; Family Code 6389(c)(2)")
def test_a_firearm_named_in_the_order_and_refused() -> None:
    rows = {row["code"]: row for row in load("rules/after-service.yaml")["firearms"]}
    assert "must request" in rows["request_surrender"]["en"]
    assert "lawful search" in rows["take_in_plain_sight"]["en"]
    assert rows["within_24_hours"]["hours"] == 24
    assert rows["within_48_hours"]["hours"] == 48


@published("A4", "DV-130, CH-130, CR-160: If the Protected Person Contacts; Penal Code 13710(b)")
def test_invited_back() -> None:
    facts = {
        "in_force": "yes", "notice": "notified", "disobeyed": "yes", "excepted": "no",
        "mutual_orders": "no", "invited": "yes",
    }  # fmt: skip
    for form in ("DV-130", "CH-130", "CR-160", "EA-130"):
        assert told("arrest", form=form, person="restrained", **facts)["verdict"] == (
            "arrest_required"
        )
        assert told("arrest", form=form, person="protected", **facts)["verdict"] == "no_arrest"


@published("A5", "Penal Code 13702")
def test_dispatch_sends_before_the_order_is_verified() -> None:
    found = told("arrest", form="DV-130", in_force="unknown", person="restrained", notice="unknown")
    assert "dispatch_does_not_wait" in acts(found)
    assert "pen-13702" in found["citations"]


@published("A6", "Family Code 6275")
def test_an_officer_who_believes_it_must_ask_for_an_epo() -> None:
    said = str(load("rules/call-script.yaml")) + str(load("rules/epo-findings.yaml"))
    assert "fam-6275" in said


@published("A7", "Family Code 6250(d); EPO-001 item 9")
def test_only_money_taken_from_an_elder() -> None:
    document = read_document(
        '{"grounds": ["elder_or_dependent_adult_abuse"], "incident": {"solely_financial": true}}'
    )
    found = check(document, NOW, "en", None)
    assert "solely_financial" in {each.code for each in found if each.severity == "blocks"}


@published("A8", "Family Code 6254")
def test_she_has_already_left_home() -> None:
    printed = load("forms/epo-001/2023-01-01/texts.yaml")["law_enforcement"]
    assert "shall not be affected by the fact that the endangered person has vacated" in printed
    assert "left_home" in str(load("rules/call-script.yaml"))


@published("A9", "EPO-002, reverse")
def test_a_gun_violence_epo_beside_a_criminal_order() -> None:
    order = {"issued_on": "2026-11-20", "expires_on": "2026-12-20", "restrained": "R1"}
    orders = [
        {**order, "id": "GV", "form": "EPO-002", "protected": ["P1"], "terms": {"firearms": True}},
        {**order, "id": "CPO", "form": "CR-160", "protected": ["P1"], "terms": {"contact": "none"}},
    ]
    found = ask("priority", {"as_of": "2026-11-24T21:00", "orders": orders}, NOW)
    assert {"id": "GV", "reason": "takes_no_part"}.items() <= found["not_counted"][0].items()
    [pair] = found["pairs"]
    assert [each["id"] for each in pair["beside"]] == ["GV"]
    assert pair["tier"] is None
    ends = court_form("EPO-002").ends
    assert ends is not None
    assert "21" in ends.en


@published("A10", "CR-160, page 4; People v. Stone (2004) 123 Cal.App.4th 153")
def test_a_pretrial_order_after_the_sentence() -> None:
    assert "not valid after sentence to jail or prison" in court_form("CR-160").notes.en


@published("A11", "DV-130 item 4 [Rev. January 1, 2023]; CH-130; Family Code 6253(b)")
def test_an_order_after_hearing_with_blanks() -> None:
    after_hearing, harassment, epo = (
        court_form(code).ends for code in ("DV-130", "CH-130", "EPO-001")
    )
    assert after_hearing is not None
    assert harassment is not None
    assert epo is not None
    assert "three years" in after_hearing.en.lower()
    assert "midnight" in after_hearing.en.lower()
    assert "three years" in harassment.en.lower()
    assert "no default" in epo.en
    assert expires("2026-11-20")["expires_at"] is None


@published("A12", "California Rules of Court, rule 1.11, with the courts' published tables")
def test_a_holiday_on_a_weekend_is_observed_on_the_weekday_beside_it() -> None:
    observed = {
        "2026-07-03", "2024-04-01", "2023-11-10", "2021-12-31", "2021-07-05", "2027-06-18",
        "2027-12-24", "2027-12-31",
    }  # fmt: skip
    years = {int(day[:4]) for day in observed}
    assert observed <= set().union(*(closed_on(year) for year in years))


@published("A13", "Code of Civil Procedure 134(d)")
def test_a_court_that_sits_on_a_holiday_makes_it_no_court_day() -> None:
    for day in ("2026-11-26", "2026-11-28", "2026-11-29"):
        assert not court_calendar().is_court_day(date.fromisoformat(day))


@published("W1", "leahlegal.com: whichever comes later")
def test_the_earlier_limit_counts_never_the_later() -> None:
    for day in ("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"):
        found = expires(day)
        limits = (found["fifth_court_day"], found["seventh_calendar_day"])
        assert found["expires_on"] == min(limits)


@published("W2", "legalclarity.org: close of business on the second court day")
def test_no_epo_ends_on_a_second_court_day() -> None:
    for number in range(1, 29):
        found = expires(f"2026-11-{number:02}")
        counted = [d["court_day"] for d in found["days"] if d["date"] == found["expires_on"]]
        assert 2 not in counted


@published("W3", "breakthecycle.org: valid when served")
def test_an_epo_is_effective_when_made() -> None:
    starts = court_form("EPO-001").starts
    assert starts is not None
    assert "effective when made" in starts.en


@published("W4", "Los Angeles County Sheriff, court manual 6-30/310.10: Columbus Day")
def test_columbus_day_is_a_court_day_since_2022() -> None:
    for day in ("2022-10-10", "2023-10-09", "2026-10-12"):
        assert court_calendar().is_court_day(date.fromisoformat(day))


@published("W5", "legalclarity.org: the shift of a weekend holiday may happen")
def test_a_weekend_holiday_is_always_shifted() -> None:
    assert "2026-07-03" in closed_on(2026)
    assert "2027-07-05" in closed_on(2027)


@published("W6", "SPR22-20, reverse of the draft EPO-001: items listed in 3d")
def test_firearms_are_in_3e() -> None:
    texts = str(load("forms/epo-001/2023-01-01/texts.yaml"))
    assert "ITEM LISTED IN 3e" in texts
    assert "LISTED IN 3d" not in texts
    assert court_form("EPO-001").where.firearms == "3e"


@published("W7", "SPR22-20: if there is no EPO, a no-contact order has precedence")
def test_a_no_contact_order_stands_beside_an_epo_and_terms_are_ranked_one_by_one() -> None:
    order = {"issued_on": "2026-11-20", "expires_on": "2026-11-27", "restrained": "R1"}
    orders = [
        {**order, "id": "EPO", "form": "EPO-001", "protected": ["P1"],
         "terms": {"contact": "peaceful", "stay_away": {"home": 200}}},
        {**order, "id": "DV", "form": "DV-130", "protected": ["P1"],
         "terms": {"contact": "none", "stay_away": {"home": 100}}},
    ]  # fmt: skip
    [pair] = ask("priority", {"as_of": "2026-11-24T21:00", "orders": orders}, NOW)["pairs"]
    found = {one["provision"]: (one["enforce"], one["from"]) for one in pair["provisions"]}
    assert found == {"contact": ("none", ["DV"]), "stay_away.home": (200, ["EPO"])}


@published("W8", "Fresno Superior Court, Spanish table: Native American Day 9/24/2021")
def test_native_american_day_closes_no_court_in_2021() -> None:
    assert court_calendar().is_court_day(date(2021, 9, 24))
    assert not court_calendar().is_court_day(date(2022, 9, 23))


@published("W9", "dv.support, pdffiller: the victim applies for an EPO at the court")
def test_only_a_law_enforcement_officer_asks_for_an_epo() -> None:
    assert "nobody applies for it at the court" in court_form("EPO-001").notes.en


@published("W10", "restrainingorderslosangeles.com: not bound until served")
def test_an_officers_words_bind_an_unserved_person() -> None:
    for form in ("EPO-001", "DV-110", "CH-130", "WV-130", "CR-160", "OUT-OF-STATE"):
        facts = {k: v for k, v in NO_NOTICE.items() if form != "EPO-001" or k[:7] != "present"}
        assert told("notice", form=form, told_by_officer="yes", **facts)["verdict"] == "notified"


def test_every_published_case_is_here() -> None:
    answered = [f"A{number}" for number in range(1, 14)]
    mistaken = [f"W{number}" for number in range(1, 11)]
    assert list(PUBLISHED) == [*answered, *mistaken]
    assert all(PUBLISHED.values())
