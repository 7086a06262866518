"""Signing in and out at the pages."""

from __future__ import annotations

from tests.support.page import PageClient


def test_right_password_leads_to_the_page_that_was_asked_for(visitor: PageClient) -> None:
    answer = visitor.get("/account")
    assert answer.location == "/sign-in?next=/account"
    visitor.page(answer.location)
    answer = visitor.send("/sign-in", next="/account", username="officer", password="fieldref-demo")
    assert answer.location == "/account"
    assert "R. Reyes" in visitor.page("/account").text
