"""Two orders? Each order as a card, then what is enforced, provision by provision."""

from fieldref.web.priority.views import bp

__all__ = ["bp"]
