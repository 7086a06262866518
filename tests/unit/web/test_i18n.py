"""Which language a page speaks, and how it writes days and hours."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from flask import Flask, g

from fieldref.web import i18n
from tests.support.page import PageClient

DAY = date(2026, 11, 27)
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Day"\nmsgstr "Día"\n'


@pytest.mark.parametrize(
    ("code", "width", "written"),
    [
        ("en", "short", "Fri 27 Nov 2026"),
        ("en", "long", "Friday 27 November 2026"),
        ("es", "short", "vie 27 nov 2026"),
        ("es", "long", "viernes 27 de noviembre de 2026"),
    ],
)
def test_a_day_is_written_with_weekday_and_month_in_words(
    code: str, width: str, written: str
) -> None:
    assert i18n.format_day(DAY, width, code) == written


def test_an_hour_is_written_in_24_hour_figures() -> None:
    assert i18n.format_clock(time(9, 5)) == "09:05"
    assert i18n.format_clock(datetime(2026, 11, 27, 21, 47)) == "21:47"


def test_what_is_not_there_is_written_as_nothing() -> None:
    assert i18n.format_day(None) == i18n.format_clock(None) == i18n.format_moment(None) == ""


def test_an_aware_moment_is_written_in_california_time(site: Flask) -> None:
    with site.test_request_context():
        after_midnight_utc = datetime(2026, 11, 28, 5, 47, tzinfo=UTC)
        assert i18n.format_moment(after_midnight_utc) == "Fri 27 Nov 2026, 21:47"
        assert i18n.format_moment(datetime(2026, 11, 27, 21, 47)) == "Fri 27 Nov 2026, 21:47"


class Officer:
    id = 7
    name = "R. Reyes"
    agency = "Fresno Police Department"
    language = "es"


@pytest.mark.parametrize(
    ("cookie", "profile", "browser", "spoken"),
    [
        ("en", "es", "es", "en"),
        ("", "es", "en", "es"),
        ("", "", "es-MX,es;q=0.9,en;q=0.5", "es"),
        ("", "", "fr", "en"),
        ("xx", "", "", "en"),
    ],
)
def test_own_choice_beats_profile_beats_browser_beats_english(
    site: Flask, cookie: str, profile: str, browser: str, spoken: str
) -> None:
    headers = {"Cookie": f"{i18n.COOKIE}={cookie}", "Accept-Language": browser}
    with site.test_request_context(headers=headers):
        if profile:
            g.person = Officer()
        assert i18n.choose_locale() == spoken


def test_a_program_chooses_the_words_of_the_api_by_argument(site: Flask) -> None:
    spanish_browser = {"Accept-Language": "es"}
    with site.test_request_context("/api/v1/expiry?lang=es"):
        assert i18n.choose_locale() == "es"
    with site.test_request_context("/api/v1/expiry", headers=spanish_browser):
        assert i18n.choose_locale() == "en"


def test_a_catalogue_is_compiled_only_where_it_is_older_than_its_source(tmp_path: Path) -> None:
    source = tmp_path / "es" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text(PO, encoding="utf-8")
    compiled = source.with_suffix(".mo")
    assert i18n.compile_stale(tmp_path) == [compiled]
    assert i18n.compile_stale(tmp_path) == []
    os.utime(compiled, (1, 1))
    assert i18n.compile_stale(tmp_path) == [compiled]
    assert [path.name for path in source.parent.iterdir() if path.suffix == ".tmp"] == []


def test_months_are_listed_in_the_language_of_the_page(client: PageClient) -> None:
    page = client.page("/sampler/", headers={"Accept-Language": "es"})
    months = [option.text for option in page.all("option")]
    assert "noviembre" in months
    assert "November" not in months
