"""The first page: what one can do here, in one tap."""

from fieldref.web.home.views import bp

__all__ = ["bp"]
