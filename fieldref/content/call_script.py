"""What an officer reads to the judicial officer, and back; and what follows a denial.

A call is in English: lines that are read aloud are English in every language of the page, with
their meaning beside them where the page is in another one. Instructions and warnings to the
officer are in the language of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from typing import Literal

from fieldref.content.calendars import court_calendar
from fieldref.content.call_values import claims, computed, values
from fieldref.content.citations import Citation, citation
from fieldref.content.loader import Tree, load
from fieldref.core.epo import EpoDocument
from fieldref.core.errors import CalendarGap
from fieldref.core.expiry import Expiry, expiry
from fieldref.core.paths import value_at
from fieldref.core.spoken import SpelledWord, number, spell
from fieldref.core.words import Language

FILE = "rules/call-script.yaml"
FORM_TEXTS = "forms/epo-001/2023-01-01/texts.yaml"
CALL: Language = "en"
Kind = Literal["say", "do", "warn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. ``say`` is read aloud, in English, and ``meaning`` tells it in the language of the
    page (empty where that is English); ``do`` and ``warn`` are to the officer.

    ``path`` is where its value stands in the document, empty where it has none; ``missing`` says
    that nothing stands there, or that the order is not asked for.
    """

    code: str
    kind: Kind
    text: str
    meaning: str = ""
    item: str = ""
    path: str = ""
    missing: bool = False
    spelled: tuple[SpelledWord, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the script. ``paths`` are the parts of the document that it speaks of."""

    code: str
    title: str
    paths: tuple[str, ...]
    lines: tuple[Line, ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What can be done after a denial, and on what authority; none where none was found."""

    code: str
    text: str
    cites: tuple[Citation, ...]


def script(document: EpoDocument, today: date, lang: Language) -> tuple[Block, ...]:
    """The ten blocks to read aloud, in the order in which a judicial officer needs them.

    ``today`` is the day on which the order would be granted. What is not answered is said as
    missing, never left out.

    Sources: fam-6240, fam-6250, fam-6250.5, fam-6251, fam-6253, fam-6270, pen-646.91.
    """
    teller = _Teller(document, lang, granted_on(today))
    return tuple(_block(teller, row) for row in load(FILE)["blocks"])


def block_codes() -> tuple[str, ...]:
    """The codes of the blocks, in their order."""
    return tuple(row["code"] for row in load(FILE)["blocks"])


def read_back(document: EpoDocument, lang: Language) -> tuple[Line, ...]:
    """Every value of a granted order, to be read back before the line is closed."""
    return tuple(_Teller(document, lang).lines(load(FILE)["read_back"]))


def after_denial(document: EpoDocument, lang: Language) -> tuple[NextStep, ...]:
    """What can be done after a judicial officer denied a request (fam-6275)."""
    held = claims(document)
    return tuple(
        NextStep(row["code"], row[lang], _citations(row["cites"]))
        for row in load(FILE)["after_denial"]
        if _applies(row, held)
    )


def form_rule() -> str:
    """The rule of item 5 word for word, as the form prints it (form-epo-001)."""
    return str(load(FORM_TEXTS)["item_5_rule"])


def granted_on(day: date) -> Expiry | None:
    """When an order granted on a day expires; None where the court calendar does not reach."""
    try:
        return expiry(court_calendar(), day)
    except CalendarGap:
        return None


def _block(teller: _Teller, row: Tree) -> Block:
    lines = tuple(teller.lines(row["lines"]))
    cites = (*row["cites"], *(key for line in lines for key in line.cites))
    return Block(
        row["code"], row["title"][teller.lang], tuple(row["paths"]), lines, _citations(cites)
    )


def _citations(keys: tuple[str, ...] | list[str]) -> tuple[Citation, ...]:
    return tuple(citation(key) for key in dict.fromkeys(keys))


def _applies(row: Tree, held: frozenset[str]) -> bool:
    return held.issuperset(row.get("when", ())) and held.isdisjoint(row.get("unless", ()))


def _spelled(name: str) -> tuple[SpelledWord, ...]:
    titles = load(FILE)["unspelled"]
    return tuple(word for word in spell(name, _alphabet()) if word.word not in titles)


@cache
def _alphabet() -> Mapping[str, str]:
    return {word[0]: word for word in load(FILE)["alphabet"]}


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells a document's values in the words of the rows, in English and in the page's language."""

    document: EpoDocument
    lang: Language
    today: Expiry | None = None
    said: dict[Language, dict[str, str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        data = load(FILE)
        for lang in (CALL, self.lang):
            self.said[lang] = {
                **values(self.document, data, lang),
                **computed(self.document, self.today, data, lang),
            }

    def lines(self, rows: list[Tree]) -> Iterator[Line]:
        """The lines of every row that applies."""
        held = claims(self.document) | ({"expires_on"} if self.today else set())
        chosen = (row for row in rows if _applies(row, held))
        for place, group in groupby(chosen, key=lambda row: str(row.get("each", ""))):
            together = list(group)
            # What is said of one entry stays together.
            for entry in self._entries(place) if place else ("",):
                for row in together:
                    yield from self._lines(row, entry)

    def _entries(self, place: str) -> Iterator[str]:
        """The places of a list's entries, such as ``protected.0.``, where they say anything."""
        entries = value_at(self.document, place)
        for index in range(len(entries) if isinstance(entries, tuple) else 0):
            entry = f"{place}.{index}."
            if any(path.startswith(entry) for path in self.said[CALL]):
                yield entry

    def _lines(self, row: Tree, entry: str) -> Iterator[Line]:
        if "parts" in row:
            yield from self._parts(row, entry)
        elif "do" in row:
            yield self._line(row, entry, kind="do", text=row["do"][self.lang])
        elif "warn" in row:
            yield self._line(row, entry, kind="warn", text=row["warn"][self.lang])
        elif texts := self._answer(row) if "answers" in row else self._statement(row, entry):
            told = {lang: self._told(texts[lang], entry, lang) for lang in self.said}
            yield self._said(row, entry, told)
        else:
            yield self._said(row, entry, self._gap(row, entry), missing=True)

    def _answer(self, row: Tree) -> Tree | None:
        """The words for the answer at a row's path; None where there is no answer."""
        value = value_at(self.document, row["path"])
        code = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        found: Tree | None = row["answers"].get(code)
        return found

    def _statement(self, row: Tree, entry: str) -> Tree | None:
        """The words for the value at a row's path; None where nothing stands there."""
        path = f"{entry}{row.get('path', '')}"
        # Yes and no are claims that the row was chosen by, and need no value to be said.
        there = path in self.said[CALL] or isinstance(value_at(self.document, path), bool)
        found: Tree = row["say"]
        return found if there or "path" not in row or row.get("missing") else None

    def _told(self, words: str, entry: str, lang: Language) -> str:
        told = words.format(**self._names(entry, lang))
        # A value such as "p.m." brings its own full stop.
        return told[:-1] if told.endswith("..") and words.endswith("}.") else told

    def _gap(self, row: Tree, entry: str) -> dict[Language, str]:
        asked = f"{entry}{row['path']}" in self.document.unknown
        words = load(FILE)["missing"]["unknown"] if asked else row.get("absent")
        words = words or load(FILE)["missing"]["absent"]
        return {lang: words[lang].format(label=row["label"][lang]) for lang in self.said}

    def _parts(self, row: Tree, entry: str) -> Iterator[Line]:
        """Several values in one breath, then which of them are missing."""
        missing = load(FILE)["missing"]
        there = [part for part in row["parts"] if f"{entry}{part['path']}" in self.said[CALL]]
        blank = [part for part in row["parts"] if self._is_blank(part, entry)]
        unknown = [p for p in blank if f"{entry}{p['path']}" in self.document.unknown]
        absent = [part for part in blank if part not in unknown]
        if there:
            yield self._said(row, entry, self._joined(row, entry, there))
        for parts, words in ((absent, "several_absent"), (unknown, "several_unknown")):
            if parts:
                texts = {
                    lang: missing[words][lang].format(
                        labels=", ".join(part["label"][lang] for part in parts)
                    )
                    for lang in self.said
                }
                yield self._said(row, entry, texts, missing=True)

    def _is_blank(self, part: Tree, entry: str) -> bool:
        """Whether a part is missed: an age is not where there is a date of birth."""
        said = self.said[CALL]
        there = f"{entry}{part['path']}" in said or f"{entry}{part.get('or')}" in said
        return not there and not part.get("optional")

    def _joined(self, row: Tree, entry: str, parts: list[Tree]) -> dict[Language, str]:
        return {
            lang: f"{row['label'][lang]}: "
            + ", ".join(self._told(part["say"][lang], entry, lang) for part in parts)
            + "."
            for lang in self.said
        }

    def _names(self, entry: str, lang: Language) -> dict[str, str]:
        """The values by the names that the words use: of an entry without its place."""
        said = self.said[lang]
        names = {path.replace(".", "_"): text for path, text in said.items()}
        if entry:
            own = {p.removeprefix(entry): text for p, text in said.items() if p.startswith(entry)}
            names |= own | {"number": number(int(entry.split(".")[-2]) + 1, lang)}
        return names

    def _said(
        self, row: Tree, entry: str, texts: Mapping[Language, str], missing: bool = False
    ) -> Line:
        meaning = texts[self.lang]
        return self._line(
            row,
            entry,
            kind="say",
            text=texts[CALL],
            meaning="" if meaning == texts[CALL] else meaning,
            missing=missing or bool(row.get("missing")),
        )

    def _line(self, row: Tree, entry: str, **told: object) -> Line:
        path = f"{entry}{row['path']}" if "path" in row else ""
        name = value_at(self.document, f"{entry}{row['spell']}") if "spell" in row else None
        return Line(
            code=row["code"],
            item=row.get("item", ""),
            path=path,
            spelled=_spelled(name) if isinstance(name, str) else (),
            cites=tuple(row.get("cites", ())),
            **told,  # type: ignore[arg-type]
        )
