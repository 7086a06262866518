"""``fieldref calendar``: the court closures of a year."""

from __future__ import annotations

import json

import click

from fieldref.cli.failures import Failure, unreadable_failure
from fieldref.content.expiry_answer import calendar_year, gap_message
from fieldref.content.expiry_question import read_year
from fieldref.core.errors import CalendarGap, Unreadable
from fieldref.core.words import Language


@click.command()
@click.argument("year")
@click.option("--lang", type=click.Choice(["en", "es"]), default="en")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def calendar(year: str, lang: Language, as_json: bool) -> None:
    """The weekdays of a YEAR on which California courts are closed."""
    try:
        found = calendar_year(read_year(year), lang)
    except Unreadable as unreadable:
        raise unreadable_failure(unreadable, lang) from None
    except CalendarGap as gap:
        raise Failure(gap.code, {"year": gap_message(gap, lang)}, exit_code=1) from None
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for day in found:
        mark = "  (projected)" if day["projected"] else ""
        click.echo(f"{day['date']}  {day['name']}{mark}")
