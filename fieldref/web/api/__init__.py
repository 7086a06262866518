"""The answers for other programs, as JSON: no sign-in, no cookies, nothing stored."""

from fieldref.web.api.views import bp
from fieldref.web.security import csrf

# Programs carry no cookie, so there is nothing that a forged post could borrow.
csrf.exempt(bp)

__all__ = ["bp"]
