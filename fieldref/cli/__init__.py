"""The ``fieldref`` command: the same answers as the site, for a terminal and for other programs."""

from fieldref.cli.entry import main

__all__ = ["main"]
