"""Addresses that leave the site: in a link that is handed over, at the foot of a paper."""

from __future__ import annotations

from typing import cast

from flask import current_app, request, url_for

from fieldref.settings import Settings


def link_to(endpoint: str, token: str) -> str:
    """The whole address of a link that works once, where people find this installation."""
    return site() + url_for(endpoint, token=token)


def site() -> str:
    """Where people find this installation.

    Without ``FIELDREF_URL`` it is the host that was asked; with cookies for https only it is
    never a plain http address.
    """
    settings = cast(Settings, current_app.extensions["fieldref.settings"])
    scheme = "https" if settings.secure_cookies else request.scheme
    return settings.url or f"{scheme}://{request.host}"
