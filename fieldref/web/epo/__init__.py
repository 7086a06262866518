"""Drafting an EPO: the task list, the questions, the answers to check."""

from fieldref.web.epo.views import bp

__all__ = ["bp"]
