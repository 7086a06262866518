"""What is asked after a call. Names are paths: see interview/fields.py."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import Form

from fieldref.web.interview import forms
from fieldref.web.interview.fields import Clock, Day, LongText, TextLine
from fieldref.web.interview.steps import Entries, Step


class Grant(forms.Orders):
    """Items 3a to 3c, 4, 5 and 8, as the judge granted them."""

    custody__custodian = TextLine(_l("Who has temporary care and control of the children"))
    grant__judicial_officer = TextLine(_l("Judge's name"))
    grant__granted_on = Day(_l("Granted on"))
    grant__granted_at = Clock(_l("Granted at"))
    grant__expires_on = Day(_l("The date that the judge gave"))
    grant__expires_at = Clock(_l("Time of expiry"))


class Denial(Form):
    """Who denied the request, and why."""

    call__judicial_officer = TextLine(_l("Judge's name"))
    call__reason = LongText(_l("The reason that the judge gave"))


GRANT = Step(
    "grant", _l("Record the grant"), "5, 8", Grant, ("grant", "orders", "custody"),
    Entries("custody.children", forms.Child),
)  # fmt: skip
DENIAL = Step("denied", _l("Denied"), "", Denial, ("call",))
