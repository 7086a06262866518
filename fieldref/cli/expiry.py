"""``fieldref expiry``: when an order granted on a day expires, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

import click

from fieldref.cli.failures import Failure, unreadable_failure
from fieldref.content.expiry_answer import (
    ExpiryQuestion,
    answer,
    day_sentences,
    gap_message,
    range_line,
)
from fieldref.content.expiry_question import TypedQuestion, read_day, read_question
from fieldref.core.errors import CalendarGap, Problem, Unreadable
from fieldref.core.words import Language


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
    typed_range = (first, last) if first is not None or last is not None else None
    try:
        if granted is None or typed_range:
            begin, end = _read_range(granted, typed_range, named=bool(county or closures))
            _range(begin, end, lang, as_json=as_json)
            return
        typed = TypedQuestion(granted=granted, county=county, closures=closures, lang=lang)
        _one(read_question(typed), as_json=as_json)
    except Unreadable as unreadable:
        raise unreadable_failure(unreadable, lang) from None


def _read_range(
    granted: str | None, typed: tuple[str | None, str | None] | None, *, named: bool
) -> tuple[date, date]:
    """The first and the last grant date of a range."""
    first, last = typed or (None, None)
    if granted is not None or first is None or last is None:
        raise Unreadable(Problem("granted", "one_or_range"))
    if named:
        raise Unreadable(Problem("county", "not_in_a_range"))
    begin, end = read_day(first, "from"), read_day(last, "to")
    if end < begin:
        raise Unreadable(Problem("to", "impossible_range"))
    return begin, end


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
