"""The words of the choices in the interview. Codes are stored; descriptors are stored as the form
prints them, in English.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

GROUNDS = (
    ("domestic_violence", _l("Domestic violence")),
    ("child_abuse", _l("Child abuse")),
    ("child_abduction", _l("Child abduction")),
    ("elder_or_dependent_adult_abuse", _l("Elder or dependent adult abuse")),
    ("stalking", _l("Stalking")),
)
GENDERS = (("M", _l("Male")), ("F", _l("Female")), ("X", _l("X")))
RELATIONSHIPS = (
    ("", ""),
    ("spouse", _l("Spouse or domestic partner")),
    ("former_spouse", _l("Former spouse or partner")),
    ("cohabitant", _l("Lives or lived together")),
    ("dating", _l("Dating or used to date")),
    ("parent_of_child", _l("Parent of their child")),
    ("child", _l("Child of the restrained person")),
    ("parent", _l("Parent of the restrained person")),
    ("family", _l("Other relative within the second degree")),
    ("none", _l("None of these")),
)
RACES = (
    ("", ""),
    ("American Indian or Alaska Native", _l("American Indian or Alaska Native")),
    ("Asian", _l("Asian")),
    ("Black", _l("Black")),
    ("Hispanic", _l("Hispanic")),
    ("Pacific Islander", _l("Pacific Islander")),
    ("White", _l("White")),
    ("Other", _l("Other")),
)
HAIR = (
    ("", ""),
    ("Black", _l("Black hair")),
    ("Brown", _l("Brown hair")),
    ("Blond", _l("Blond hair")),
    ("Red", _l("Red hair")),
    ("Gray", _l("Gray hair")),
    ("White", _l("White hair")),
    ("Bald", _l("Bald")),
    ("Other", _l("Other")),
)
EYES = (
    ("", ""),
    ("Brown", _l("Brown eyes")),
    ("Blue", _l("Blue eyes")),
    ("Green", _l("Green eyes")),
    ("Hazel", _l("Hazel eyes")),
    ("Gray", _l("Gray eyes")),
    ("Black", _l("Black eyes")),
    ("Other", _l("Other")),
)
ASKED = (
    ("yes", _l("Asked")),
    ("no", _l("Not asked")),
    ("unknown", _l("Could not ask")),
)
