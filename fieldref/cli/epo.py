"""``fieldref epo``: check an EPO document, and draw it as the two-page form."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

import click

from fieldref.cli.failures import Failure
from fieldref.cli.files import write
from fieldref.content.epo_findings import Finding, check
from fieldref.content.reading import fault_text
from fieldref.core.epo import EpoDocument
from fieldref.core.errors import Unreadable
from fieldref.core.words import Language
from fieldref.documents.epo import read_document

CALIFORNIA = ZoneInfo("America/Los_Angeles")
LANG = click.option("--lang", type=click.Choice(["en", "es"]), default="en")


@click.group()
def epo() -> None:
    """Check or draw an EPO document (a JSON file, or - for standard input)."""


@epo.command("check")
@click.argument("file", type=click.File("rb"))
@LANG
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check_command(context: click.Context, file: BinaryIO, lang: Language, as_json: bool) -> None:
    """What is missing or wrong in FILE; exit code 1 only if something blocks."""
    from fieldref.pdf.faces import undrawable

    document = _read(file, lang)
    now = datetime.now(UTC).astimezone(CALIFORNIA).replace(tzinfo=None)
    found = check(document, now, lang, undrawable)
    if as_json:
        click.echo(json.dumps([_row(finding) for finding in found], ensure_ascii=False))
    else:
        for finding in found:
            click.echo(f"{finding.path}\t{finding.code}\t{finding.text}")
    context.exit(int(any(finding.severity == "blocks" for finding in found)))


@epo.command()
@click.argument("file", type=click.File("rb"))
@click.option("-o", "out", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--copies", is_flag=True, help="Four copies, each labelled with who gets it.")
@click.option("--created", metavar="DATETIME", help="Fixed creation date, for identical files.")
@LANG
def pdf(file: BinaryIO, out: Path, copies: bool, created: str | None, lang: Language) -> None:
    """Draw FILE as form EPO-001; a document that is not complete is drawn as a draft."""
    from fieldref.content.forms import load_form
    from fieldref.pdf.epo001 import draw

    document = _read(file, lang)
    paper = draw(document, load_form(), copies=copies, created=_created(created), lang=lang)
    write(out, paper)


def _read(file: BinaryIO, lang: Language) -> EpoDocument:
    try:
        return read_document(file.read())
    except Unreadable as unreadable:
        fields = {problem.path: fault_text(problem, lang) for problem in unreadable.problems}
        code = unreadable.problems[0].code
        raise Failure(code, fields, exit_code=2) from None


def _created(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date and time such as 2026-11-20T21:47"
        raise Failure("bad_date", {"created": message}, exit_code=2) from None


def _row(finding: Finding) -> dict[str, str]:
    return {
        "path": finding.path,
        "code": finding.code,
        "severity": finding.severity,
        "text": finding.text,
    }
