"""The wall table says of every day what the core says of it, and everything fits its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel.dates import format_date

from fieldref.content.calendars import court_calendar
from fieldref.content.courts import county
from fieldref.content.wall_table import covered_years, read_wall, wall_table
from fieldref.core.errors import CalendarGap, Unreadable
from fieldref.core.expiry import Shut, expiry
from fieldref.core.words import LANGUAGES, Language
from fieldref.pdf.wall_table import TooWide, draw_wall_table
from tests.support.pdf import compact, font_sizes, page_count, pages

MARKS: dict[Shut | None, str] = {
    None: "",
    "saturday": "□",
    "sunday": "□",
    "holiday": "■",
    "local": "◇",
}
PLACE = "https://fieldref.a-rather-long-name.example.gov/expiry"
# Years and counties: two whole years, a leap year with a closure of a county's own.
TABLES = [("2026", ""), ("2027", ""), ("2027", "fresno"), ("2024", "ventura")]


def drawn(year: str, slug: str, lang: Language) -> bytes:
    return draw_wall_table(wall_table(read_wall(year, slug), lang, PLACE))


def written(day: date, lang: Language, year: int, *, with_month: bool) -> str:
    pattern = ("EEE d MMM" if day.year == year else "EEE d MMM y") if with_month else "EEE d"
    return format_date(day, pattern, locale=lang)


def lines(year: int, slug: str, month: int, lang: Language) -> Iterator[str]:
    """What stands in a month's lines, by the core."""
    closures = county(slug).closure_reasons(lang) if slug else {}
    day = date(year, month, 1)
    while day.month == month:
        found = expiry(court_calendar(), day, closures)
        shut = {each.on: each.shut for each in found.days}
        assert found.last_open_court_day
        yield MARKS[shut[day]] + written(day, lang, year, with_month=False)
        ends, last = found.expires_on, found.last_open_court_day
        yield MARKS[shut[ends]] + written(ends, lang, year, with_month=True)
        yield written(last, lang, year, with_month=True)
        day += timedelta(days=1)


@pytest.mark.parametrize(("year", "slug"), TABLES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cell_says_what_the_core_says(year: str, slug: str, lang: Language) -> None:
    text = [compact(page) for page in pages(drawn(year, slug, lang), "-raw")]
    assert len(text) == 4
    for month in range(1, 13):
        expected = compact("".join(lines(int(year), slug, month, lang)))
        assert expected in text[(month - 1) // 3], month


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("year", covered_years())
def test_every_year_fits_and_names_its_holidays(year: int, lang: Language) -> None:
    pdf = drawn(str(year), "ventura", lang)
    assert page_count(pdf) == 4
    assert min(font_sizes(pdf)) >= 8
    text = compact("".join(pages(pdf, "-raw")))
    for closure in court_calendar().closures(year):
        assert compact(f"■ {written(closure.on, lang, year, with_month=True)}:") in text
        assert compact(closure.name.in_language(lang)) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notes_and_the_foot_are_whole(lang: Language) -> None:
    table = wall_table(read_wall("2027", "ventura"), lang, PLACE)
    for page, text in zip(table.pages, pages(draw_wall_table(table), "-raw"), strict=True):
        said = [table.title, table.lead, *page.notes, table.foot.sentences, PLACE]
        said += [each.text for each in (*table.legend, *page.closed)]
        assert [each for each in said if compact(each) not in compact(text)] == []


def test_the_table_says_whether_a_county_adds_anything() -> None:
    leads = {slug: wall_table(read_wall("2024", slug), "en", "").lead for _year, slug in TABLES}
    assert "no county was chosen" in leads[""]
    assert "no closure of the court of Fresno is known" in leads["fresno"]
    assert "closures of the court of Ventura" in leads["ventura"]
    assert "◇ Wed 27 Nov: The court" in "".join(pages(drawn("2024", "ventura", "en"), "-raw"))


def test_a_holiday_that_no_list_confirms_says_so() -> None:
    assert "Christmas Day, computed" in "".join(pages(drawn("2027", "", "en"), "-raw"))
    assert "Christmas Day;" in "".join(pages(drawn("2026", "", "en"), "-raw"))


def test_equal_tables_give_equal_bytes() -> None:
    assert drawn("2026", "", "en") == drawn("2026", "", "en") != drawn("2026", "", "es")


@pytest.mark.parametrize("year", ["2020", "2030", "2031", "1", "9999"])
def test_a_year_that_cannot_be_counted_to_its_end_is_refused(year: str) -> None:
    assert int(year) not in covered_years()
    with pytest.raises(CalendarGap):
        wall_table(read_wall(year, ""), "en", "")


def test_every_part_that_cannot_be_read_is_named() -> None:
    with pytest.raises(Unreadable) as fault:
        read_wall("twenty", "nowhere")
    assert [problem.path for problem in fault.value.problems] == ["year", "county"]


def test_a_text_that_does_not_fit_is_never_cut_off() -> None:
    with pytest.raises(TooWide):
        draw_wall_table(wall_table(read_wall("2027", "ventura"), "es", "https://x/" * 200))
