"""The ``fieldref`` command, run in this process as a shell would see it."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest

from fieldref.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and the code with which it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        """Standard output as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON values, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str, stdin: str | bytes = b"") -> Ran:
    """Run ``fieldref`` with these arguments; output is UTF-8, as in a terminal."""
    out, err = _pipe(), _pipe()
    sent = stdin.encode() if isinstance(stdin, str) else stdin
    with (
        patch.object(sys, "stdin", _pipe(sent)),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main(arguments)
    return Ran(int(ended.value.code or 0), _printed(out), _printed(err))


def _pipe(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="\n")


def _printed(pipe: io.TextIOWrapper) -> str:
    pipe.seek(0)
    return pipe.read()
