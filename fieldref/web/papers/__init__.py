"""Which paper is this? By the number in its corner, by its title, by what is printed on it."""

from fieldref.web.papers.views import bp

__all__ = ["bp"]
