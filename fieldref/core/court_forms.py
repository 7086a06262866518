"""The papers an officer may be handed, and how people type the number in the corner.

Nothing here reads a file: ``fieldref.content.court_forms`` fills the shelf from data/forms/court.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from fieldref.core.errors import RuleError
from fieldref.core.words import Language, Words

FormKind = Literal["order", "attachment", "notice", "request", "response", "receipt", "information"]
Enforce = Literal["yes", "with_its_order", "read_item", "no"]
TitleStatus = Literal["official", "court", "draft"]
Footer = Literal[
    "court_order",
    "not_court_order",
    "not_court_order_some_pages",
    "neither",
    "unknown",
]
Trait = Literal["emergency", "criminal", "other_state"]

# The letters of a number, its three figures, then a part of the number such as INFO or (A).
_NUMBER = re.compile(
    r"(?<![a-z])([a-z]{2,5}) ?(\d{3})(?!\d)(?: ?(info\b)| ?\(([a-z])\)|([a-z])(?![a-z0-9]))?"
)
_DASHES = re.compile(r"[-‐‑‒–—―−_.·•]+")
_LEADS = re.compile(r"^(?:court )?(?:form|formulario)\b ?(?:no|n[oº°]|num|numero)?\b ?")
NEAR = 5
_SMALL = frozenset(
    re.findall(
        r"\w+", "a an and of on or the to for in with de del la el las los para por y un una"
    )
)


class UnknownForm(RuleError):
    """No form has this number or name; ``near`` holds the codes it may have been meant for."""

    code = "unknown_form"

    def __init__(self, typed: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(f"no form {typed[:40]!r}; near: {', '.join(near) or 'none'}")
        self.typed, self.near = typed, near


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Where on the paper an officer finds what: items as printed, None where not seen or none."""

    expiry: str | None
    protected: str | None
    restrained: str | None
    no_contact: str | None
    stay_away: str | None
    exceptions: str | None
    firearms: str | None
    service: str | None
    custody: str | None


@dataclass(frozen=True, slots=True)
class FormChange:
    """What an edition of a form changed, or that an edition exists whose text was not seen."""

    edition: date
    text: Words
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormQuote:
    """A sentence as a source prints it; ``gloss`` is our Spanish of it."""

    text: str
    cite: str
    gloss: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtForm:
    """One paper: what it is, whether it is enforced, where to look on it, when it holds.

    ``edition`` is that of the text that was read, None where none was; ``also`` are editions
    known to exist whose text was not read. ``numbers`` are other numbers of the same paper.
    """

    code: str
    group: str
    title: Words
    title_status: TitleStatus
    kind: FormKind
    enforce: Enforce
    family: str
    edition: date | None
    also: tuple[FormChange, ...]
    where: Items
    starts: Words | None
    ends: Words | None
    notes: Words
    changes: tuple[FormChange, ...]
    arrest_authority: str | None
    numbers: tuple[str, ...]
    names: Mapping[Language, tuple[str, ...]]
    footer: Footer
    traits: frozenset[Trait]
    cites: tuple[str, ...]
    quote: FormQuote | None

    def every_name(self) -> Iterator[str]:
        """The titles and everything else it is called, in both languages."""
        yield from (self.title.en, self.title.es, *self.names["en"], *self.names["es"])

    def may_show(self, sign: str, seen: bool) -> bool:
        """Whether a paper of this form may show a sign, or lack it; what was not seen may.

        Raises:
            KeyError: no such sign.
        """
        shows = _SIGNS[sign]
        if isinstance(shows, str):
            return (shows in self.traits) is seen
        return self.footer in shows[0 if seen else 1]


# For a sign in the footer: the footers that may show it, and those that may lack it.
_SIGNS: Mapping[str, str | tuple[frozenset[str], frozenset[str]]] = {
    "says_court_order": (
        frozenset({"court_order", "unknown"}),
        frozenset({"not_court_order", "not_court_order_some_pages", "neither", "unknown"}),
    ),
    "says_not_court_order": (
        frozenset({"not_court_order", "not_court_order_some_pages", "unknown"}),
        frozenset({"court_order", "not_court_order_some_pages", "neither", "unknown"}),
    ),
    "says_emergency": "emergency",
    "says_criminal": "criminal",
    "other_state": "other_state",
}
SIGNS = tuple(_SIGNS)


