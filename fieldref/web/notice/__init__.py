"""Was the person notified? Every route at once, then the words to say and what to file."""

from fieldref.web.notice.views import bp

__all__ = ["bp"]
