"""Writing the file that a command makes."""

from __future__ import annotations

from pathlib import Path

from fieldref.cli.failures import UNREADABLE, Failure


def write(out: Path, content: bytes) -> None:
    """Put the whole content into a file.

    Raises:
        Failure: it cannot be written there.
    """
    try:
        out.write_bytes(content)
    except OSError as fault:
        raise Failure("cannot_write", {str(out): str(fault.strerror)}, UNREADABLE) from None
