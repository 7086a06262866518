"""Serving an order: in person, the terms told without paper, or nobody found; and what is next."""

from fieldref.web.service.views import bp

__all__ = ["bp"]
