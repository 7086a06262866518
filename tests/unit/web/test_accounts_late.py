"""A form that is sent after the session of its sender has ended: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from fieldref.actions.demo import DEMO_PASSWORD
from tests.support.page import PageClient, words
from tests.support.site import SetClock

SignIn = Callable[[str], PageClient]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def late(signed_in: SignIn, watch: SetClock) -> PageClient:
    """A browser with an open form that is sent an hour later."""
    browser = signed_in("officer")
    browser.page("/orders")
    step = browser.send("/epo/").location.replace("incident", "restrained")
    boxes = {box.get("name", ""): box.get("value", "") for box in browser.page(step).all("input")}
    watch.moment += 60 * MINUTE
    typed = {
        "restrained__name": "R. Reyes-Łuczak",
        "base__restrained__name": boxes["base__restrained__name"],
    }
    answer = browser.send(step, **typed)
    assert answer.status_code == 401
    assert "Łuczak" not in answer.text
    return browser


def kept(browser: PageClient) -> str:
    assert browser.last is not None
    return next(
        box.get("value", "") for box in browser.last.all("input") if box.get("name") == "kept"
    )


def test_nothing_is_lost_for_the_same_person(late: PageClient) -> None:
    assert "What you typed is kept on this page." in late.last.text  # type: ignore[union-attr]
    try_again = {"username": "officer", "kept": kept(late)}
    assert late.send("/sign-in", password="wrong", **try_again).status_code == 422
    try_again["kept"] = kept(late)
    answer = late.send("/sign-in", password=DEMO_PASSWORD, **try_again)
    assert answer.status_code == 200
    assert late.last is not None
    form = next(f for f in late.last.all("form") if f.get("id") == "send-again")
    fields = {box.get("name", ""): box.get("value", "") for box in form.iter("input")}
    assert fields["restrained__name"] == "R. Reyes-Łuczak"
    assert "R. Reyes-Łuczak" in [words(each) for each in late.last.all("li")]
    assert late.post(form.get("action", ""), data=fields).status_code == 303
    assert "R. Reyes-Łuczak" in late.get(form.get("action", "")).text


def test_a_password_is_never_sent_again(signed_in: SignIn, watch: SetClock) -> None:
    browser = signed_in("officer")
    browser.page("/account/password")
    watch.moment += 60 * MINUTE
    assert browser.send("/account/password", old="one", password="two").status_code == 401
    assert browser.last is not None
    assert not [box for box in browser.last.all("input") if box.get("name") == "kept"]


def test_nothing_is_shown_to_anybody_else(late: PageClient) -> None:
    fields = {"username": "officer2", "kept": kept(late), "password": DEMO_PASSWORD}
    answer = late.send("/sign-in", **fields)
    assert answer.status_code == 200
    assert "Łuczak" not in answer.text
    assert "belongs to another person" in answer.text


def test_what_was_kept_cannot_be_forged(late: PageClient) -> None:
    for forged in ("AAAA", "not base64 é", kept(late)[:-8] + "AAAAAAA="):
        late.page("/sign-in")
        fields = {"username": "officer", "kept": forged, "password": DEMO_PASSWORD}
        answer = late.send("/sign-in", **fields)
        assert answer.status_code == 200
        assert "send-again" not in answer.text
        late.page("/account")
        late.send("/sign-out")


def test_a_form_that_is_still_open_can_be_sent_after_signing_in_elsewhere(
    signed_in: SignIn, watch: SetClock
) -> None:
    browser = signed_in("officer")
    left_open = browser.page("/account/details").token()
    watch.moment += 60 * MINUTE
    browser.page("/sign-in")
    browser.send("/sign-in", username="officer", password=DEMO_PASSWORD)
    form = {"csrf_token": left_open, "name": "R. Reyes"}
    assert browser.post("/account/details", data=form).status_code == 303


@pytest.mark.parametrize("header", [("Accept", "application/json"), ("Sec-Fetch-Dest", "empty")])
def test_a_script_that_saves_reads_json(late: PageClient, header: tuple[str, str]) -> None:
    late.page("/sign-in")
    assert late.last is not None
    answer = late.post(
        "/account/details",
        data={"csrf_token": late.last.token(), "name": "R."},
        headers=dict([header]),
    )
    assert answer.status_code == 401
    assert answer.get_json()["error"]["code"] == "signed_out"
