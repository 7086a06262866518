"""How an order stands at a moment, and its place in the list."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldref.core.epo import EpoDocument, Service, Told
from fieldref.core.standing import Kept, Standing, end_of, notice, standing, urgency

FRIDAY = date(2026, 11, 27)
NOON = datetime(2026, 11, 20, 12, 0)
CHANGED = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def kept(status: str, day: date | None = FRIDAY, clock: time | None = time(17)) -> Kept:
    return Kept(status=status, expires_on=day, expires_at=clock)


def at(status: str, now: datetime, clock: time | None = time(17)) -> Standing:
    return standing(kept(status, clock=clock), now)


def test_an_order_is_in_force_until_the_minute_that_the_judge_gave() -> None:
    five = datetime(2026, 11, 27, 17, 0)
    assert at("granted", five - MINUTE).status == "granted"
    assert at("granted", five).status == "ended"
    assert at("served", five).status == "ended"


def test_without_an_hour_it_ends_only_when_its_day_is_over() -> None:
    last = at("granted", datetime(2026, 11, 27, 23, 59), None)
    assert (last.status, last.hour_given) == ("granted", False)
    assert at("granted", datetime(2026, 11, 28, 0, 0), None).status == "ended"


def test_without_a_date_it_never_ends_and_the_date_is_what_comes_next() -> None:
    found = standing(kept("granted", None, None), datetime(2036, 1, 1))
    assert (found.status, found.ends, found.next) == ("granted", None, "complete_expiry")


@pytest.mark.parametrize(
    ("status", "following"),
    [
        ("draft", "finish"),
        ("called", "record_call"),
        ("granted", "serve"),
        ("served", "prove_service"),
        ("denied", "nothing"),
    ],
)
def test_what_comes_next(status: str, following: str) -> None:
    assert standing(kept(status), NOON).next == following


@pytest.mark.parametrize("status", ["draft", "called", "denied"])
def test_what_was_never_granted_never_ends(status: str) -> None:
    found = standing(kept(status, date(2020, 1, 1)), NOON)
    assert (found.status, found.ends, found.live, found.unserved) == (status, None, False, False)


def test_unserved_is_said_of_orders_in_force_only() -> None:
    assert at("granted", NOON).unserved
    assert not at("served", NOON).unserved
    assert not at("granted", datetime(2027, 1, 1)).unserved


def test_a_status_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match="withdrawn"):
        standing(kept("withdrawn"), NOON)


def test_the_list_begins_with_what_is_unserved_and_ends_next() -> None:
    book = {
        "unserved, no end": (kept("granted", None, None), CHANGED),
        "unserved, Wednesday": (kept("granted", date(2026, 11, 25)), CHANGED),
        "unserved, Friday": (kept("granted"), CHANGED),
        "served, Tuesday": (kept("served", date(2026, 11, 24)), CHANGED),
        "served, Friday without an hour": (kept("served", clock=None), CHANGED),
        "called, later": (kept("called"), CHANGED + MINUTE),
        "draft": (kept("draft"), CHANGED),
        "ended, changed last": (kept("served", date(2026, 11, 19)), CHANGED + MINUTE),
        "denied": (kept("denied"), CHANGED),
    }
    shuffled = sorted(book, reverse=True)

    def place(name: str) -> tuple[int, float]:
        order, changed = book[name]
        return urgency(standing(order, NOON), changed)

    assert sorted(shuffled, key=place) == list(book)


@given(
    st.sampled_from(["draft", "called", "granted", "denied", "served"]),
    st.none() | st.dates(),
    st.none() | st.times(),
    st.datetimes(),
)
def test_every_order_stands_somehow_at_every_moment(
    status: str, day: date | None, clock: time | None, now: datetime
) -> None:
    order = Kept(status=status, expires_on=day, expires_at=clock)
    found = standing(order, now)
    assert found.status in (status, "ended")
    assert (found.status == "ended") is (
        status in ("granted", "served") and day is not None and now >= (end_of(day, clock) or now)
    )
    assert urgency(found, CHANGED)[0] in range(4)


def test_notice_is_paper_or_words_or_nothing() -> None:
    words = Told(on=FRIDAY)
    assert notice(EpoDocument()) == "none"
    assert notice(EpoDocument(told=words)) == "told"
    assert notice(EpoDocument(told=words, service=Service(served_on=FRIDAY))) == "served"
