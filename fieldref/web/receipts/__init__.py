"""Decision receipts: made from any tool's answer, kept only if the officer says so."""

from fieldref.web.receipts.views import bp

__all__ = ["bp"]
