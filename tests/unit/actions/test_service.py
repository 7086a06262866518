"""Recording service, correcting it, and what the record says of both."""

from __future__ import annotations

import pytest
from flask import Flask

from fieldref.actions import grant
from fieldref.actions.grant import AlreadyRecorded, Amendment, NotGranted
from fieldref.actions.history import history_of
from fieldref.actions.printing import Print, print_order
from fieldref.core.fields import Change, FieldState, Json
from fieldref.storage.order import OrderNotFound
from tests.support.order_book import MINUTE, SERVED, Book
from tests.support.site import NIGHT

TOLD: dict[str, Json] = {"on": "2026-11-20", "at": "21:30", "by": "R. Reyes", "terms": ["firearms"]}
MISHEARD = "The house number was misheard."
VISIT: dict[str, Json] = {"on": "2026-11-20", "at": "21:10", "place": "12 Elm St"}


def amend(book: Book, order: str, path: str, value: Json, reason: str = "Misheard.") -> None:
    state = book.stored(order).draft.state(path)
    change = Change(path, state.mark, FieldState(value))
    grant.amend(book.desk, order, Amendment((change,), reason), NIGHT + MINUTE)


@pytest.mark.parametrize("act", ["service", "told", "attempt"])
def test_nothing_is_recorded_before_the_grant(app: Flask, act: grant.Act) -> None:
    book = Book(app)
    for order in (book.draft(), book.called(), book.called("denied")):
        with pytest.raises(NotGranted):
            grant.record(book.desk, order, act, SERVED, NIGHT)
        assert book.stored(order).document.service is None


def test_the_same_service_twice_is_one_service(app: Flask) -> None:
    book = Book(app)
    order = book.served()
    grant.record(book.desk, order, "service", SERVED, NIGHT + MINUTE)
    assert [action for action, _ in book.happened(order)].count("order_served") == 1


def test_another_service_over_the_first_is_refused_and_changes_nothing(app: Flask) -> None:
    book = Book(app)
    order = book.served()
    with pytest.raises(AlreadyRecorded):
        grant.record(book.desk, order, "service", {**SERVED, "address": "Court"}, NIGHT)
    service = book.stored(order).document.service
    assert service is not None
    assert service.address == "Fresno County Jail"


def test_each_visit_is_kept_and_the_same_one_only_once(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    for visit in (VISIT, VISIT, {**VISIT, "at": "22:10"}):
        grant.record(book.desk, order, "attempt", visit, NIGHT)
    attempts = book.stored(order).document.service_attempts
    assert [str(visit.at) for visit in attempts] == ["21:10:00", "22:10:00"]
    assert book.stored(order).status == "granted"


def test_what_was_served_or_told_is_locked_read_back_or_not(app: Flask) -> None:
    book = Book(app)
    acts: tuple[tuple[grant.Act, dict[str, Json], bool], ...] = (
        ("service", SERVED, True),
        ("told", TOLD, True),
        ("attempt", VISIT, False),
    )
    for act, values, locked in acts:
        order = book.granted(locked=False)
        grant.record(book.desk, order, act, values, NIGHT)
        assert book.stored(order).locked is locked


def test_a_correction_is_kept_with_who_when_why_and_both_values(app: Flask) -> None:
    book, other = Book(app), Book(app, "officer2")
    order = book.granted()
    amend(other, order, "orders.address", "14 Elm St", MISHEARD)
    grant.record(book.desk, order, "service", SERVED, NIGHT + MINUTE)
    amend(book, order, "service.address", "Court")
    history = history_of(book.desk, book.stored(order))
    first, second = history.corrections
    assert (first.number, first.by, first.reason) == (
        1,
        "K. Tran",
        "The house number was misheard.",
    )
    assert first.at == NIGHT + MINUTE
    assert [(d.path, d.before.value, d.after.value) for d in first.differences] == [
        ("orders.address", "12 Elm St, Fresno", "14 Elm St")
    ]
    assert [d.path for d in second.differences] == ["service.address"]
    assert history.as_granted.orders is not None
    assert history.as_granted.orders.address == "12 Elm St, Fresno"


def test_an_order_that_was_never_corrected_has_no_corrections(app: Flask) -> None:
    book = Book(app)
    order = book.stored(book.granted())
    history = history_of(book.desk, order)
    assert (history.as_granted, history.corrections) == (order.document, ())


def test_every_print_stands_in_the_record_and_names_nobody(app: Flask) -> None:
    book = Book(app)
    order = book.granted()
    form = print_order(book.desk, order, Print(copies=False, lang="en"), NIGHT)
    copies = print_order(book.desk, order, Print(copies=True, lang="es"), NIGHT)
    assert form.startswith(b"%PDF")
    assert len(copies) > len(form)
    printed = [details for action, details in book.happened(order) if action == "order_printed"]
    assert printed == [{"kind": "form"}, {"kind": "copies"}]
    with pytest.raises(OrderNotFound):
        print_order(book.desk, "00000000-0000-0000-0000-000000000000", Print(False, "en"), NIGHT)
