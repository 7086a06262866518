"""The forms of the account pages. Passwords are never drawn into a page again.

An error summary lists the fields in the order in which they are defined here.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import Form, PasswordField, StringField
from wtforms.validators import ValidationError

from fieldref.actions.accounts import AccountRefused, PasswordChange
from fieldref.actions.invitations import Joining
from fieldref.storage.users import Profile
from fieldref.web.accounts.words import fault_words


class AccountForm(Form):
    """A form to which a refusal of the action can be told."""

    def tell(self, refused: AccountRefused) -> None:
        """Put a refusal beside the field at fault, or over the form where there is none."""
        words = fault_words(refused.code)
        field = self._fields.get(refused.field or "")
        if field is None:
            self.form_errors = [*self.form_errors, words]
        else:
            field.errors = [*field.errors, words]


class SignIn(AccountForm):
    """Who signs in."""

    username = StringField(_l("Username"))
    password = PasswordField(_l("Password"))


class _OfAgency(Form):
    agency = StringField(_l("Name of the agency"))


class _AboutOneself(Form):
    """Who somebody is, as the order prints it."""

    name = StringField(_l("Name, as printed on the order"))
    badge = StringField(_l("Badge number"))
    telephone = StringField(_l("Telephone number"))


class _Named(Form):
    username = StringField(_l("Username"))


class _KnowingOld(Form):
    old = PasswordField(_l("Present password"))


class _TwiceTyped(AccountForm):
    """A new password, typed twice so that a slip of the thumb locks nobody out."""

    password = PasswordField(_l("New password"))
    again = PasswordField(_l("The same password again"))

    def validate_again(self, field: PasswordField) -> None:
        """Both must be the same."""
        if field.data != self.password.data:
            raise ValidationError(fault_words("passwords_differ"))


class Join(_TwiceTyped, _Named, _AboutOneself):
    """What somebody with an invitation tells of themselves."""

    @property
    def joining(self) -> Joining:
        """What was typed."""
        return Joining(profile_of(self, self.username.data or ""), self.password.data or "")


class SetUp(Join, _OfAgency):
    """The first agency and its administrator."""


class NewPassword(_TwiceTyped):
    """A new password by way of a link."""


class ChangePassword(_TwiceTyped, _KnowingOld):
    """A new password by way of the old one."""

    def change(self, session_id: str) -> PasswordChange:
        """What was typed."""
        return PasswordChange(
            old=self.old.data or "", new=self.password.data or "", session_id=session_id
        )


class Details(AccountForm, _AboutOneself):
    """What one may change of oneself."""


def profile_of(form: _AboutOneself, username: str) -> Profile:
    """The profile as typed."""
    return Profile(username, form.name.data or "", form.badge.data or "", form.telephone.data or "")
