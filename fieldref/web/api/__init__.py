"""The answers for other programs, as JSON: no sign-in, no cookies, nothing stored."""

from fieldref.web.api.views import bp

__all__ = ["bp"]
