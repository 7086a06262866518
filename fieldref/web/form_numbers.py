"""A form number stays on one line: ``DV-110`` never ends a line with its hyphen."""

from __future__ import annotations

import re

from flask import Flask
from markupsafe import Markup, escape

_NUMBER = re.compile(r"\b[A-Z]{2,5}-\d{2,3}(?:-INFO)?\b")


def install(app: Flask) -> None:
    """Add the filter ``unbroken`` to templates."""
    app.jinja_env.filters["unbroken"] = unbroken


def unbroken(text: str) -> Markup:
    """A text with its form numbers kept together."""
    return Markup(_NUMBER.sub(r'<span class="nobr">\g<0></span>', str(escape(text))))  # noqa: S704
