"""When does it expire? A public page: the answer first, then the count that shows why."""

from fieldref.web.expiry.views import bp

__all__ = ["bp"]
