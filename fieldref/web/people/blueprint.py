"""The one blueprint of the agency's pages, and who reaches which."""

from __future__ import annotations

from flask import Blueprint

from fieldref.web.access import signed_in

bp = Blueprint("people", __name__)
admins = signed_in("admin")
leaders = signed_in("admin", "supervisor")
