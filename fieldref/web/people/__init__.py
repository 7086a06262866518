"""The agency: its people, what it has entered for itself, and the record of what was done."""

from fieldref.web.people import agency as agency
from fieldref.web.people import invitations as invitations
from fieldref.web.people import record as record
from fieldref.web.people import views as views
from fieldref.web.people.blueprint import bp

__all__ = ["bp"]
