"""The field reference: search first, each article with its answer in the first line."""

from fieldref.web.reference import papers as papers
from fieldref.web.reference import study as study
from fieldref.web.reference.views import bp

__all__ = ["bp"]
