"""The list of orders and the pages of one order."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from fieldref.actions import epo, grant
from fieldref.actions.grant import Amendment
from fieldref.core.fields import Change, FieldState
from tests.support.order_book import Book
from tests.support.page import Page, PageClient, words
from tests.support.pdf import pages
from tests.support.site import NIGHT, SetClock

STATES: dict[str, Callable[[Book], str]] = {
    "draft": lambda book: book.draft(),
    "called": lambda book: book.called(),
    "denied": lambda book: book.called("denied"),
    "granted": lambda book: book.granted(),
    "not read back": lambda book: book.granted(locked=False),
    "served": lambda book: book.served(),
    "ended": lambda book: book.served(expires=("2026-11-20", "21:00")),
    "no hour": lambda book: book.granted(expires=("2026-11-27", None)),
    "no date": lambda book: book.granted(expires=(None, None)),
}
PAGES = ("order", "copy-out", "amend", "serve")
NAMES = {
    "emoji": "Zoë 🚓 Müller",
    "right to left": "محمد الفارسي",
    "300 letters": "Wolfe" * 60,
    "one word": "Suharto",
    "Vietnamese": "Đặng Thị Hương",
    "markup": "<script>alert(1)</script> & Sons",
}


def rows(page: Page) -> list[str]:
    bodies = page.all("tbody")
    return [words(row) for row in bodies[0] if row.tag == "tr"] if bodies else []


def links(page: Page) -> dict[str, str]:
    return {words(link): link.get("href", "") for link in page.all("a")}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("state", STATES)
def test_every_page_of_an_order_in_every_state_is_in_order(
    app: Flask, state: str, language: str
) -> None:
    book = Book(app)
    order = STATES[state](book)
    browser = book.browser(language)
    for page in PAGES:
        assert browser.page(f"/epo/{order}/{page}").language == language
    assert len(rows(browser.page("/orders"))) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_empty_list_says_so(app: Flask, language: str) -> None:
    page = Book(app).browser(language).page("/orders?status=denied&whose=agency")
    assert len(page.with_class("empty")) == 1
    assert rows(page) == []


def test_a_row_says_who_when_and_what_is_not_done(app: Flask) -> None:
    book = Book(app)
    book.granted()
    (row,) = rows(book.browser().page("/orders"))
    for said in (
        "Daniel Vega",
        "Granted",
        "26-012345",
        "María López Núñez; Đặng Thị Hương",
        "Fri 20 Nov 2026, 20:42",
        "Fri 27 Nov 2026, 17:00",
        "Not served",
        "R. Reyes",
    ):
        assert said in row


def test_a_missing_hour_is_said_and_an_end_that_is_near_is_marked(app: Flask) -> None:
    book = Book(app)
    book.granted(expires=("2026-11-20", None))
    (row,) = rows(book.browser().page("/orders"))
    assert "time not set" in row
    assert "Ends today" in row


def test_terms_told_without_paper_are_neither_served_nor_not_served(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    told = {"on": "2026-11-20", "at": "21:30", "by": "R. Reyes", "terms": ["firearms"]}
    grant.record(book.desk, order, "told", told, NIGHT)  # type: ignore[arg-type]
    (row,) = rows(book.browser().page("/orders"))
    assert "Told, no paper" in row
    assert "Not served" not in row


def test_the_list_is_narrowed_by_plain_links(app: Flask) -> None:
    book = Book(app)
    book.draft()
    book.granted()
    Book(app, "officer2").granted()
    browser = book.browser()
    page = browser.page("/orders")
    assert len(rows(page)) == 2
    assert len(rows(browser.page(links(page)["Not served 1"]))) == 1
    assert len(rows(browser.page(links(page)["Agency"]))) == 3


def test_a_narrower_asks_only_for_the_list_when_htmx_asks(app: Flask) -> None:
    browser = Book(app).browser()
    part = browser.get("/orders?status=draft", headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div id="list"')
    assert "HX-Request" in part.headers["Vary"]


@pytest.mark.parametrize(
    "query", ["status=withdrawn", "page=-1", "page=0", "page=99999999999", "page=x", "whose=all"]
)
def test_an_address_that_makes_no_sense_shows_the_list(app: Flask, query: str) -> None:
    book = Book(app)
    book.draft()
    assert len(rows(book.browser().page(f"/orders?{query}"))) == 1


def test_more_than_fifty_orders_have_a_next_page(app: Flask) -> None:
    book = Book(app)
    for number in range(51):
        book.draft(NIGHT - timedelta(minutes=number))
    browser = book.browser()
    first = browser.page("/orders")
    second = browser.page(links(first)["Next"])
    assert (len(rows(first)), len(rows(second))) == (50, 1)
    assert "Previous" in links(second)


def test_a_draft_opens_where_it_is_written_and_an_order_as_it_stands(app: Flask) -> None:
    book = Book(app)
    draft, order = book.draft(restrained__name="A"), book.granted(restrained__name="B")
    found = links(book.browser().page("/orders"))
    assert found["A"] == f"/epo/{draft}"
    assert found["B"] == f"/epo/{order}/order"


def test_a_case_number_is_found_and_stands_in_no_address(app: Flask) -> None:
    book = Book(app)
    book.draft(case_number="26-777777")
    book.draft()
    browser = book.browser()
    browser.page("/orders")
    answer = browser.send("/orders/find", case_number="26 777777")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert browser.last is not None
    assert len(rows(browser.last)) == 1
    assert not [link for link in links(browser.last).values() if "777777" in link]


def test_what_is_not_found_is_said_and_stays_in_the_box(app: Flask) -> None:
    browser = Book(app).browser()
    browser.page("/orders")
    for asked, status in (("26-000001", 200), ("  -- ", 422), ("🚓" * 300, 422)):
        answer = browser.send("/orders/find", case_number=asked)
        assert answer.status_code == status
        assert asked.strip() in answer.text
    assert browser.get("/orders/find").location == "/orders"


def test_the_order_as_a_page_has_every_item_and_value_of_the_form(app: Flask) -> None:
    book = Book(app)
    page = book.browser().page(f"/epo/{book.served()}/order")
    items = [words(item).removeprefix("Form item ") for item in page.with_class("item")]
    form = items[items.index("Case No.") :]
    assert form == [
        "Case No.", "1", "2", "3a", "3b", "3c", "3d", "3e", "4", "5", "6", "7", "8", "9", "10",
        "11", "12", "By", "13", "14", "15",
    ]  # fmt: skip
    for said in (
        "YOU MUST NOT own, possess, purchase, receive",
        "Always ordered: the form has no box.",
        "Stay away from each person in item 1 : marked",
        "Gender: F : not marked",
        "Friday 27 November 2026",
        "Hon. Alan Price",
        "a court may insist on its own form",
    ):
        assert said in page.text


def test_the_page_counts_the_days_of_a_granted_order(app: Flask) -> None:
    book = Book(app)
    page = book.browser().page(f"/epo/{book.granted()}/order")
    assert len(page.with_class("mark-end")) >= 1
    assert "Last open court day: Wednesday 25 November 2026" in page.text
    draft = book.browser().page(f"/epo/{book.draft()}/order")
    assert draft.with_class("tape") == []


def test_an_order_without_a_date_says_so_and_asks_for_it(app: Flask) -> None:
    book = Book(app)
    page = book.browser().page(f"/epo/{book.granted(expires=(None, None))}/order")
    assert "This order has no date of expiry." in page.text
    assert "Record it with a reason" in links(page)


def test_copy_out_says_what_to_write_and_which_box_to_mark(app: Flask) -> None:
    book = Book(app)
    page = book.browser().page(f"/epo/{book.granted()}/copy-out")
    for said in ("11/27/2026 Friday 27 November 2026", "[X] mark it", "[ ] leave open", "100"):
        assert said in page.text
    blank = book.browser().page(f"/epo/{book.draft()}/copy-out")
    assert "Not granted: items 5 and 8 stay blank" in blank.text


@pytest.mark.parametrize(("query", "kind"), [("", "form"), ("?copies=1", "copies")])
def test_the_pdf_names_nobody_is_kept_nowhere_and_stands_in_the_record(
    app: Flask, query: str, kind: str
) -> None:
    book = Book(app)
    order = book.granted()
    answer = book.browser().get(f"/epo/{order}/epo-001.pdf{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="EPO-001.pdf"'
    assert ("order_printed", {"kind": kind}) in book.happened(order)


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [("HEAD", {}, 200), ("GET", {"Sec-Purpose": "prefetch;prerender"}, 204)],
)
def test_looking_ahead_prints_nothing(
    app: Flask, method: str, headers: dict[str, str], status: int
) -> None:
    book = Book(app)
    order = book.granted()
    where = f"/epo/{order}/epo-001.pdf"
    answer = book.browser().open(where, method=method, headers=headers)
    assert (answer.status_code, answer.data) == (status, b"")
    assert "order_printed" not in [action for action, _ in book.happened(order)]


def test_the_paper_holds_nothing_that_the_form_does_not_ask(app: Flask) -> None:
    book = Book(app)
    order = book.granted(
        restrained__whereabouts="Hiding at 77 Pine Ct",
        restrained__other_names="Danny Boy",
        other_orders="CARPOS FCN 4455667788",
        incident__place="99 Secret Rd",
    )
    paper = " ".join(pages(book.browser().get(f"/epo/{order}/epo-001.pdf").data))
    assert "Daniel Vega" in paper
    for hidden in ("77 Pine Ct", "Danny Boy", "4455667788", "99 Secret Rd", "cohabitant"):
        assert hidden not in paper


def test_a_draft_prints_as_a_draft(app: Flask) -> None:
    book = Book(app)
    paper = " ".join(pages(book.browser().get(f"/epo/{book.draft()}/epo-001.pdf").data))
    assert "DRAFT: NOT GRANTED" in paper


@pytest.mark.parametrize("kind", NAMES)
def test_any_name_is_shown_as_it_was_typed(app: Flask, kind: str) -> None:
    book = Book(app)
    order = book.served(restrained__name=NAMES[kind], narrative="a" * 10_000)
    browser = book.browser()
    assert NAMES[kind] in browser.page("/orders").text
    for page in (*PAGES, "serve/next"):
        browser.page(f"/epo/{order}/{page}")
    assert browser.get(f"/epo/{order}/epo-001.pdf").status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "epo-001.pdf", "serve/next", "serve/told", "amend/grant"])
def test_an_order_that_the_agency_does_not_have_is_not_found(app: Flask, page: str) -> None:
    browser = Book(app).browser()
    assert browser.get(f"/epo/{uuid.uuid4()}/{page}").status_code == 404
    assert browser.get(f"/epo/not-an-id/{page}").status_code == 404


@pytest.mark.parametrize("role", ["instructor", "admin"])
def test_whoever_does_not_work_on_orders_sees_none(app: Flask, role: str) -> None:
    order = Book(app).granted()
    browser = Book(app, role).browser()
    for path in ("/orders", *(f"/epo/{order}/{page}" for page in (*PAGES, "epo-001.pdf"))):
        assert browser.get(path).status_code == 403


@pytest.mark.parametrize("role", ["officer2", "dispatch", "supervisor"])
def test_colleagues_see_the_agencys_orders(app: Flask, role: str) -> None:
    order = Book(app).granted()
    browser = Book(app, role).browser()
    assert len(rows(browser.page("/orders?whose=agency"))) == 1
    browser.page(f"/epo/{order}/order")


def test_a_visitor_is_sent_to_sign_in(app: Flask, visitor: PageClient) -> None:
    order = Book(app).granted()
    for path in ("/orders", f"/epo/{order}/order", f"/epo/{order}/epo-001.pdf"):
        assert "/sign-in" in (visitor.get(path).location or "")


@pytest.mark.parametrize("role", ["dispatch", "supervisor"])
def test_whoever_watches_over_all_begins_with_the_agencys_orders(app: Flask, role: str) -> None:
    Book(app).granted()
    browser = Book(app, role).browser()
    page = browser.page("/orders")
    assert len(rows(page)) == 1
    assert rows(browser.page(links(page)["Mine"])) == []


def test_what_the_judge_changed_is_said_and_a_correction_is_not_the_judges(app: Flask) -> None:
    book = Book(app)
    order = book.granted(locked=False)
    epo.edit(book.desk, order, epo.set_field("orders.stay_away_persons_yards", 200), NIGHT)
    epo.edit(book.desk, order, epo.set_field("orders.move_out", None), NIGHT)
    grant.close_line(book.desk, order, NIGHT)
    state = book.stored(order).draft.state("orders.address")
    change = Change("orders.address", state.mark, FieldState("14 Elm St"))
    grant.amend(book.desk, order, Amendment((change,), "Misheard."), NIGHT)
    page = book.browser().page(f"/epo/{order}/order")
    assert "asked 100 → granted 200" in page.text
    assert "asked Yes → granted no" in page.text
    assert page.text.count("→ granted") == 2
    assert "12 Elm St, Fresno → 14 Elm St" in page.text


def test_a_denied_order_says_who_denied_it_and_leads_back_to_the_draft(app: Flask) -> None:
    book = Book(app)
    order = book.called("denied")
    page = book.browser().page(f"/epo/{order}/order")
    assert "The judge said no" in page.text
    assert "Hon. Alan Price" in page.text
    assert links(page)["Back to the draft"] == f"/epo/{order}"


def test_an_order_ends_on_its_own(app: Flask, watch: SetClock) -> None:
    book = Book(app)
    order = book.granted()
    watch.moment = NIGHT + timedelta(days=7)
    with_new_session = Book(app).browser(at=watch.moment)
    page = with_new_session.page(f"/epo/{order}/order")
    assert "Ended" in [words(stamp) for stamp in page.with_class("stamp")]
