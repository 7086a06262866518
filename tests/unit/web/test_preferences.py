"""Language, theme and keys: chosen anywhere, kept in the browser, nothing typed lost."""

from __future__ import annotations

import pytest

from fieldref.web import i18n, keys, theme
from tests.support.page import PageClient, words


def cookie(client: PageClient, name: str) -> str | None:
    kept = client.get_cookie(name)
    return kept.value if kept else None


def test_the_language_button_returns_to_the_same_page_in_the_other_language(
    client: PageClient,
) -> None:
    client.page("/preferences")
    answer = client.send("/preferences", language="es", next="/preferences")
    assert answer.status_code == 303
    assert answer.location == "/preferences"
    page = client.page("/preferences")
    assert page.language == "es"
    assert "Idioma" in page.text


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org", "/\\example.org", "/no-such-page", "home", ""],
)
def test_a_switch_never_leads_to_another_site(client: PageClient, elsewhere: str) -> None:
    client.page("/")
    assert client.send("/preferences", language="es", next=elsewhere).location == "/"


@pytest.mark.parametrize("control", ["\n", "\r", "\0", "\x7f", "\u2028", "\u202e"])
def test_nobody_is_sent_to_an_address_with_controls(client: PageClient, control: str) -> None:
    client.page("/preferences")
    answer = client.send("/preferences", language="es", next=f"/expiry?a={control}b")
    assert answer.location == "/"


def test_the_server_draws_the_chosen_theme(client: PageClient) -> None:
    assert client.page("/").root.get("data-theme") == "auto"
    client.send("/preferences", theme="night", next="/")
    page = client.page("/")
    assert page.root.get("data-theme") == "night"
    colours = [
        meta.get("content") for meta in page.all("meta") if meta.get("name") == "theme-color"
    ]
    assert colours == ["#000000"]


def test_leaving_night_returns_to_the_theme_before_it(client: PageClient) -> None:
    client.page("/")
    client.send("/preferences", theme="dark")
    client.send("/preferences", theme="night")
    client.send("/preferences", theme="night")
    back = [b for b in client.page("/").all("button") if "from-night" in b.get("class", "")]
    assert back[0].get("value") == "dark"


def test_following_the_phone_again_forgets_the_theme(client: PageClient) -> None:
    client.page("/")
    client.send("/preferences", theme="day")
    assert cookie(client, theme.COOKIE) == "day"
    client.send("/preferences", theme="auto")
    assert cookie(client, theme.COOKIE) is None


@pytest.mark.parametrize("field", ["theme", "language", "keys"])
def test_a_choice_that_does_not_exist_changes_nothing(client: PageClient, field: str) -> None:
    client.page("/")
    assert client.send("/preferences", **{field: "purple"}).status_code == 303
    assert [cookie(client, name) for name in (theme.COOKIE, i18n.COOKIE, keys.COOKIE)] == [None] * 3


def test_letter_keys_can_be_turned_off(client: PageClient) -> None:
    assert client.page("/").root.get("data-keys") == "on"
    client.send("/preferences", keys="off")
    assert client.page("/").root.get("data-keys") == "off"


def test_the_switches_of_a_page_with_a_form_send_that_form(client: PageClient) -> None:
    page = client.page("/sampler/")
    switches = [
        b for b in page.all("button") if b.get("name") in ("switch_language", "switch_theme")
    ]
    assert {b.get("form") for b in switches} == {"sample"}
    assert [words(b) for b in switches if b.get("name") == "switch_language"] == ["Español"]
    answer = client.send("/sampler/", name="María", switch_language="es", switch_theme="night")
    assert answer.status_code == 200
    assert cookie(client, i18n.COOKIE) == "es"
    assert cookie(client, theme.COOKIE) == "night-auto"


def test_a_switch_without_its_token_changes_nothing(client: PageClient) -> None:
    answer = client.post("/sampler/", data={"name": "María", "switch_language": "es"})
    assert answer.status_code == 400
    assert cookie(client, i18n.COOKIE) is None
