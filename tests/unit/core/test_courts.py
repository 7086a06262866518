"""What item 6 of the order says, and what a county tells about itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fieldref.core.courts import County, CountyClosure, Courthouse, item_6_text
from fieldref.core.words import Words

SISK = Courthouse(
    name="Superior Court of California, County of Fresno",
    branch="B. F. Sisk Courthouse",
    address="1130 O Street, Fresno, CA 93721",
    telephone=None,
    website=None,
    primary=True,
    takes_orders=True,
    counter_hours=None,
    counter_closes=None,
    source="court page",
    seen="2022",
    confidence="seen",
    note=None,
)


def test_item_6_names_the_court_and_its_address_on_one_line() -> None:
    assert item_6_text(SISK) == (
        "Superior Court of California, County of Fresno, 1130 O Street, Fresno, CA 93721"
    )


def test_item_6_invents_no_address_where_none_was_seen() -> None:
    assert item_6_text(replace(SISK, address=None)) == SISK.name


def test_a_county_tells_its_own_closures_in_the_language_asked() -> None:
    closure = CountyClosure(
        date(2024, 11, 27), Words("court closure day", "día de cierre"), "notice"
    )
    county = County(
        slug="fresno",
        name=Words("Fresno", "Fresno"),
        doubt=None,
        courts=(SISK, replace(SISK, primary=False)),
        closures=(closure,),
    )
    assert county.primary is SISK
    assert county.closure_reasons("en") == {date(2024, 11, 27): "court closure day"}
    assert county.closure_reasons("es") == {date(2024, 11, 27): "día de cierre"}
