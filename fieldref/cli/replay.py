"""``fieldref replay``: a decision receipt answered again."""

from __future__ import annotations

import json
from typing import BinaryIO

import click

from fieldref.cli.failures import Failure, unreadable_failure
from fieldref.content.expiry_answer import gap_message
from fieldref.content.json_text import read_object
from fieldref.content.receipts import read_receipt
from fieldref.content.receipts import replay as replay_receipt
from fieldref.content.replay_text import replay_json, replay_lines
from fieldref.core.errors import CalendarGap, Unreadable
from fieldref.core.receipts import Replay
from fieldref.core.words import Language


@click.command()
@click.argument("receipt", type=click.File("rb"), metavar="RECEIPT.json")
@click.option("--lang", type=click.Choice(["en", "es"]), default="en")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def replay(context: click.Context, receipt: BinaryIO, lang: Language, as_json: bool) -> None:
    """Answer a decision receipt again (- for standard input): the same, or what changed.

    Exit code 0 where the answer is the same, 1 where it is not or the receipt was altered.
    """
    found = _replayed(receipt, lang)
    if as_json:
        click.echo(json.dumps(replay_json(found, lang), ensure_ascii=False))
    else:
        click.echo("\n".join(replay_lines(found, lang)))
    context.exit(int(not found.same or found.altered))


def _replayed(file: BinaryIO, lang: Language) -> Replay:
    try:
        return replay_receipt(read_receipt(read_object(file.read())))
    except Unreadable as unreadable:
        raise unreadable_failure(unreadable, lang) from None
    except CalendarGap as gap:
        raise Failure(gap.code, {"facts.granted": gap_message(gap, lang)}, exit_code=1) from None
