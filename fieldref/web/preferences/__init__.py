"""Language, theme and keys: choices that live in this browser, signed in or not."""

from fieldref.web.preferences.views import bp

__all__ = ["bp"]
