"""Must I arrest? One element at a time; the verdict names the missing one."""

from fieldref.web.arrest.views import bp

__all__ = ["bp"]
