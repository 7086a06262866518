"""Which language a page speaks, and how days and hours are written in it.

Texts of the application are gettext messages; their catalogues are compiled when they are older
than their source. Days are written with weekday and month in words, hours in 24-hour figures.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import cast

from babel import Locale
from babel.messages import mofile, pofile
from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel
from flask_babel.speaklater import LazyString

from fieldref import paths
from fieldref.core import words
from fieldref.web import clock
from fieldref.web.theme import remember

COOKIE = "fieldref_language"
DEFAULT: words.Language = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages, under its own name."""

    code: words.Language
    name: str


LANGUAGES = (Language("en", "English"), Language("es", "Español"))
CODES: tuple[str, ...] = tuple(language.code for language in LANGUAGES)


def install(app: Flask) -> None:
    """Compile stale catalogues, choose the language of each request, add the date filters."""
    compile_stale(paths.LOCALES)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(paths.LOCALES)
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT
    Babel(app, locale_selector=language)
    app.jinja_env.filters.update(
        format_day=format_day, format_clock=format_clock, format_moment=format_moment
    )


def compile_stale(folder: Path) -> list[Path]:
    """Compile every ``messages.po`` that is newer than its ``messages.mo``; the files written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        _compile(source, target)
        written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    """Whole or not at all: several server processes may start at once."""
    with source.open("rb") as file:
        catalogue = pofile.read_po(file, locale=source.parent.parent.name)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as packed:
        mofile.write_mo(packed, catalogue)
    os.chmod(name, 0o644)
    os.replace(name, target)


def choose_locale() -> words.Language:
    """The language of this request: own choice, then profile, then the browser's, then English.

    A choice made with the form of a page holds for the answer to that form already, once its
    token was found good. Under ``/api/`` the argument ``lang`` decides.
    """
    if request.path.startswith("/api/"):
        asked = request.args.get("lang")
        return cast(words.Language, asked) if asked in CODES else DEFAULT
    switched = request.form.get("switch_language") if g.get("csrf_valid") else None
    for wish in (switched, request.cookies.get(COOKIE), getattr(g.get("person"), "language", None)):
        if wish in CODES:
            return cast(words.Language, wish)
    return cast(words.Language, request.accept_languages.best_match(CODES) or DEFAULT)


def language() -> words.Language:
    """The code of the language of this request; the default where there is none."""
    if not has_request_context():
        return DEFAULT
    if "language" not in g:
        g.language = choose_locale()
    return cast(words.Language, g.language)


def other_language() -> Language:
    """The language that the switch on every page offers."""
    return next(other for other in LANGUAGES if other.code != language())


def choose(response: Response, code: str) -> None:
    """Keep a language for a year; another word changes nothing."""
    if code in CODES:
        remember(response, COOKIE, code)


@cache
def _words(code: str, width: str) -> tuple[dict[int, str], dict[int, str]]:
    locale = Locale.parse(code)
    short = {"short": "abbreviated", "long": "wide"}[width]
    return dict(locale.days["format"][short]), dict(locale.months["format"][short])


def format_day(day: date | None, width: str = "short", code: str | None = None) -> str:
    """A day in words: "Fri 27 Nov 2026", "viernes 27 de noviembre de 2026"; empty for None.

    ``width`` is "short", "long", or "date": long without the day of the week.
    """
    if day is None:
        return ""
    code = code or language()
    weekdays, months = _words(code, "short" if width == "short" else "long")
    of = " de " if code == "es" and width != "short" else " "
    spoken = f"{day.day}{of}{months[day.month]}{of}{day.year}"
    return spoken if width == "date" else f"{weekdays[day.weekday()]} {spoken}"


def format_clock(hour: time | datetime | None) -> str:
    """An hour in 24-hour figures: "21:47"; empty for None."""
    return "" if hour is None else f"{hour:%H:%M}"


def format_moment(moment: datetime | None, width: str = "short") -> str:
    """A day and hour in California: "Fri 27 Nov 2026, 21:47"; an aware moment is converted."""
    if moment is None:
        return ""
    local = clock.civil(moment) if moment.tzinfo else moment
    return f"{format_day(local, width)}, {format_clock(local)}"


def month_words() -> list[tuple[int, str]]:
    """The numbers of the months with their words in the language of this request."""
    return _month_words(language())


@cache
def _month_words(code: str) -> list[tuple[int, str]]:
    months = Locale.parse(code).months["stand-alone"]["wide"]
    return [(number, months[number]) for number in range(1, 13)]


# The words of a module's own messages, by language and message; they live as long as the process.
_said: dict[tuple[str, int], tuple[object, str]] = {}


def said(words: LazyString | str, code: str) -> str:
    """A message of a module in the language of this request, whose code is given; looked up once.

    Only for messages that a module holds for good.
    """
    if isinstance(words, str):
        return words
    key = (code, id(words))
    if key not in _said:
        # The message is held, so that no other object can ever have its id.
        _said[key] = (words, str(words))
    return _said[key][1]
