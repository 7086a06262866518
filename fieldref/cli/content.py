"""``fieldref content``: the data that holds the law."""

from __future__ import annotations

import click


@click.group()
def content() -> None:
    """The data files: rules, calendar, citations, forms."""


@content.command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Check every data file; exit code 1 with file and line on a fault."""
    found = _faults()
    for fault in found:
        click.echo(fault, err=True)
    if not found:
        click.echo("All data files are in order.")
    context.exit(int(bool(found)))


def _faults() -> list[str]:
    """What is wrong in the files; where nothing is, what does not fit on the pocket card."""
    from fieldref.actions.papers import card_excess
    from fieldref.content.checks import faults
    from fieldref.content.pocket_card import FILE

    found = [f"data/{fault.file}:{fault.line}: {fault.text}" for fault in faults()]
    return found or [f"data/{FILE}:1: {text}" for text in card_excess()]
