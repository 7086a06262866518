"""Every route, as everybody: nobody sees what is not theirs, another agency's least of all.

A new route fails here until ``ROUTES`` says who may reach it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from fieldref.actions import epo, invitations
from fieldref.actions.accounts import Actor
from fieldref.storage import audit, sessions
from fieldref.storage.users import ROLES, Role
from tests.support.agencies import CASE, SECRET, World, make_world
from tests.support.site import NIGHT, make_site

EVERYBODY = frozenset(ROLES)
ON_ORDERS = frozenset({"officer", "dispatch", "supervisor"})
LEADERS = frozenset({"admin", "supervisor"})
ADMINS = frozenset({"admin"})
NO_SIGN_IN = None

# Who may reach each endpoint; NO_SIGN_IN: anybody at all.
ROUTES: dict[str, frozenset[str] | None] = {
    "home.show": NO_SIGN_IN,
    "health.check": NO_SIGN_IN,
    "preferences.show": NO_SIGN_IN,
    "preferences.choose": NO_SIGN_IN,
    "check.show": NO_SIGN_IN,
    "expiry.show": NO_SIGN_IN,
    "notice.show": NO_SIGN_IN,
    "arrest.show": NO_SIGN_IN,
    "api.notice": NO_SIGN_IN,
    "api.arrest": NO_SIGN_IN,
    "api.priority": NO_SIGN_IN,
    "api.form_list": NO_SIGN_IN,
    "api.form": NO_SIGN_IN,
    "api.search": NO_SIGN_IN,
    "api.openapi": NO_SIGN_IN,
    "papers.find": NO_SIGN_IN,
    "priority.show": NO_SIGN_IN,
    "papers.show": NO_SIGN_IN,
    "reference.index": NO_SIGN_IN,
    "reference.show": NO_SIGN_IN,
    "reference.glossary": NO_SIGN_IN,
    "reference.objectives": NO_SIGN_IN,
    "reference.all_sources": NO_SIGN_IN,
    "reference.projector": NO_SIGN_IN,
    "reference.papers": NO_SIGN_IN,
    "reference.card": NO_SIGN_IN,
    "reference.wall": NO_SIGN_IN,
    "reference.handout": NO_SIGN_IN,
    "api.calendar": NO_SIGN_IN,
    "api.expiry": NO_SIGN_IN,
    "receipts.new": NO_SIGN_IN,
    "receipts.file": NO_SIGN_IN,
    "receipts.keep": ON_ORDERS,
    "receipts.index": ON_ORDERS,
    "receipts.show": ON_ORDERS,
    "receipts.kept_file": ON_ORDERS,
    "receipts.discard": ON_ORDERS,
    "accounts.sign_in": NO_SIGN_IN,
    "accounts.try_to_sign_in": NO_SIGN_IN,
    "accounts.sign_out": NO_SIGN_IN,
    "accounts.set_up": NO_SIGN_IN,
    "accounts.join": NO_SIGN_IN,
    "accounts.new_password": NO_SIGN_IN,
    "accounts.mine": EVERYBODY,
    "accounts.end_session": EVERYBODY,
    "accounts.end_other_sessions": EVERYBODY,
    "accounts.change_password": EVERYBODY,
    "accounts.change_details": EVERYBODY,
    "people.agency": LEADERS,
    "people.audit": ADMINS,
    "people.index": ADMINS,
    "people.person": ADMINS,
    "people.invite": ADMINS,
    "people.withdraw": ADMINS,
    "people.close": ADMINS,
    "people.reopen": ADMINS,
    "people.release": ADMINS,
    "people.end_sessions": ADMINS,
    "people.password_link": ADMINS,
    "epo.create": ON_ORDERS,
    "epo.tasks": ON_ORDERS,
    "epo.step": ON_ORDERS,
    "epo.save": ON_ORDERS,
    "epo.field": ON_ORDERS,
    "epo.remove": ON_ORDERS,
    "epo.check": ON_ORDERS,
    "epo.copy": ON_ORDERS,
    "epo.delete": ON_ORDERS,
    "call.show": ON_ORDERS,
    "call.end": ON_ORDERS,
    "call.denied": ON_ORDERS,
    "call.keep_denial": ON_ORDERS,
    "call.grant": ON_ORDERS,
    "call.keep_grant": ON_ORDERS,
    "call.keep_text": ON_ORDERS,
    "call.other_date": ON_ORDERS,
    "call.keep_other_date": ON_ORDERS,
    "call.read_back": ON_ORDERS,
    "call.close": ON_ORDERS,
    "orders.index": ON_ORDERS,
    "orders.find": ON_ORDERS,
    "orders.show": ON_ORDERS,
    "orders.pdf": ON_ORDERS,
    "orders.copy_out": ON_ORDERS,
    "orders.amend": ON_ORDERS,
    "orders.amend_part": ON_ORDERS,
    "orders.save_part": ON_ORDERS,
    "service.show": ON_ORDERS,
    "service.in_person": ON_ORDERS,
    "service.told": ON_ORDERS,
    "service.attempt": ON_ORDERS,
    "service.after": ON_ORDERS,
}
# Parts of addresses that stand for something real, so that a 404 is about whose it is.
PARTS: dict[str, object] = {
    "slug": "protected",
    "number": 1,
    "year": "2026",
    "code": "DV-130",
    "kind": "pdf",
    "token": "no-such-token",
    "session_id": "no-such-session",
    "invitation_id": "no-such-invitation",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(make_site(tmp_path_factory.mktemp("site")))


@pytest.fixture
def home(world: World) -> dict[str, FlaskClient]:
    return {role: world.browser(user) for role, user in world.home.items()}


@pytest.fixture(scope="module")
def away(world: World) -> dict[str, FlaskClient]:
    return {role: world.browser(user) for role, user in world.away.items()}


def rules(world: World, endpoint: str) -> Iterator[tuple[Rule, str]]:
    """Every rule of an endpoint with each of its methods."""
    for rule in world.app.url_map.iter_rules(endpoint):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method


def ask(
    browser: FlaskClient, world: World, rule: Rule, method: str, **parts: object
) -> TestResponse:
    """Ask for a route; parts that are not given come from ``PARTS``."""
    values: dict[str, Any] = {name: parts.get(name, PARTS.get(name)) for name in rule.arguments}
    with world.app.test_request_context():
        address = world.app.url_map.bind("localhost").build(rule.endpoint, values, method=method)
    return browser.open(address, method=method)


def places(world: World, rule: Rule) -> list[dict[str, object]]:
    """What an address may be about in the first agency: orders in every state, or somebody."""
    if "order_id" in rule.arguments:
        return [{"order_id": make()} for make in (world.draft, world.granted, world.locked)]
    if "receipt_id" in rule.arguments:
        # Each role finds its own among them, and nobody else's.
        return [{"receipt_id": receipt_id} for receipt_id in world.receipts()]
    if "user_id" in rule.arguments:
        return [{"user_id": world.colleague().id}]
    return [{}]


def test_every_route_says_who_may_reach_it(world: World) -> None:
    assert {rule.endpoint for rule in world.app.url_map.iter_rules()} == ROUTES.keys()


@pytest.mark.parametrize("endpoint", [name for name, who in ROUTES.items() if who is NO_SIGN_IN])
def test_public_pages_open_for_strangers_and_hold_nobody(world: World, endpoint: str) -> None:
    for rule, method in rules(world, endpoint):
        answer = ask(world.browser(None), world, rule, method)
        assert answer.status_code in (200, 303, 400, 404, 415, 422), (method, answer.status_code)
        assert SECRET.encode() not in answer.data


@pytest.mark.parametrize("endpoint", [name for name, who in ROUTES.items() if who is not None])
def test_nobody_gets_anything_but_the_way_to_sign_in(world: World, endpoint: str) -> None:
    browser = world.browser(None)
    for rule, method in rules(world, endpoint):
        for place in places(world, rule):
            answer = ask(browser, world, rule, method, **place)
            assert SECRET not in answer.text
            if method == "GET":
                assert answer.status_code == 303
                assert answer.location.startswith("/sign-in?next=/")
            else:
                assert answer.status_code == 401


@pytest.mark.parametrize("endpoint", [name for name, who in ROUTES.items() if who is not None])
def test_each_role_reaches_what_it_may_and_nothing_else(
    world: World, home: dict[str, FlaskClient], endpoint: str
) -> None:
    allowed = ROUTES[endpoint] or frozenset()
    for rule, method in rules(world, endpoint):
        for role, browser in home.items():
            found = [
                ask(browser, world, rule, method, **place).status_code
                for place in places(world, rule)
            ]
            if role not in allowed:
                assert set(found) == {403}, (method, role, found)
                continue
            assert not {401, 403} & set(found), (method, role, found)
            assert max(found) < 500, (method, role, found)
            # At least in one state the page is there: else a 404 below would prove nothing.
            assert set(found) - {404}, (method, role, found)


@pytest.mark.parametrize("endpoint", ROUTES)
def test_another_agencys_orders_and_people_do_not_exist(
    world: World, away: dict[str, FlaskClient], endpoint: str
) -> None:
    for rule, method in rules(world, endpoint):
        if not {"order_id", "user_id", "receipt_id"} & rule.arguments:
            continue
        for place in places(world, rule):
            before = everything(world, place)
            for role, browser in away.items():
                answer = ask(browser, world, rule, method, **place)
                expected = 404 if role in (ROUTES[endpoint] or ()) else 403
                assert answer.status_code == expected, (method, role, answer.status_code)
                assert SECRET not in answer.text
            assert everything(world, place) == before


def everything(world: World, place: dict[str, object]) -> tuple[object, ...]:
    """What is kept of an order, and of everybody's account and sessions."""
    now = NIGHT
    with world.database.reading() as transaction:
        agency_id = world.home["officer"].agency_id
        signed_in = [
            sessions.list_sessions(transaction, user.id, now) for user in world.home.values()
        ]
        lines = audit.lines(transaction, agency_id)
    order_id = place.get("order_id")
    order = epo.read(world.desk, str(order_id)).stored if order_id else None
    return order, signed_in, lines


