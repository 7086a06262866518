"""``/api/v1/forms``: every paper, for other programs."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldref.content.court_forms import forms
from tests.support.api import error_of
from tests.support.page import PageClient

FORMS = "/api/v1/forms"
# The codes that the contract promises at least.
PROMISED = re.findall(
    r"\S+",
    """EPO-001 EPO-002 DV-100 DV-105 DV-109 DV-110 DV-116 DV-120 DV-130 DV-140 DV-200 DV-730
DV-800 DV-820 DV-830 DV-840 JV-250 JV-255 JV-260 JV-265 CH-110 CH-130 EA-110 EA-130 EA-330 WV-110
WV-130 SV-110 SV-130 GV-110 GV-130 CR-160 CR-161 CR-162 OUT-OF-STATE TRIBAL MILITARY
CANADIAN""",
)
LINE = {"code", "title", "kind", "enforce", "edition"}
WHOLE = LINE | {"where", "starts", "ends", "notes", "arrest_authority"}
WHERE = {
    "expiry", "protected", "restrained", "no_contact", "stay_away", "exceptions", "firearms",
    "service", "custody",
}  # fmt: skip
KINDS = {"order", "attachment", "notice", "request", "response", "receipt", "information"}
ENFORCE = {"yes", "with_its_order", "read_item", "no"}


def test_the_list_has_every_form_once_in_the_order_of_showing(client: PageClient) -> None:
    found = client.get(FORMS).get_json()
    assert [form["code"] for form in found] == [form.code for form in forms()]
    assert {form["code"] for form in found} >= set(PROMISED)
    for form in found:
        assert set(form) == LINE
        assert form["kind"] in KINDS
        assert form["enforce"] in ENFORCE


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_form_of_the_list_is_there_with_the_same_words(client: PageClient, lang: str) -> None:
    for line in client.get(f"{FORMS}?lang={lang}").get_json():
        form = client.get(f"{FORMS}/{line['code']}?lang={lang}").get_json()
        assert set(form) >= WHOLE
        assert set(form["where"]) == WHERE
        assert {key: form[key] for key in LINE} == line
        authority = form["arrest_authority"]
        assert authority is None or authority in form["citations"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("dv110", "DV-110"),
        ("DV%20130", "DV-130"),
        ("epo-001", "EPO-001"),
        ("CPO-160", "CR-160"),
        ("dv–116", "DV-116"),
        ("out%20of%20state", "OUT-OF-STATE"),
        ("DV-105(A)", "DV-105(A)"),
        ("FL-341(c)", "FL-341(C)"),
    ],
)
def test_a_code_may_be_typed_as_people_do(client: PageClient, typed: str, code: str) -> None:
    answer = client.get(f"{FORMS}/{typed}")
    assert (answer.status_code, answer.get_json()["code"]) == (200, code)


def test_a_form_that_is_not_known_is_a_404_with_those_near_to_it(client: PageClient) -> None:
    answer = client.get(f"{FORMS}/DV-113")
    assert answer.status_code == 404
    error = error_of(answer)
    assert error["code"] == "unknown_form"
    assert "DV-110" in error["message"]
    assert error["fields"] == {"code": error["message"]}
    spanish = error_of(client.get(f"{FORMS}/DV-113?lang=es"))
    assert spanish["message"].startswith(
        "No se conoce ningún formulario con este código. Se parecen"
    )


def test_where_nothing_is_near_nothing_is_named(client: PageClient) -> None:
    for typed in ("zzzzzz", "7" * 3000):
        error = error_of(client.get(f"{FORMS}/{typed}"))
        assert error["message"] == "No form of this code is known."


@pytest.mark.parametrize("path", [FORMS, f"{FORMS}/DV-130", "/api/v1/openapi.json"])
def test_parameters_and_methods_are_read_as_strictly(client: PageClient, path: str) -> None:
    for query in ("lang=fr", "lang=en&lang=es", "edition=2023"):
        answer = client.get(f"{path}?{query}")
        assert (answer.status_code, bool(error_of(answer)["fields"])) == (400, True)
    posted = client.post(path, json={})
    assert (posted.status_code, error_of(posted)["code"]) == (405, "method_not_allowed")
    assert set(posted.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", [FORMS, f"{FORMS}/DV-130", "/api/v1/openapi.json"])
def test_a_cache_asks_again_and_no_cookie_is_set(client: PageClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in answer.headers
    assert client.head(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1", "/api/v1/", "/api/v1/forms/", "/api/v2/forms"]
)
def test_no_other_address_below_api_answers_in_html(client: PageClient, path: str) -> None:
    for answer in (client.get(path), client.post(path, data="x")):
        assert (answer.status_code, error_of(answer)["code"]) == (404, "not_found")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    typed=st.text(
        st.characters(exclude_characters="/\\?#.%", exclude_categories=["Cs"]), min_size=1
    )
)
def test_no_text_breaks_it(client: PageClient, typed: str) -> None:
    answer = client.get(f"{FORMS}/{typed}")
    assert answer.status_code in (200, 404)
    assert answer.status_code == 200 or error_of(answer)
