"""An order as a card of the page; the cards of a page, as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, HiddenField, StringField

from fieldref.content.court_forms import court_form, form_codes
from fieldref.core.court_forms import CourtForm
from fieldref.web.fields import ClockField, DayField, TilesField, offered

MOST_CARDS = 12
PLACES = ("person", "home", "work", "school", "vehicle", "child_school", "other")
SWITCHES = ("move_out", "firearms", "conduct")
CRIMINAL = ("cpo_dv", "cpo_other", "cpo_firearms")
ELSEWHERE = ("out_of_state", "tribal", "military", "canadian")
PERSON, OTHER = "P1", "R1"


class OrderForm(Form):
    """What an order says, as an officer reads it off the paper. Nothing is assumed."""

    form = HiddenField()
    issued_on = DayField(_l("Issued on"))
    issued_at = ClockField(_l("Time, if the order has one"))
    expires_on = DayField(_l("Ends on"))
    expires_at = ClockField(_l("Time of the end, if the order has one"))
    contact = TilesField(
        _l("Contact"),
        choices=offered(
            ("none", _l("No contact")),
            ("peaceful", _l("Peaceful contact")),
            ("silent", _l("Says nothing")),
        ),
    )
    criminal_case = TilesField(
        _l("What is the criminal case about?"),
        choices=offered(
            ("listed", _l("Domestic violence, or a sex offense of the list")),
            ("other", _l("Something else")),
            ("unstated", _l("Unknown")),
        ),
    )
    kind = TilesField(
        _l("Civil or criminal?"),
        choices=offered(
            ("civil", _l("Civil")), ("criminal", _l("Criminal")), ("unstated", _l("Unknown"))
        ),
    )
    person = StringField(_l("from the protected person"))
    home = StringField(_l("from home"))
    work = StringField(_l("from work"))
    school = StringField(_l("from school"))
    vehicle = StringField(_l("from the vehicle"))
    child_school = StringField(_l("from the children’s school or care"))
    other = StringField(_l("from another place"))
    move_out = BooleanField(_l("Move out"))
    firearms = BooleanField(_l("No firearms"))
    conduct = BooleanField(_l("No abuse, threats or following"))
    protected = StringField(_l("Protected persons"))
    restrained = StringField(_l("Restrained person"))

    @property
    def paper(self) -> CourtForm:
        """The form that the card is about."""
        return court_form(str(self.form.data))


def card(number: int, sent: MultiDict[str, str], code: str = "") -> OrderForm:
    """A card from what was sent, or a new one for a form."""
    data = {"protected": PERSON, "restrained": OTHER, "form": code}
    return OrderForm(sent or None, prefix=f"o{number}", data=data)


def cards(sent: MultiDict[str, str]) -> Iterator[OrderForm]:
    """The cards of a page in their order, without one that was taken off."""
    removed = sent.get("remove", "")
    for number in sent.getlist("card")[:MOST_CARDS]:
        if number != removed and number.isdecimal() and len(number) < 4:
            found = card(int(number), sent)
            if found.form.data in form_codes():
                yield found