@pytest.mark.parametrize("role", sorted(ON_ORDERS))
def test_lists_and_searches_stay_within_the_agency(
    world: World, home: dict[str, FlaskClient], away: dict[str, FlaskClient], role: str
) -> None:
    order_id = world.draft()
    assert SECRET in home[role].get("/orders").text
    page = away[role].get("/orders")
    assert SECRET not in page.text
    assert order_id not in page.text
    for browser, theirs in ((home[role], True), (away[role], False)):
        answer = browser.post("/orders/find", data={"case_number": CASE}, follow_redirects=True)
        assert (SECRET in answer.text) is theirs


def test_an_id_of_another_agency_cannot_be_taken_over(
    world: World, away: dict[str, FlaskClient]
) -> None:
    order_id = world.draft()
    before = epo.read(world.desk, order_id)
    answer = away["officer"].post("/epo/", data={"id": order_id, "order_id": order_id})
    assert SECRET not in answer.text
    assert epo.read(world.desk, order_id) == before


def test_an_administrator_sees_and_withdraws_only_the_own_agencys_invitations(
    world: World, home: dict[str, FlaskClient], away: dict[str, FlaskClient]
) -> None:
    actor = Actor(world.home["admin"])
    invitations.invite(world.database, actor, "officer", NIGHT, "N. Ortiz")
    [waiting] = [
        one
        for one in invitations.open_invitations(world.database, actor, NIGHT)
        if one.name == "N. Ortiz"
    ]
    assert "N. Ortiz" in home["admin"].get("/people").text
    assert "N. Ortiz" not in away["admin"].get("/people").text
    away["admin"].post(f"/people/invitations/{waiting.id}/withdraw")
    assert waiting in invitations.open_invitations(world.database, actor, NIGHT)


def test_the_record_shows_only_the_own_agency(
    world: World, home: dict[str, FlaskClient], away: dict[str, FlaskClient]
) -> None:
    world.draft()
    assert "Order begun" in home["admin"].get("/audit").text
    assert "Order begun" not in away["admin"].get("/audit").text


@pytest.mark.parametrize("role", ROLES)
def test_nobody_ends_the_session_of_another_person(
    world: World, home: dict[str, FlaskClient], role: Role
) -> None:
    other = world.home["officer" if role != "officer" else "dispatch"]
    with world.database.reading() as transaction:
        theirs = sessions.list_sessions(transaction, other.id, NIGHT)
    assert theirs
    for session in theirs:
        home[role].post(f"/account/sessions/{session.id}/end")
    with world.database.reading() as transaction:
        assert sessions.list_sessions(transaction, other.id, NIGHT) == theirs
