"""The tools that answer a question at the scene, in one list."""

from fieldref.web.check.views import bp

__all__ = ["bp"]
