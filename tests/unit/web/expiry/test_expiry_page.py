"""When does it expire? The answer: the command's own, in the order a person needs it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from fieldref.content.courts import counties, county
from fieldref.content.expiry_answer import day_sentences
from fieldref.core.courts import County
from fieldref.core.words import Language
from fieldref.web.i18n import format_day
from tests.support.commands import run
from tests.support.expiry_page import MONDAY, SATURDAY, ask, one
from tests.support.page import Page, PageClient, words
from tests.support.site import SetClock

ASKED = [
    (SATURDAY, "fresno", ()),
    (SATURDAY, None, ()),
    ("2026-11-20", "los-angeles", ("2026-11-24=Consolidation day",)),
    ("2026-10-17", None, ()),
    ("2026-11-25", "yuba", ()),
    ("2027-12-29", "san-francisco", ()),
    ("2025-03-28", "alpine", ()),
    ("2030-12-15", None, ()),
]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("granted", "slug", "closures"), ASKED)
def test_page_and_json_and_command_are_one_answer(
    client: PageClient, granted: str, slug: str | None, closures: tuple[str, ...], lang: Language
) -> None:
    asked = {"granted": granted, "closure": list(closures), **({"county": slug} if slug else {})}
    page = ask(client, lang, **asked)
    told = client.get("/api/v1/expiry", query_string={**asked, "lang": lang}).get_json()
    options = [part for closure in closures for part in ("--closure", closure)]
    options += ["--county", slug] if slug else []
    assert told == run("expiry", granted, *options, "--lang", lang, "--json").json
    _assert_same(page, told, lang)


def _assert_same(page: Page, told: dict[str, Any], lang: Language) -> None:
    def day(key: str) -> str:
        return format_day(date.fromisoformat(told[key]), code=lang)

    assert one(page, "giant") == day("expires_on")
    assert one(page, "last-open-day") == day("last_open_court_day")
    limits = one(page, "limits")
    assert all(day(key) in limits for key in ("fifth_court_day", "seventh_calendar_day"))
    assert [words(li) for li in page.with_class("sentences")[0]] == day_sentences(told, lang)
    reasons = [words(next(li.iter("span"))) for li in page.with_class("because")[0]]
    assert reasons == [reason["text"] for reason in told["because"]]
    links = [a.get("href") for a in page.with_class("because")[0].iter("a")]
    assert links == [told["citations"][k]["url"] for r in told["because"] for k in r["cites"]]
    points = [words(li) for li in page.with_class("open-points")[0]]
    assert points == [point["text"] for point in told["open_points"]]
    assert told["bundle"][:15] in page.text
    _assert_tape(page, told)


def _assert_tape(page: Page, told: dict[str, Any]) -> None:
    numbers, courts = (
        [words(td) for td in row.iter("td")]
        for row in page.with_class("tape")[0].find(".//tbody") or ()
    )
    assert [int(number) for number in numbers] == [day["calendar_day"] for day in told["days"]]
    counted = [str(day["court_day"] or "×") for day in told["days"]]
    assert courts == ["–", *counted[1:]]
    ends = [words(th) for th in page.with_class("mark-end") if th.tag == "th"]
    assert len(ends) == 1


def test_the_answer_comes_first(client: PageClient) -> None:
    page = ask(client, granted=f"{SATURDAY}T23:40", county="fresno")
    order = [
        "Expires Sat 28 Nov 2026",
        "7th calendar day: the earlier limit",
        "Ends in 5 days",
        "Time: ask the judicial officer.",
        "Tue 1 Dec 2026",
        "Granted Sat 21 Nov 2026, 23:40",
        "Last open court day Wed 25 Nov 2026",
        "Tell the protected person.",
        "The count in words",
        "Why",
        "Not settled",
        "Court in Fresno County",
        "Another grant",
    ]
    places = [page.text.index(text) for text in order]
    assert places == sorted(places)
    assert words(page.all("title")[0]) == "Expires Sat 28 Nov 2026 · fieldref"


def test_a_screen_reader_hears_each_day_of_the_tape(client: PageClient) -> None:
    table = ask(client, granted=SATURDAY).with_class("tape")[0]
    heads = [words(th) for th in table.iter("th") if th.get("scope") == "col"]
    assert "Monday 23 November 2026: calendar day 2, court day 1." in heads[3]
    assert words(next(table.iter("caption"))) == "The days of the order, counted"


def test_every_county_names_its_courts_and_no_hour_of_expiry(client: PageClient) -> None:
    for found in counties():
        page = ask(client, granted=SATURDAY, county=found.slug)
        _assert_courts(page, found, "en", "Unconfirmed source")
        assert not re.search(r"\d\d?:\d\d", words(page.with_class("verdict")[0])), found.slug
        hours = [house for house in found.courts if house.counter_hours]
        assert page.text.count("Not the time at which the order ends.") == len(hours)


def test_doubts_about_a_court_are_told_in_spanish_too(client: PageClient) -> None:
    doubtful = [found for found in counties() if found.doubt]
    assert doubtful
    for found in doubtful:
        page = ask(client, "es", granted=SATURDAY, county=found.slug)
        _assert_courts(page, found, "es", "Fuente sin confirmar")


def _assert_courts(page: Page, found: County, lang: Language, unconfirmed: str) -> None:
    text = one(page, "court")
    assert found.name.in_language(lang) in text
    for house in found.courts:
        for part in (house.branch or house.name, house.address, house.telephone):
            assert part is None or " ".join(part.split()) in text, (found.slug, part)
    secondary = [house for house in found.courts if house.confidence == "secondary"]
    assert text.count(unconfirmed) == len(secondary), found.slug
    assert found.doubt is None or found.doubt.in_language(lang) in text


def test_names_of_courts_are_marked_as_english_on_the_spanish_page(client: PageClient) -> None:
    page = ask(client, "es", granted=SATURDAY, county="fresno")
    names = page.with_class("court-name")
    assert names
    assert all(name.get("lang") == "en" for name in names)
    assert "Corte del condado de Fresno" in page.text


def test_a_telephone_number_can_be_tapped(client: PageClient) -> None:
    page = ask(client, granted=SATURDAY, county="fresno")
    digits = re.sub(r"\D", "", county("fresno").primary.telephone or "")
    assert page.with_class("tel")[0].get("href") == f"tel:+1{digits}"


@pytest.mark.parametrize(
    ("granted", "stamp"),
    [
        ("2026-11-22", "Ends in 6 days"),
        ("2026-11-17", "Ends tomorrow"),
        ("2026-11-16", "Ends today"),
        ("2026-11-15", "Ended 3 days ago"),
        ("2021-01-02", "Ended 2145 days ago"),
        ("2026-11-24", "Future grant"),
        ("2028-11-24", "Future grant Projected calendar"),
    ],
)
def test_a_stamp_says_how_the_order_stands_today(
    client: PageClient, granted: str, stamp: str
) -> None:
    page = ask(client, granted=granted)
    assert one(page, "verdict-stamps") == stamp
    ended = stamp.startswith("Ended")
    assert one(page, "verdict-word") == ("Ended" if ended else "Expires")
    assert ("Tell the protected person." in words(page.with_class("last-open")[0])) is not ended


def test_an_order_of_yesterday_that_ended_yesterday_is_said_by_day_only(
    client: PageClient,
    clock: SetClock,
) -> None:
    clock.moment = MONDAY + timedelta(days=1)
    assert one(ask(client, granted="2026-11-16"), "verdict-stamps") == "Ended 1 day ago"
