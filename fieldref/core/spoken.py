"""Values as they are said aloud: on the telephone nobody hears figures, marks or spellings.

Numbers, distances, ages, days and hours in words, English and Spanish; numbers of reference figure
by figure; names letter by letter with a spelling alphabet that the caller brings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from fieldref.core.composing import composed
from fieldref.core.words import Language

Gender = Literal["m", "f"]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ONES = {
    "en": _listed(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ),
    "es": _listed(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
        "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
    ),
}
_TENS = {
    "en": _listed("- - twenty thirty forty fifty sixty seventy eighty ninety"),
    "es": _listed("- - veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
}
_HUNDREDS_ES = _listed(
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos "
    "ochocientos novecientos"
)
_WEEKDAYS = {
    "en": _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "es": _listed("lunes martes miércoles jueves viernes sábado domingo"),
}
_MONTHS = {
    "en": _listed(
        "January February March April May June July August September October November December"
    ),
    "es": _listed(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
}
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_DASH = {"en": "dash", "es": "guion"}
_LATIN = re.compile(r"LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])(?: WITH (.+))?")
_SIGNS = {
    **dict.fromkeys(_DASHES, "hyphen"),
    **dict.fromkeys("'\N{RIGHT SINGLE QUOTATION MARK}", "apostrophe"),
    ".": "period",
    ",": "comma",
}


def number(n: int, lang: Language, gender: Gender | None = None) -> str:
    """A whole number from 0 to 9999 in words, others in figures.

    ``gender`` is that of a Spanish noun that follows: ``un``, ``una``, ``doscientas``.
    """
    if not 0 <= n <= 9999:
        return str(n)
    if lang == "en":
        return _english(n)
    return _agreeing(_spanish(n), gender)


def yards(n: int, lang: Language) -> str:
    """A distance: ``one hundred yards``, ``cien yardas``."""
    unit = {"en": "yard", "es": "yarda"}[lang]
    return f"{number(n, lang, 'f')} {unit}{'' if n == 1 else 's'}"


def age(years: int, lang: Language) -> str:
    """An age: ``thirty-one years old``, ``treinta y un años``."""
    if years == 0:
        return {"en": "less than one year old", "es": "menos de un año"}[lang]
    if lang == "en":
        return f"{number(years, lang)} year{'' if years == 1 else 's'} old"
    return f"{number(years, lang, 'm')} año{'' if years == 1 else 's'}"


def day(on: date, lang: Language) -> str:
    """``Friday, November twentieth, twenty twenty-six``; Spanish in its own order."""
    weekday, month = _WEEKDAYS[lang][on.weekday()], _MONTHS[lang][on.month - 1]
    if lang == "en":
        return f"{weekday}, {month} {_ordinal(on.day)}, {_year(on.year)}"
    first = "primero" if on.day == 1 else number(on.day, lang)
    return f"{weekday} {first} de {month} de {number(on.year, lang)}"


def clock(at: time, lang: Language) -> str:
    """``nine forty-seven p.m.``, ``las nueve y cuarenta y siete de la noche``."""
    # "Twelve" alone leaves open which end of the day is meant.
    if at == time(0):
        return {"en": "midnight, zero hours", "es": "la medianoche, cero horas"}[lang]
    if at == time(12):
        return {"en": "twelve noon", "es": "las doce del mediodía"}[lang]
    return _english_clock(at) if lang == "en" else _spanish_clock(at)


def telephone(text: str, lang: Language) -> str:
    """A telephone number, figure by figure, with a pause where its groups part."""
    return ", ".join(_by_figures(group, lang) for group in re.findall(r"\w+", text))


def reference(text: str, lang: Language) -> str:
    """A case or badge number, figure by figure, its dashes said."""
    said = [
        _DASH[lang] if part in _DASHES else _by_figures(part, lang)
        for part in re.findall(rf"\w+|[{_DASHES}]", text)
    ]
    return " ".join(said) or text


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word of a name, and what is said for each of its letters."""

    word: str
    letters: tuple[str, ...]


def spell(name: str, alphabet: Mapping[str, str]) -> tuple[SpelledWord, ...]:
    """A name letter by letter: ``ñ`` is ``Nora with tilde``; other scripts stand as they are."""
    words = composed(name).split()
    return tuple(SpelledWord(word, tuple(_letters(word, alphabet))) for word in words)


def _letters(word: str, alphabet: Mapping[str, str]) -> Iterator[str]:
    for letter in word:
        latin = _LATIN.fullmatch(unicodedata.name(letter, ""))
        if latin is None:
            yield _SIGNS.get(letter) or _figure(letter, "en") or letter
            continue
        said = alphabet.get(latin[1], latin[1])
        yield f"{said} with {latin[2].lower()}" if latin[2] else said


def _figure(letter: str, lang: Language) -> str:
    return _ONES[lang][int(letter)] if letter.isascii() and letter.isdecimal() else ""


def _by_figures(text: str, lang: Language) -> str:
    return " ".join(_figure(letter, lang) or letter for letter in text)


def _english(n: int) -> str:
    if n < 20:
        return _ONES["en"][n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS["en"][tens] + (f"-{_ONES['en'][ones]}" if ones else "")
    size, unit = (1000, "thousand") if n >= 1000 else (100, "hundred")
    many, rest = divmod(n, size)
    return f"{_english(many)} {unit}" + (f" {_english(rest)}" if rest else "")


def _spanish(n: int) -> str:
    if n < 30:
        return _ONES["es"][n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS["es"][tens] + (f" y {_ONES['es'][ones]}" if ones else "")
    if n == 100:
        return "cien"
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        return _HUNDREDS_ES[hundreds] + (f" {_spanish(rest)}" if rest else "")
    thousands, rest = divmod(n, 1000)
    many = "mil" if thousands == 1 else f"{_spanish(thousands)} mil"
    return many + (f" {_spanish(rest)}" if rest else "")


def _agreeing(words: str, gender: Gender | None) -> str:
    """Spanish number words before a noun: veintiún años, treinta y una yardas, doscientas."""
    if gender == "f":
        return re.sub(r"(c|n)ientos\b", r"\1ientas", re.sub(r"uno$", "una", words))
    if gender == "m":
        return re.sub(r"uno$", "un", re.sub(r"veintiuno$", "veintiún", words))
    return words


def _ordinal(n: int) -> str:
    head, dash, last = _english(n).rpartition("-")
    if last in _ORDINALS:
        return head + dash + _ORDINALS[last]
    return head + dash + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _year(year: int) -> str:
    century, rest = divmod(year, 100)
    if rest == 0 or century in (10, 20) and rest < 10:
        return _english(year) if century in (10, 20) else f"{_english(century)} hundred"
    return f"{_english(century)} {'oh ' if rest < 10 else ''}{_english(rest)}"


def _english_clock(at: time) -> str:
    oh = "oh " if at.minute < 10 else ""
    minutes = f" {oh}{_english(at.minute)}" if at.minute else ""
    half = "a.m." if at.hour < 12 else "p.m."
    return f"{_english(at.hour % 12 or 12)}{minutes} {half}"


def _spanish_clock(at: time) -> str:
    hour = at.hour % 12 or 12
    said = "la una" if hour == 1 else f"las {_spanish(hour)}"
    minutes = f" y {_spanish(at.minute)}" if at.minute else ""
    part = "la mañana" if at.hour < 12 else "la tarde" if at.hour < 19 else "la noche"
    return f"{said}{minutes} de {'la madrugada' if at.hour < 6 else part}"
