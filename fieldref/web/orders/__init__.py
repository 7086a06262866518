"""The list of orders, an order as a page, for copying by hand, as PDF, and its corrections."""

from fieldref.web.orders.views import bp

__all__ = ["bp"]
