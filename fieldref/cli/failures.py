"""How a command says that it has no answer."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from fieldref.content.reading import fault_texts
from fieldref.core.errors import Unreadable
from fieldref.core.words import Language

UNREADABLE = 2


class Failure(Exception):
    """A command ends without an answer: a stable code, and a message for each place at fault."""

    def __init__(self, code: str, fields: Mapping[str, str], exit_code: int) -> None:
        super().__init__(code)
        self.code, self.fields, self.exit_code = code, dict(fields), exit_code


def unreadable_failure(unreadable: Unreadable, lang: Language) -> Failure:
    """The failure of a command that could not read what it was given."""
    return Failure(unreadable.problems[0].code, fault_texts(unreadable, lang), UNREADABLE)


def report(failure: Failure, *, as_json: bool) -> None:
    """One line for each fault on standard error; the error object too where JSON was asked for."""
    if as_json:
        click.echo(json.dumps(error_object(failure.code, failure.fields), ensure_ascii=False))
    for path, message in failure.fields.items():
        click.echo(f"{_printable(path)}: {' '.join(message.split())}", err=True)


def _printable(path: str) -> str:
    """A path on one line: it may hold keys that somebody else wrote."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)


def error_object(
    code: str, fields: Mapping[str, str], request_id: str | None = None
) -> dict[str, object]:
    """The one error shape of commands and of the JSON interface."""
    message = next(iter(fields.values()), code)
    error = {"code": code, "message": message, "fields": dict(fields), "request_id": request_id}
    return {"ok": False, "error": error}
