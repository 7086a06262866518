"""The ``fieldref`` command, run in this process as a shell would see it."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from typing import Any

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


def run(*arguments: str) -> Ran:
    """Run ``fieldref`` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main(arguments)
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())
