"""The identity of the rule data: two servers with the same bundle give the same answers."""

from __future__ import annotations

import hashlib
from functools import cache

from fieldref.content.loader import names
from fieldref.paths import DATA

FOLDERS = ("calendar", "forms/court", "law", "rules")


@cache
def bundle() -> str:
    """``sha256:…`` over every file of rules, calendar and citations, by name and content."""
    digest = hashlib.sha256()
    for name in (file for folder in FOLDERS for file in names(folder)):
        content = (DATA / name).read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"
