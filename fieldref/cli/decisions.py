"""``fieldref notice``, ``arrest`` and ``priority``: the answer to the facts in a JSON file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

import click

from fieldref.cli.failures import Failure, unreadable_failure
from fieldref.content.json_text import read_object
from fieldref.content.reading import fault_texts
from fieldref.content.tools import ask
from fieldref.core.errors import Contradiction, Unreadable
from fieldref.core.words import Language

CALIFORNIA = ZoneInfo("America/Los_Angeles")
Command = Callable[..., None]


def _facts(command: Command) -> Command:
    """What each of these commands takes."""
    for decorate in (
        click.argument("file", type=click.File("rb")),
        click.option("--lang", type=click.Choice(["en", "es"]), default="en"),
        click.option("--json", "as_json", is_flag=True, help="Errors as JSON too."),
    ):
        command = decorate(command)
    return command


@click.command()
@_facts
def notice(file: BinaryIO, lang: Language, as_json: bool) -> None:
    """Whether the restrained person was notified, from the facts in FILE (- for standard input)."""
    _print("notice", file, lang)


@click.command()
@_facts
def arrest(file: BinaryIO, lang: Language, as_json: bool) -> None:
    """Whether arrest is required, from the facts in FILE (- for standard input)."""
    _print("arrest", file, lang)


@click.command()
@_facts
def priority(file: BinaryIO, lang: Language, as_json: bool) -> None:
    """Which of several orders is enforced, from the orders in FILE (- for standard input)."""
    _print("priority", file, lang)


def _print(tool: str, file: BinaryIO, lang: Language) -> None:
    now = datetime.now(UTC).astimezone(CALIFORNIA).replace(tzinfo=None)
    try:
        found = ask(tool, read_object(file.read()), now, lang)
    except Unreadable as unreadable:
        raise unreadable_failure(unreadable, lang) from None
    except Contradiction as fault:
        raise Failure(fault.code, fault_texts(fault, lang), exit_code=1) from None
    click.echo(json.dumps(found, ensure_ascii=False))
