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
    from fieldref.content.checks import faults

    found = faults()
    for fault in found:
        click.echo(f"data/{fault.file}:{fault.line}: {fault.text}", err=True)
    if not found:
        click.echo("All data files are in order.")
    context.exit(int(bool(found)))
