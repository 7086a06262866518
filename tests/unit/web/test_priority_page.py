"""Two orders? Cards as plain forms, the answer provision by provision, faults at their boxes."""

from __future__ import annotations

from typing import Any

import pytest

from fieldref.core.words import LANGUAGES, Language
from tests.support.page import Page, PageClient, words

EPO = {"form": "EPO-001", "contact": "none", "person": "100"}
CPO = {"form": "CR-160", "contact": "peaceful", "criminal_case": "listed"}
AFTER_HEARING = {"form": "DV-130", "contact": "none", "person": "200"}
DAY = ("day", "month", "year")


def cards(*orders: dict[str, str], **more: str) -> dict[str, Any]:
    """What the page sends for some orders; persons are the same unless said otherwise."""
    sent: dict[str, Any] = {"card": [str(n) for n in range(1, len(orders) + 1)], **more}
    for number, order in enumerate(orders, 1):
        for name, value in {"protected": "P1", "restrained": "R1", **order}.items():
            sent[f"o{number}-{name}"] = value
    return sent


def on(name: str, *parts: int) -> dict[str, str]:
    """A date as the three boxes send it: year, month, day."""
    year, month, day = parts
    return {
        f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": str(year)
    }  # fmt: skip


def send(client: PageClient, language: str = "en", **fields: Any) -> Page:  # noqa: ANN401
    client.page("/priority", headers={"Accept-Language": language})
    assert client.last is not None
    data = {"csrf_token": client.last.token(), **fields}
    client.post("/priority", data=data, headers={"Accept-Language": language})
    assert client.last is not None
    return client.last


def matrix(page: Page) -> dict[str, list[str]]:
    """Each provision with what stands in its cells."""
    rows = [row for table in page.with_class("matrix") for row in table.iter("tr")][1:]
    return {words(next(r.iter("th"))): [words(cell) for cell in r.iter("td")] for r in rows}


def test_a_form_is_added_as_a_card(client: PageClient) -> None:
    page = send(client, add="EPO-001")
    assert [words(h) for h in page.with_class("card-title")][0].startswith("EPO-001")
    page = send(client, add="DV-130", **cards(EPO))
    assert len(page.with_class("card-title")) == 2
    assert [i.get("value") for i in page.all("input") if i.get("name") == "o1-person"] == ["100"]


def test_a_form_number_may_be_typed(client: PageClient) -> None:
    page = send(client, form_typed="cpo-160", take="1")
    assert words(page.with_class("card-title")[0]).startswith("CR-160")


def test_an_unknown_number_is_said(client: PageClient) -> None:
    page = send(client, form_typed="XX-999", take="1", **cards(EPO))
    assert page.response.status_code == 422
    assert "No form of this number is known." in page.text
    assert len(page.with_class("card-title")) == 1


def test_a_card_is_taken_off(client: PageClient) -> None:
    page = send(client, remove="1", **cards(EPO, CPO))
    assert [words(h)[:6] for h in page.with_class("card-title")] == ["CR-160"]


def test_task_4_contact_and_distance(client: PageClient) -> None:
    page = send(client, show="1", **cards(EPO, CPO, AFTER_HEARING))
    found = matrix(page)
    assert found["Contact"][-1].startswith("no contact No contact (DV-130, EPO-001): tier 1")
    assert found["Distance: protected person"][-1].startswith("200 yards")
    assert "stays in effect" in found["Distance: protected person"][-1]
    assert "Tier 1" in page.text


def test_the_proposal_of_2022_is_there_for_comparison(client: PageClient) -> None:
    page = send(client, show="1", **cards(EPO, CPO, AFTER_HEARING))
    assert "The 2022 proposal: Stay 100 yards away" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_give_the_same_matrix(client: PageClient, language: Language) -> None:
    page = send(client, language, show="1", **cards(EPO, CPO, AFTER_HEARING))
    assert page.language == language
    assert [len(cells) for cells in matrix(page).values()] == [4, 4]


def test_one_order_alone_is_not_ranked(client: PageClient) -> None:
    page = send(client, show="1", **cards(EPO))
    assert page.response.status_code == 422
    assert "Add a second order" in page.text


def test_an_order_that_ended_is_left_out_and_said(client: PageClient) -> None:
    ended = {**AFTER_HEARING, **on("issued_on", 2020, 1, 2), **on("expires_on", 2023, 1, 2)}
    page = send(client, show="1", **cards(EPO, ended))
    assert "DV-130" in page.text
    assert matrix(page)["Contact"] == ["no contact", matrix(page)["Contact"][1]]


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ({"person": "0"}, "o1-person"),
        ({"person": "10000"}, "o1-person"),
        ({"person": "a football field"}, "o1-person"),
        ({"home": "-5"}, "o1-home"),
        ({"protected": " , "}, "o1-protected"),
        (on("issued_on", 2026, 2, 30), "o1-issued_on"),
        ({**on("issued_on", 2026, 11, 20), **on("expires_on", 2026, 11, 1)}, "o1-expires_on"),
        ({"expires_at": "25:99"}, "o1-expires_at"),
    ],
)
def test_a_fault_is_said_at_its_box_and_what_was_typed_stays(
    client: PageClient, fault: dict[str, str], where: str
) -> None:
    page = send(client, show="1", **cards({**EPO, **fault}, CPO))
    assert page.response.status_code == 422
    links = [a.get("href") for box in page.with_class("summary") for a in box.iter("a")]
    assert f"#{where}" in links
    name, value = next(iter(fault.items()))
    if not name.endswith(DAY):
        assert value.strip() in [i.get("value", "").strip() for i in page.all("input")]


def test_other_persons_are_not_ranked_against_each_other(client: PageClient) -> None:
    page = send(client, show="1", **cards(EPO, {**AFTER_HEARING, "protected": "P2"}))
    assert len(page.with_class("matrix")) == 2
    assert "P2, protected from R1" in page.text


def test_no_more_cards_than_fit(client: PageClient) -> None:
    page = send(client, add="EPO-001", **cards(*[EPO] * 12))
    assert page.response.status_code == 422
    assert len(page.with_class("card-title")) == 12


@pytest.mark.parametrize(
    "sent",
    [{"card": ["x", "-1", "99999"]}, {"card": ["1"], "o1-form": "DV-999"}, {"add": "\x00"}],
)
def test_nonsense_is_left_aside(client: PageClient, sent: dict[str, Any]) -> None:
    page = send(client, **sent)
    assert page.response.status_code in (200, 422)
    assert page.with_class("card-title") == []


def test_the_language_can_be_switched_with_nothing_lost(client: PageClient) -> None:
    page = send(client, switch_language="es", show="1", **cards(EPO, CPO))
    assert [i.get("value") for i in page.all("input") if i.get("name") == "o1-person"] == ["100"]
    send(client, switch_language="en")
