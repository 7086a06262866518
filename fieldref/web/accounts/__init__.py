"""Signing in and out, the links that let people in, and one's own account."""

from fieldref.web.accounts import links as links
from fieldref.web.accounts import own as own
from fieldref.web.accounts import views as views
from fieldref.web.accounts.blueprint import bp

__all__ = ["bp"]
