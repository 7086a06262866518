"""The questions of the interview, in the order of the form. Names are paths: see fields.py."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import Form

from fieldref.web.interview import words
from fieldref.web.interview.choices import Choice, Choices, Pick, Tick, YesNo
from fieldref.web.interview.fields import Age, Clock, Day, LongText, TextLine, Yards


class Incident(Form):
    """What happened: the grounds, when and where."""

    grounds = Choices(_l("What kind of danger?"), choices=words.GROUNDS)
    incident__solely_financial = YesNo(_l("Is the allegation solely of financial abuse?"))
    incident__on = Day(_l("When did it happen?"))
    incident__at = Clock(_l("At what time?"))
    incident__place = TextLine(_l("Where did it happen?"))
    incident__immediate = YesNo(_l("Is the danger immediate and present?"))
    incident__informed = Tick(_l("I told the person that they may ask me to request this order"))
    case_number = TextLine(_l("Law enforcement case number"))


class ProtectedPersons(Form):
    """What is asked once about all protected persons."""

    live_together = YesNo(_l("Do they live together with the restrained person?"), unknown=True)


class ProtectedPerson(Form):
    """One protected person; only the name is printed on the form."""

    name = TextLine(_l("Full name"))
    relationship = Pick(_l("Relationship to the restrained person"), choices=words.RELATIONSHIPS)
    age = Age(_l("Age"), may_be_unknown=True)
    gender = Choice(_l("Gender"), choices=words.GENDERS, may_be_unknown=True)
    dob = Day(_l("Date of birth"), may_be_unknown=True)


class RestrainedPerson(Form):
    """The restrained person, as far as known."""

    restrained__name = TextLine(_l("Full name"))
    restrained__other_names = TextLine(_l("Other names used"), may_be_unknown=True)
    restrained__gender = Choice(_l("Gender"), choices=words.GENDERS, may_be_unknown=True)
    restrained__race = Pick(_l("Race"), choices=words.RACES, may_be_unknown=True)
    restrained__age = Age(_l("Age"), may_be_unknown=True)
    restrained__dob = Day(_l("Date of birth"), may_be_unknown=True)
    restrained__height = TextLine(_l("Height"), may_be_unknown=True)
    restrained__weight = TextLine(_l("Weight"), may_be_unknown=True)
    restrained__hair = Pick(_l("Hair color"), choices=words.HAIR, may_be_unknown=True)
    restrained__eyes = Pick(_l("Eye color"), choices=words.EYES, may_be_unknown=True)
    restrained__whereabouts = TextLine(_l("Where is this person now?"), may_be_unknown=True)


class Orders(Form):
    """Items 3a to 3c. Items 3d and 3e have no box on the form and no control here."""

    orders__conduct = Tick(_l("Must not harass, attack, strike, threaten, follow or stalk"))
    orders__no_contact = Tick(_l("No contact, directly or indirectly"))
    orders__stay_away_persons_yards = Yards(_l("Stay away from each protected person"))
    orders__stay_away_place_yards = Yards(_l("Stay away from the address below"))
    orders__move_out = Tick(_l("Move out immediately from the address below"))
    orders__address = TextLine(_l("Address of item 3c"))


class Children(Form):
    """Custody: items 4 and 12."""

    children_in_common = YesNo(_l("Do they have minor children in common?"), unknown=True)
    custody__custodian = TextLine(_l("Who should have temporary care and control?"))
    custody_order_exists = YesNo(_l("Does a custody order exist?"), unknown=True)
    juvenile_case = YesNo(_l("Is there an open juvenile dependency case?"), unknown=True)


class Child(Form):
    """One child of item 4."""

    name = TextLine(_l("Child's name"))
    age = Age(_l("Age"))


class Firearms(Form):
    """Item 10."""

    firearms__asked = Choice(
        _l("Did you ask about firearms, parts and ammunition?"), choices=words.ASKED
    )
    firearms__observed = Tick(_l("Observed"))
    firearms__reported = Tick(_l("Reported"))
    firearms__searched = Tick(_l("Physically searched for"))
    firearms__seized = Tick(_l("Seized"))
    firearms__none_known = Tick(_l("None known"))


class Story(Form):
    """The statement of item 9."""

    narrative = LongText(_l("The events, with facts and dates; specify weapons"))


class Officer(Form):
    """Who asks, what was checked, and the court of item 6."""

    court__county = Pick(_l("In which county does the protected person live?"), choices=[])
    court__name = TextLine(_l("Court"))
    court__address = TextLine(_l("Address of the court"))
    carpos_checked = Tick(_l("I checked CARPOS for other orders"))
    other_orders = LongText(_l("Other orders found"))
    officer__name = TextLine(_l("Officer's name"))
    officer__agency = TextLine(_l("Agency"))
    officer__phone = TextLine(_l("Telephone number"))
    officer__badge = TextLine(_l("Badge number"))
    officer__campus_police = Tick(_l("I am a community college or school district police officer"))
    officer__campus_agreement = Tick(
        _l(
            "There is a memorandum of understanding with the sheriff or police chief, "
            "and this request is consistent with it"
        )
    )
    officer__campus_threat = Tick(
        _l("I assert reasonable grounds to believe there is a demonstrated threat to campus safety")
    )
