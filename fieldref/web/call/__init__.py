"""The call to the judge: what is read aloud, how it ended, the grant, the read-back."""

from fieldref.web.call import keeping
from fieldref.web.call.views import bp

__all__ = ["bp", "keeping"]
