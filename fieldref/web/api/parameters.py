"""What a request hands in: parameters, each known by name, and how its body is written."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Request
from werkzeug.datastructures import MultiDict

from fieldref.core.errors import Problem, Unreadable
from fieldref.core.words import LANGUAGES, Language

# A parameter's name -> whether it may be given more than once.
Known = Mapping[str, bool]


def require_known(arguments: MultiDict[str, str], known: Known) -> None:
    """Refuse parameters that are not asked for, and second values of those asked for once.

    Raises:
        Unreadable: unknown_parameter, repeated or unknown_value (lang), at the parameter's name.
    """
    problems = [problem for name in arguments if (problem := _problem(name, arguments, known))]
    if problems:
        raise Unreadable(*problems)


def language_of(arguments: MultiDict[str, str]) -> Language:
    """The language that the words of an answer are asked in; English where it is not said."""
    asked = arguments.get("lang")
    return next((language for language in LANGUAGES if language == asked), "en")


def sends_json(request: Request) -> bool:
    """Whether the body is said to be JSON as it is: in UTF-8 and not packed."""
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    packed = request.headers.get("Content-Encoding", "identity").lower()
    return request.is_json and charset in ("utf-8", "utf8") and packed == "identity"


def _problem(name: str, arguments: MultiDict[str, str], known: Known) -> Problem | None:
    if name not in known:
        return Problem(name, "unknown_parameter", {"known": ", ".join(known)})
    if not known[name] and len(arguments.getlist(name)) > 1:
        return Problem(name, "repeated")
    if name == "lang" and arguments[name] not in LANGUAGES:
        return Problem(name, "unknown_value")
    return None
