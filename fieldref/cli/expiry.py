"""``fieldref expiry``: when an order granted on a day expires, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import click

from fieldref.cli.failures import Failure
from fieldref.content.courts import UnknownCounty
from fieldref.content.expiry_answer import (
    ExpiryQuestion,
    answer,
    county_closures,
    day_sentences,
    gap_message,
    range_line,
)
from fieldref.core.errors import CalendarGap
from fieldref.core.words import Language


def a_day(text: str, where: str) -> date:
    """A day written YYYY-MM-DD; anything else cannot be read."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        message = f"{text!r} is not a date written YYYY-MM-DD"
        raise Failure("bad_date", {where: message}, exit_code=2)
    return day


def grant_day(text: str) -> date:
    """The day of a grant written YYYY-MM-DD or YYYY-MM-DDTHH:MM."""
    day, _, clock = text.partition("T")
    if "T" in text:
        try:
            moment = datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - civil time
        except ValueError:
            moment = None
        if moment is None or moment.strftime("%H:%M") != clock:
            message = f"{text!r} is not a date and time written YYYY-MM-DDTHH:MM"
            raise Failure("bad_date", {"granted": message}, exit_code=2)
    return a_day(day, "granted")


def closures_of(pairs: tuple[str, ...]) -> dict[date, str]:
    """Closures given as DATE=REASON."""
    found: dict[date, str] = {}
    for pair in pairs:
        day, equals, reason = pair.partition("=")
        if not equals or not reason.strip():
            message = f"{pair!r} is not written DATE=REASON"
            raise Failure("bad_closure", {"closure": message}, exit_code=2)
        found[a_day(day, "closure")] = reason.strip()
    return found


@click.command()
@click.argument("granted", required=False)
@click.option("--county", metavar="SLUG", help="County of the court, such as fresno.")
@click.option("--closure", "closures", multiple=True, metavar="DATE=REASON")
@click.option("--from", "first", metavar="DATE", help="First grant date of a range.")
@click.option("--to", "last", metavar="DATE", help="Last grant date of a range.")
@click.option("--lang", type=click.Choice(["en", "es"]), default="en")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def expiry(
    granted: str | None,
    county: str | None,
    closures: tuple[str, ...],
    first: str | None,
    last: str | None,
    lang: Language,
    as_json: bool,
) -> None:
    """When an order GRANTED on YYYY-MM-DD (or YYYY-MM-DDTHH:MM) expires, and why."""
    if granted is None and (first is None or last is None):
        missing = "give GRANTED, or --from and --to"
        raise Failure("bad_arguments", {"granted": missing}, exit_code=2)
    if granted is None:
        if county or closures:
            message = "a range takes no --county and no --closure"
            raise Failure("bad_arguments", {"county": message}, exit_code=2)
        _range(a_day(str(first), "from"), a_day(str(last), "to"), lang, as_json=as_json)
        return
    if first or last:
        raise Failure("bad_arguments", {"granted": "give GRANTED or a range, not both"}, 2)
    day = grant_day(granted)
    question = ExpiryQuestion(
        granted_on=day, county=county, closures=_closures(county, closures, lang), lang=lang
    )
    _one(question, as_json=as_json)


def _closures(county: str | None, pairs: tuple[str, ...], lang: Language) -> dict[date, str]:
    try:
        return {**county_closures(county, lang), **closures_of(pairs)}
    except UnknownCounty:
        message = f"{county!r} is not a county slug such as fresno"
        raise Failure("unknown_county", {"county": message}, exit_code=2) from None


def _one(question: ExpiryQuestion, *, as_json: bool) -> None:
    try:
        found = answer(question)
    except CalendarGap as gap:
        raise _gap(gap, "granted", question.lang) from None
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for reason in found["because"]:
        click.echo(reason["text"])
    click.echo("")
    for sentence in day_sentences(found, question.lang):
        click.echo(sentence)
    for point in found["open_points"]:
        click.echo(f"\n? {point['text']}")


def _range(first: date, last: date, lang: Language, *, as_json: bool) -> None:
    if last < first:
        raise Failure("bad_range", {"to": "the range ends before it begins"}, exit_code=2)
    for day in _days(first, last):
        try:
            line = range_line(day, lang)
        except CalendarGap as gap:
            raise _gap(gap, "from", lang) from None
        short = f"{line['granted_on']} {line['expires_on']} {line['decided_by']}"
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else short)


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _gap(gap: CalendarGap, where: str, lang: Language) -> Failure:
    return Failure(gap.code, {where: gap_message(gap, lang)}, exit_code=1)
