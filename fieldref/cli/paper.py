"""``fieldref paper``: the pocket card, the wall table and the handouts as PDF."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from fieldref.cli.failures import Failure, unreadable_failure
from fieldref.cli.files import write
from fieldref.content.expiry_answer import gap_message
from fieldref.core.errors import CalendarGap, Unreadable
from fieldref.core.words import Language

CALIFORNIA = ZoneInfo("America/Los_Angeles")
_LANG = click.option("--lang", type=click.Choice(["en", "es"]), default="en")
_OUT = click.option(
    "-o", "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE"
)


@click.group()
def paper() -> None:
    """Draw a paper of the guide as PDF."""


@paper.command()
@_LANG
@_OUT
def card(lang: Language, out: Path) -> None:
    """The pocket card: two sides of one sheet, folded at the ticks."""
    from fieldref.actions.papers import card_pdf

    write(out, card_pdf(lang, _site()))


@paper.command()
@click.option("--year", metavar="YEAR", help="The year of the grants; this year if not given.")
@click.option("--county", default="", metavar="SLUG", help="County of the court, such as fresno.")
@_LANG
@_OUT
def wall(year: str | None, county: str, lang: Language, out: Path) -> None:
    """The wall table: every day of a year, and when an order granted on it expires."""
    from fieldref.actions.papers import wall_pdf
    from fieldref.content.wall_table import read_wall

    with _said(lang):
        question = read_wall(_this_year() if year is None else year, county)
        write(out, wall_pdf(question, lang, _site()))


@paper.command()
@click.argument("slug")
@_LANG
@_OUT
def handout(slug: str, lang: Language, out: Path) -> None:
    """The handout of the article SLUG, such as must-i-arrest."""
    from fieldref.actions.papers import handout_pdf
    from fieldref.content.handout import read_article

    with _said(lang):
        write(out, handout_pdf(read_article(slug), lang, _site()))


@contextmanager
def _said(lang: Language) -> Iterator[None]:
    """What could not be read or counted, in words."""
    try:
        yield
    except Unreadable as unreadable:
        raise unreadable_failure(unreadable, lang) from None
    except CalendarGap as gap:
        raise Failure(gap.code, {"year": gap_message(gap, lang)}, exit_code=1) from None


def _site() -> str:
    """Where people find this installation, as far as it was told."""
    return os.environ.get("FIELDREF_URL", "").rstrip("/")


def _this_year() -> str:
    return str(datetime.now(UTC).astimezone(CALIFORNIA).year)
