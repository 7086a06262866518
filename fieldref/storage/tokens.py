"""Secrets that are handed out once and kept only as their hash."""

from __future__ import annotations

import secrets
from hashlib import sha256


def new_token() -> str:
    """256 random bits, safe in a link and in a cookie."""
    return secrets.token_urlsafe(32)


def token_id(token: str) -> str:
    """What the database keeps of a token; it leads nobody back to it."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