@dataclass(frozen=True)
class FormShelf:
    """Every form, in the order in which they are shown."""

    forms: tuple[CourtForm, ...]

    def find(self, typed: str) -> CourtForm:
        """The form of a number or a name however it is typed.

        Raises:
            UnknownForm: no form, or several, are meant by it.
        """
        meant = self._meant(typed)
        if len(meant) == 1:
            return meant[0]
        raise UnknownForm(typed, tuple(f.code for f in meant[:NEAR]) or self._near(typed))

    def search(self, text: str, lang: Language) -> tuple[CourtForm, ...]:
        """The forms whose number, title or other name holds what was typed, best first."""
        if not key(text):
            return ()
        ranked = [(_rank(form, text, lang), place) for place, form in enumerate(self.forms)]
        return tuple(self.forms[place] for rank, place in sorted(ranked) if rank < _NOT_FOUND)

    def showing(self, signs: Mapping[str, bool]) -> tuple[CourtForm, ...]:
        """The forms that a paper with these signs may be; a sign not named is not asked."""
        return tuple(
            form
            for form in self.forms
            if all(form.may_show(sign, seen) for sign, seen in signs.items())
        )

    @cached_property
    def _by_key(self) -> Mapping[str, CourtForm]:
        return {key(n): form for form in self.forms for n in (form.code, *form.numbers)}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[CourtForm, ...]]:
        named: dict[str, dict[str, CourtForm]] = {}
        for form in self.forms:
            for name in form.every_name():
                named.setdefault(key(name), {})[form.code] = form
        return {name: tuple(found.values()) for name, found in named.items()}

    def _meant(self, typed: str) -> tuple[CourtForm, ...]:
        """The forms of a number, else of a name, else of the numbers inside a longer text."""
        wanted = key(typed)
        if wanted in self._by_key:
            return (self._by_key[wanted],)
        if wanted in self._by_name:
            return self._by_name[wanted]
        return tuple({form.code: form for form in self._numbered_in(typed)}.values())

    def _numbered_in(self, typed: str) -> Iterator[CourtForm]:
        for candidates in numbers_in(typed):
            known = [k for k in candidates if k in self._by_key]
            if known:
                yield self._by_key[known[0]]

    def _near(self, typed: str) -> tuple[str, ...]:
        keys = get_close_matches(key(typed)[:80], self._by_key, n=3 * NEAR, cutoff=0.6)
        return tuple(dict.fromkeys(self._by_key[k].code for k in keys))[:NEAR]


def folded(text: str) -> str:
    """Text without accents, case, dashes or double spaces; for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_DASHES.sub(" ", bare).split())


def key(typed: str) -> str:
    """A number or name as it is compared: ``DV–110`` and ``dv 110`` are the same."""
    return re.sub(r"[^a-z0-9]", "", _LEADS.sub("", folded(typed)))


def numbers_in(typed: str) -> Iterator[tuple[str, ...]]:
    """Each form number inside a text, as keys to try: with its last part first, then without."""
    for letters, figures, *parts in _NUMBER.findall(folded(typed)):
        bare, part = letters + figures, "".join(parts)
        yield (bare + part, bare) if part else (bare,)


_NOT_FOUND = 9


def _rank(form: CourtForm, text: str, lang: Language) -> int:
    """How well a form fits what was typed; 0 is best."""
    wanted = key(text)
    numbers = [key(number) for number in (form.code, *form.numbers)]
    if wanted in numbers:
        return 0
    if any(number.startswith(wanted) for number in numbers):
        return 1
    own = [form.title.in_language(lang), *form.names[lang]]
    if wanted in map(key, own):
        return 2
    tests = ([own[0]], own, form.every_name())
    return next((3 + n for n, names in enumerate(tests) if _all_in(text, names)), _NOT_FOUND)


def _all_in(text: str, names: Iterable[str]) -> bool:
    """Whether each word typed begins a word of one of the names."""
    words = set(_words(" ".join(names)))
    wanted = [word for word in _words(text) if word not in _SMALL]
    return bool(wanted) and all(any(w.startswith(part) for w in words) for part in wanted)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", folded(text))
