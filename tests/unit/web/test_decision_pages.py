"""Notice, arrest and papers as pages: plain forms, the facts in the page and nowhere else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from fieldref.content.court_forms import forms
from fieldref.content.decision_answer import answer
from fieldref.content.decision_question import read_facts
from fieldref.core.errors import Contradiction
from fieldref.core.words import LANGUAGES, Language
from fieldref.paths import CASES
from tests.support.page import Page, PageClient, words
from tests.support.site import NIGHT

TOPICS = ("notice", "arrest")


def cases(topic: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / f"{topic}.yaml").read_text())["cases"]
    return found


def send(client: PageClient, path: str, language: str = "en", **fields: str) -> Page:
    client.page(path, headers={"Accept-Language": language})
    assert client.last is not None
    data = {"csrf_token": client.last.token(), **fields}
    client.post(path, data=data, headers={"Accept-Language": language})
    return client.last


def stamp(page: Page) -> str:
    [heading] = page.all("h1")
    return words(heading)


def kept(page: Page) -> dict[str, str]:
    hidden = [i for i in page.all("input") if i.get("type") == "hidden"]
    names = {i.get("name", ""): i.get("value", "") for i in hidden}
    return {name: value for name, value in names.items() if name not in ("csrf_token", "next")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_page_says_what_the_answer_says(
    client: PageClient, topic: str, language: Language
) -> None:
    for case in cases(topic):
        facts = read_facts(topic, case["facts"])
        try:
            found = answer(topic, facts, NIGHT.date(), language)
        except Contradiction:
            continue
        page = send(client, f"/{topic}", language, **facts)
        if found["verdict"] == "need_facts":
            continue
        assert stamp(page) == found["headline"], case["name"]
        for part in ("do", "open_points", "because"):
            for each in found[part]:
                assert each["text"] in page.text, case["name"]
        assert found["radio"] in page.text


def test_one_yes_is_enough_for_notice(client: PageClient) -> None:
    page = send(client, "/notice", set="present_at_hearing=yes")
    assert stamp(page) == "Notified"
    assert kept(page)["present_at_hearing"] == "yes"


def test_an_answer_tapped_again_is_taken_back(client: PageClient) -> None:
    page = send(client, "/notice", present_at_hearing="yes", undo="present_at_hearing")
    assert stamp(page) == "Was the person notified?"
    assert "present_at_hearing" not in kept(page)


def test_an_epo_has_no_hearing_to_ask_about(client: PageClient) -> None:
    page = send(client, "/notice", present_at_hearing="yes", set="form=EPO-001")
    assert "hearing?" not in page.text
    assert stamp(page) == "Was the person notified?"


def test_who_was_not_notified_is_told_in_both_languages(client: PageClient) -> None:
    no = dict.fromkeys(("proof_of_service_seen", "proof_of_service_on_file"), "no")
    page = send(client, "/notice", present_at_hearing="no", set="told_by_officer=no", **no)
    spoken = page.with_class("say-terms")[0]
    assert "You must not contact" in words(spoken)
    assert "No puede tener ningún contacto" in words(spoken)


def test_arrest_asks_one_element_after_the_other(client: PageClient) -> None:
    page = send(client, "/arrest")
    asked = []
    for value in ("form=DV-130", "in_force=yes;person=restrained", "notice=notified",
                  "disobeyed=yes", "excepted=no;mutual_orders=no"):  # fmt: skip
        asked.append(stamp(page))
        facts = {name: text for name, text in kept(page).items() if name != "set"}
        page = send(client, "/arrest", set=value, **facts)
    assert stamp(page) == "Arrest required"
    assert len(set(asked)) == 5
    assert "cannot be arrested for inviting" in page.text


def test_a_changed_answer_leads_to_its_question_again(client: PageClient) -> None:
    facts = {"form": "DV-130", "in_force": "yes", "person": "restrained", "notice": "notified"}
    page = send(client, "/arrest", disobeyed="yes", undo="notice", **facts)
    assert stamp(page) == "Does this person know of the order?"
    assert "notice" not in kept(page)


def test_mutual_orders_are_followed_by_who_leads(client: PageClient) -> None:
    facts = {"form": "DV-130", "in_force": "yes", "person": "restrained", "notice": "notified"}
    page = send(client, "/arrest", disobeyed="yes", set="excepted=no;mutual_orders=yes", **facts)
    assert stamp(page) == "Who is the dominant aggressor?"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_form_number_is_taken_as_it_is_typed(client: PageClient, topic: str) -> None:
    page = send(client, f"/{topic}", form_typed=" dv 110 ")
    assert kept(page)["form"] == "DV-110"


@pytest.mark.parametrize("topic", TOPICS)
def test_an_unknown_form_number_is_said_and_kept(client: PageClient, topic: str) -> None:
    client.page(f"/{topic}")
    response = client.send(f"/{topic}", form_typed="DV-999", notice="notified")
    assert response.status_code == 422
    assert client.last is not None
    assert "No form of this number is known." in client.last.text
    [box] = [i for i in client.last.all("input") if i.get("id") == "form_typed"]
    assert box.get("value") == "DV-999"


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("sent", ["x=y", "form=%00", "verdict=notified", "=", ";;;=;", "é" * 900])
def test_nonsense_is_left_aside(client: PageClient, topic: str, sent: str) -> None:
    page = send(client, f"/{topic}", set=sent, undo=sent, nonsense=sent)
    assert page.response.status_code == 200


@pytest.mark.parametrize("topic", TOPICS)
def test_facts_stand_in_no_address_and_are_not_kept(client: PageClient, topic: str) -> None:
    page = send(client, f"/{topic}", set="told_by_officer=yes;notice=notified")
    assert page.response.headers["Cache-Control"] == "no-store"
    for link in page.all("a"):
        assert "notified" not in urlsplit(link.get("href", "")).query
    assert stamp(client.page(f"/{topic}")) != "Notified"


@pytest.mark.parametrize("topic", TOPICS)
def test_the_language_can_be_switched_with_nothing_lost(client: PageClient, topic: str) -> None:
    page = send(client, f"/{topic}", form="DV-130", switch_language="es")
    assert kept(page)["form"] == "DV-130"
    assert client.page(f"/{topic}").language == "es"
    send(client, f"/{topic}", switch_language="en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_has_its_page(client: PageClient, language: Language) -> None:
    for form in forms():
        path = f"/papers/{form.code.replace('/', '%2F')}"
        page = client.page(path, headers={"Accept-Language": language})
        assert form.code in page.text
        assert form.title.in_language(language) in page.text
        assert bool(page.with_class("stamp-void")) is (form.enforce == "no")


def test_a_request_is_no_order(client: PageClient) -> None:
    page = client.page("/papers?q=dv100")
    assert stamp(page) == "Not an order"
    assert "Do not enforce" in page.text


def test_words_of_a_title_list_what_may_be_meant(client: PageClient) -> None:
    page = client.page("/papers?q=harassment")
    assert {"CH-110", "CH-130"} <= {words(b) for b in page.with_class("mono")}


def test_a_number_that_nobody_knows_is_no_proof_of_anything(client: PageClient) -> None:
    assert "check CARPOS" in client.page("/papers?q=QX-777").text
    assert "DV-110" in client.page("/papers?q=DV-11O").text


def test_what_is_printed_on_a_paper_narrows_the_list(client: PageClient) -> None:
    page = client.page("/papers?says_emergency=yes")
    codes = {words(b) for item in page.with_class("papers-list")[:1] for b in item.iter("b")}
    assert codes == {"EPO-001", "EPO-002"}


def test_an_address_of_no_form_leads_nowhere(client: PageClient) -> None:
    for path in ("/papers/DV-999", "/papers/dv110", "/papers/%00"):
        assert client.get(path).status_code == 404
