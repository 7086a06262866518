"""The kinds of fields that offer answers to choose from."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField

from fieldref.core.fields import FieldState, Json
from fieldref.web.interview.fields import YES_NO, Option, Saved, Spread


class Choice(Saved, RadioField):
    """One of a few, as tiles."""

    kind = "tiles"

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:  # noqa: ANN401
        self.may_be_unknown = kwargs.pop("may_be_unknown", False)
        super().__init__(*args, **{"validate_choice": False, **kwargs})
        # WTForms takes plain pairs here; handed to it above, they would be refused some day.
        self.choices = choices

    def spoken(self, value: Json) -> str:
        """The words of the choice."""
        return str(dict(self.choices).get(value, value))

    def value(self) -> Json:
        """The code chosen, if it is one of the choices."""
        return self.data if self.data in dict(self.choices) else None


class Pick(Saved, SelectField):
    """One of many, from a list; a text that was saved and is not on the list stays choosable."""

    kind = "select"

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:  # noqa: ANN401
        self.may_be_unknown = kwargs.pop("may_be_unknown", False)
        super().__init__(*args, **{"validate_choice": False, **kwargs})
        # WTForms takes plain pairs here; handed to it above, they would be refused some day.
        self.choices = choices

    def spoken(self, value: Json) -> str:
        """The words of the choice."""
        return str(dict(self.choices).get(value, value))

    def options(self, code: str = "") -> list[Option]:
        """The list, with what stands in the field."""
        offered = super().options(code)
        if not self.data or self.data in self.codes():
            return offered
        return [*offered, Option(self.data, self.data, Markup(" selected"))]

    def _on(self, value: str) -> str:
        return Markup(" selected") if self.stands(value) else ""


class Choices(Saved, SelectMultipleField):
    """Any of a few, as tiles."""

    kind = "check_tiles"

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **{"validate_choice": False, **kwargs})
        self.choices = choices

    def spread(self, state: FieldState) -> Spread:
        """One control value for each code."""
        codes = state.value if isinstance(state.value, list) else []
        return [(self.name, str(code)) for code in codes]

    def held(self, state: FieldState) -> object:
        """The codes."""
        return state.value

    def chosen(self) -> list[int]:
        """The places of the answers given among those offered."""
        return [number for number, code in enumerate(self.codes()) if self.stands(code)]

    def stands(self, value: str) -> bool:
        """Whether this is among the answers given."""
        return value in (self.data or ())

    def spoken(self, value: Json) -> str:
        """The words of the choices."""
        codes = value if isinstance(value, list) else []
        return ", ".join(str(dict(self.choices).get(code, code)) for code in codes)

    def value(self) -> Json:
        """The codes chosen, in the order of the form."""
        chosen: Json = [code for code, _ in self.choices if code in (self.data or [])]
        return chosen or None


class YesNo(Saved, RadioField):
    """A question with Yes and No, and Unknown where that is an answer."""

    kind = "yes_no"

    def __init__(self, *args: Any, unknown: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        choices = [("yes", _l("Yes")), ("no", _l("No"))]
        if unknown:
            choices.append(("unknown", _l("Unknown")))
        super().__init__(*args, validate_choice=False, **kwargs)
        self.choices = choices

    def held(self, state: FieldState) -> object:
        """The radio button of the answer."""
        return dict(self.spread(state)).get(self.name)

    def spread(self, state: FieldState) -> Spread:
        """The radio button of the answer."""
        answer = {"True": "yes", "False": "no"}.get(str(state.value))
        said = "unknown" if state.unknown else answer
        return [(self.name, said)] if said else []

    def spoken(self, value: Json) -> str:
        """Yes or no, in words."""
        return str(_l("Yes") if value else _l("No"))

    def state(self) -> FieldState:
        """Yes, no, or asked and not known."""
        return FieldState(YES_NO.get(self.data), unknown=self.data == "unknown")


class Tick(Saved, BooleanField):
    """A box that is ticked or not."""

    kind = "tick"

    def held(self, state: FieldState) -> object:
        """Whether it is ticked."""
        return state.value is True

    def spread(self, state: FieldState) -> Spread:
        """The box, where it is ticked."""
        return [(self.name, "y")] if state.value is True else []

    def spoken(self, value: Json) -> str:
        """Yes, for a ticked box."""
        return str(_l("Yes"))

    def value(self) -> Json:
        """True where ticked; nothing otherwise."""
        return True if self.data else None
