"""Runs the command and turns every failure into one line and an exit code.

0 answered; 1 understood but not in order; 2 could not be read; 74 the answer could not be written.
Never a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from fieldref import __version__
from fieldref.cli.calendar import calendar
from fieldref.cli.content import content
from fieldref.cli.database import database
from fieldref.cli.decisions import arrest, notice, priority
from fieldref.cli.epo import epo
from fieldref.cli.expiry import expiry
from fieldref.cli.failures import UNREADABLE, Failure, report
from fieldref.cli.paper import paper
from fieldref.cli.replay import replay
from fieldref.cli.search import search
from fieldref.cli.serve import serve

# EX_IOERR of sysexits.h.
STREAM_FAILED = 74


@click.group(help="Field reference and Emergency Protective Order (EPO-001) assistant.")
@click.version_option(__version__)
def fieldref() -> None:
    """Group of all commands."""


ANSWERS = (expiry, calendar, notice, arrest, priority, search, replay, epo, paper)

for command in (*ANSWERS, serve, database, content):
    fieldref.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdin is None:
        # Closed by the caller: there is nothing to read, which is said like any other empty input.
        sys.stdin = open(os.devnull)  # noqa: SIM115
    try:
        sys.exit(fieldref.main(words, standalone_mode=False) or 0)
    except Failure as failure:
        report(failure, as_json="--json" in words)
        sys.exit(failure.exit_code)
    except click.ClickException as fault:
        where = getattr(getattr(fault, "param", None), "name", None) or "arguments"
        unread = Failure("bad_arguments", {where: fault.format_message()}, UNREADABLE)
        report(unread, as_json="--json" in words)
        sys.exit(UNREADABLE)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away; keep the interpreter from complaining at exit.
        sys.stderr.close()
        sys.exit(0)
    except OSError as fault:
        # A full disk behind a redirection, or a stream that is closed.
        click.echo(f"fieldref: {fault.strerror or fault}", err=True)
        sys.exit(STREAM_FAILED)
