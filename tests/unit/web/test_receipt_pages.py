"""Decision receipts on pages: made of any answer, kept only when asked, one's own only."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from fieldref.content.receipts import read_receipt, replay
from fieldref.core.words import LANGUAGES, Language
from tests.support.page import Page, PageClient, words
from tests.support.pdf import pages

SignIn = Callable[[str], PageClient]
FACTS: dict[str, dict[str, Any]] = {
    "notice": {"form": "DV-130", "present_at_hearing": "yes"},
    "arrest": {"form": "DV-130", "in_force": "no"},
    "paper": {"form": "DV-116"},
    "expiry": {"granted": "2026-11-20T21:47", "county": "fresno"},
    "priority": {
        "orders": [
            {"id": "A", "form": "EPO-001", "issued_on": "2026-11-20", "expires_on": "2026-11-27",
             "protected": ["P1"], "restrained": "R1", "terms": {"contact": "none"}},
            {"id": "B", "form": "DV-130", "issued_on": "2025-11-20", "expires_on": "2028-11-20",
             "protected": ["P1"], "restrained": "R1", "terms": {"contact": "peaceful"}},
        ]
    },
}  # fmt: skip


def make(client: PageClient, tool: str = "notice", language: str = "en") -> Page:
    """The page of a new receipt."""
    client.page("/check", headers={"Accept-Language": language})
    assert client.last is not None
    data = {
        "csrf_token": client.last.token(), "tool": tool, "facts": json.dumps(FACTS[tool])
    }  # fmt: skip
    client.post("/receipts/new", data=data, headers={"Accept-Language": language})
    assert client.last is not None
    return client.last


def signed(page: Page) -> str:
    return next(i.get("value", "") for i in page.all("input") if i.get("name") == "receipt")


def title(page: Page) -> str:
    return words(page.all("h1")[0])


def text(page: Page) -> str:
    return words(page.with_class("receipt")[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", FACTS)
def test_every_tool_has_a_receipt(client: PageClient, tool: str, language: Language) -> None:
    page = make(client, tool, language)
    assert page.response.status_code == 200
    assert page.language == language
    assert "sha256:" in text(page)
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("tool", FACTS)
def test_its_files_say_the_same_and_replay(client: PageClient, tool: str) -> None:
    page = make(client, tool)
    receipt = signed(page)
    plain = client.send("/receipts/file", receipt=receipt, **{"as": "text"})
    on_paper, on_page = plain.text.upper().split(), f"{title(page)} {text(page)}".upper().split()
    assert on_paper == on_page
    found = client.send("/receipts/file", receipt=receipt, **{"as": "json"})
    assert replay(read_receipt(json.loads(found.text))).same
    paper = client.send("/receipts/file", receipt=receipt, **{"as": "pdf"})
    assert paper.mimetype == "application/pdf"
    assert paper.headers["Content-Disposition"] == 'attachment; filename="decision-receipt.pdf"'
    assert "sha256:" in " ".join(pages(paper.data))


@pytest.mark.parametrize("path", ["/receipts/file", "/receipts/new"])
@pytest.mark.parametrize("receipt", ["", "x", "{}", "W10.abc"])
def test_what_this_server_did_not_sign_is_refused(
    client: PageClient, path: str, receipt: str
) -> None:
    client.page("/check")
    assert client.send(path, receipt=receipt).status_code == 400


@pytest.mark.parametrize(
    ("tool", "facts"),
    [("", "{}"), ("horoscope", "{}"), ("notice", "[]"), ("notice", "{"), ("notice", '{"a": "b"}'),
     ("arrest", '{"form": "XX-1"}'), ("priority", "{}"), ("expiry", '{"granted": "1990-01-01"}'),
     ("notice", '{"form": "EPO-001", "present_at_hearing": "yes"}')],
)  # fmt: skip
def test_facts_that_no_tool_takes_make_no_receipt(
    client: PageClient, tool: str, facts: str
) -> None:
    client.page("/check")
    assert client.send("/receipts/new", tool=tool, facts=facts).status_code == 400


def test_the_language_of_a_receipt_can_be_switched(client: PageClient) -> None:
    page = make(client)
    client.send("/receipts/new", receipt=signed(page), switch_language="es")
    page = client.page("/check")
    assert page.language == "es"
    client.send("/check", switch_language="en")


def test_a_stranger_keeps_nothing(visitor: PageClient) -> None:
    page = make(visitor)
    assert "Keep this receipt" not in page.text
    assert visitor.send("/receipts/keep", receipt=signed(page)).status_code == 401


def test_an_officer_keeps_opens_and_throws_away(signed_in: SignIn) -> None:
    officer = signed_in("officer")
    page = make(officer)
    new_id = str(uuid.uuid4())
    for _twice in range(2):
        kept = officer.send("/receipts/keep", receipt=signed(page), id=new_id)
        assert kept.status_code == 303
    assert len(officer.page("/receipts").with_class("papers-list")[0]) == 1
    shown = officer.page(f"/receipts/{new_id}")
    assert "give the same answer" in shown.text
    assert "Reyes" in text(shown) or "officer" in text(shown).lower()
    for kind in ("pdf", "text", "json"):
        assert officer.get(f"/receipts/{new_id}/{kind}").status_code == 200
    other = signed_in("officer2")
    assert other.get(f"/receipts/{new_id}").status_code == 404
    assert "None kept yet" in other.page("/receipts").text
    officer.page(f"/receipts/{new_id}")
    assert officer.send(f"/receipts/{new_id}/discard").status_code == 303
    assert officer.get(f"/receipts/{new_id}").status_code == 404


def test_nothing_is_kept_without_the_officers_word(signed_in: SignIn) -> None:
    officer = signed_in("officer2")
    make(officer)
    assert "None kept yet" in officer.page("/receipts").text


def test_telling_is_stamped_with_time_officer_and_terms(signed_in: SignIn) -> None:
    officer = signed_in("officer")
    officer.page("/notice")
    no = dict.fromkeys(
        ("proof_of_service_seen", "proof_of_service_on_file", "present_at_hearing",
         "told_by_officer"), "no",
    )  # fmt: skip
    officer.send("/notice", record="told", terms=["no_contact", "move_out"], **no)
    assert officer.last is not None
    said = text(officer.last)
    assert "No contact" in said
    assert "Move out" in said


def test_telling_nothing_is_said_and_what_was_answered_stays(client: PageClient) -> None:
    client.page("/notice")
    no = dict.fromkeys(
        ("proof_of_service_seen", "proof_of_service_on_file", "present_at_hearing",
         "told_by_officer"), "no",
    )  # fmt: skip
    assert client.send("/notice", record="told", **no).status_code == 422
    assert client.last is not None
    assert "Tick the terms that you told." in client.last.text


@pytest.mark.parametrize("path", ["/notice", "/arrest"])
def test_the_page_of_an_answer_leads_to_its_receipt(client: PageClient, path: str) -> None:
    client.page(path)
    client.send(path, **FACTS[path.strip("/")])
    assert client.last is not None
    form = next(f for f in client.last.all("form") if f.get("action") == "/receipts/new")
    sent = {i.get("name", ""): i.get("value", "") for i in form.iter("input")}
    assert json.loads(sent["facts"]) == FACTS[path.strip("/")]
    assert client.post("/receipts/new", data=sent).status_code == 200


def test_the_expiry_page_leads_to_its_receipt(client: PageClient) -> None:
    page = client.page("/expiry?granted=2026-11-20T21:47&county=fresno")
    form = next(f for f in page.all("form") if f.get("action") == "/receipts/new")
    sent = {i.get("name", ""): i.get("value", "") for i in form.iter("input")}
    assert json.loads(sent["facts"]) == FACTS["expiry"]


def test_a_receipt_made_in_one_officers_name_is_kept_by_no_other(signed_in: SignIn) -> None:
    receipt = signed(make(signed_in("officer")))
    other = signed_in("officer2")
    other.page("/check")
    new_id = str(uuid.uuid4())
    assert other.send("/receipts/keep", receipt=receipt, id=new_id).status_code == 403
    assert other.get(f"/receipts/{new_id}").status_code == 404


def test_a_receipt_made_before_signing_in_is_kept_after(
    visitor: PageClient, signed_in: SignIn
) -> None:
    receipt = signed(make(visitor))
    officer = signed_in("officer")
    officer.page("/check")
    kept = officer.send("/receipts/keep", receipt=receipt, id=str(uuid.uuid4()))
    assert kept.status_code == 303


def test_who_does_not_work_on_orders_is_offered_no_keeping(signed_in: SignIn) -> None:
    page = make(signed_in("instructor"))
    assert "Keep this receipt" not in page.text
    actions = [form.get("action") for form in page.all("form")]
    assert "/receipts/file" in actions
    assert "/receipts/keep" not in actions
    assert "Your receipts" not in signed_in("instructor").page("/check").text


def test_an_answer_too_long_for_a_paper_makes_no_receipt(client: PageClient) -> None:
    client.page("/check")
    every = {"contact": "none", "conduct": True, "firearms": True, "move_out": True}
    order = {**FACTS["priority"]["orders"][0], "terms": every}
    order["protected"] = [f"P{number}" for number in range(200)]
    facts = json.dumps({"orders": [{**order, "id": "x" * 90 + str(n)} for n in range(10)]})
    refused = client.send("/receipts/new", tool="priority", facts=facts)
    assert refused.status_code == 413
    assert "too much" in refused.text


def test_a_long_answer_stands_in_the_list_in_part(signed_in: SignIn) -> None:
    officer = signed_in("officer")
    officer.page("/check")
    first, second = FACTS["priority"]["orders"]
    many = [{**first, "restrained": "R" * 100}, {**second, "restrained": "R" * 100}]
    officer.send("/receipts/new", tool="priority", facts=json.dumps({"orders": many}))
    assert officer.last is not None
    officer.send("/receipts/keep", receipt=signed(officer.last), id=str(uuid.uuid4()))
    rows = officer.page("/receipts").with_class("trail-label")
    assert all(len(words(row)) < 300 for row in rows)


def test_letters_that_turn_a_line_round_are_on_no_receipt(client: PageClient) -> None:
    client.page("/check")
    first, second = FACTS["priority"]["orders"]
    orders = [{**first, "restrained": "R\u202e1"}, {**second, "restrained": "R\u202e1"}]
    client.send("/receipts/new", tool="priority", facts=json.dumps({"orders": orders}))
    assert client.last is not None
    assert "\u202e" not in text(client.last)
