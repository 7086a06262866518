"""The articles of data/reference, with durations and item numbers put in from where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from fieldref.content.court_forms import court_form
from fieldref.content.loader import Tree, load, names
from fieldref.content.mappings import mappings
from fieldref.core.articles import Article, Counts, Operative, Spoken, Step
from fieldref.core.court_forms import UnknownForm
from fieldref.core.words import LANGUAGES, Language, Words

FOLDER = "reference/articles"
VALUES = "reference/values.yaml"
PLACEHOLDER = re.compile(r"\{(value|item) ([^{}]+)\}")
_ITEM = {"en": "item", "es": "punto"}
_SAID = re.compile(r"\b(?:items?|puntos?)\s+$", re.IGNORECASE)


class UnknownPlaceholder(LookupError):
    """A text names a value or an item that the data does not have."""


@cache
def articles() -> Mapping[str, Article]:
    """Every article by its slug, in the order of their files' names."""
    found = (article(load(name)) for name in names(FOLDER))
    return {each.slug: each for each in found}


def article(tree: Tree) -> Article:
    """The article in the tree of a data file.

    Raises:
        UnknownPlaceholder: a text names what the data does not have.
    """
    ids = tree["id"]
    return Article(
        slug=tree["slug"],
        ids=(ids,) if isinstance(ids, str) else tuple(ids),
        kind=tree["kind"],
        title=_words(tree["title"]),
        answer=_words(tree["answer"]),
        audience=tuple(tree["audience"]),
        objective=_words(tree["objective"]),
        steps=tuple(map(_step, tree["do"])),
        spoken=tuple(_spoken(row) for row in tree.get("say", ())),
        operative=tuple(_operative(row) for row in tree["because"]),
        counts=tuple(_counts(row) for row in tree.get("counts", ())),
        unsettled=tuple(_words(row) for row in tree.get("open", ())),
        sources=tuple(tree.get("sources", ())),
        covers=tuple(tree.get("covers", ())),
        forms=tuple(tree.get("forms", ())),
        tool=tree.get("tool"),
        related=tuple(tree.get("related", ())),
        words={lang: tuple(tree["words"][lang]) for lang in LANGUAGES},
        checked=tree["checked"],
        cites=(*_cites(tree), *_behind_values(tree)),
    )


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """What a text names: ("value", "hotline"), ("item", "DV-130 no_contact")."""
    yield from PLACEHOLDER.findall(text)


def filled(text: str, lang: Language) -> str:
    """A text with its values and items in their places.

    Raises:
        UnknownPlaceholder: the data does not have what the text names.
    """
    return PLACEHOLDER.sub(lambda found: _put(found, lang), text)


def _put(found: re.Match[str], lang: Language) -> str:
    kind, name = found[1], found[2].strip()
    if kind == "value":
        return _value(name, lang)
    number = _item(name)
    said = _SAID.search(found.string[: found.start()])
    return number if said else f"{_ITEM[lang]} {number}"


def _value(name: str, lang: Language) -> str:
    row = load(VALUES)["values"].get(name)
    if row is None:
        raise UnknownPlaceholder(f"value {name}")
    return str(row[lang])


def _behind_values(tree: Tree) -> Iterator[str]:
    """The authorities of the values that an article speaks of."""
    for _path, node in mappings(tree):
        for text in node.values():
            for kind, name in placeholders(text) if isinstance(text, str) else ():
                if kind == "value":
                    yield from load(VALUES)["values"].get(name, {}).get("cites", ())


def _item(name: str) -> str:
    code, _, place = name.partition(" ")
    try:
        number: str | None = getattr(court_form(code).where, place)
    except (UnknownForm, AttributeError):
        number = None
    if number is None:
        raise UnknownPlaceholder(f"item {name}")
    return number


def _words(row: Mapping[str, str]) -> Words:
    return Words(filled(row["en"], "en"), filled(row["es"], "es"))


def _cites(row: Tree) -> tuple[str, ...]:
    return tuple(row.get("cites", ()))


def _step(row: Tree) -> Step:
    return Step(_words(row), _cites(row), on_card=row.get("card", False))


def _spoken(row: Tree) -> Spoken:
    return Spoken(row["to"], _words(row), row["status"], on_card=row.get("card", False))


def _operative(row: Tree) -> Operative:
    return Operative(row["quote"], row["cite"], row.get("gloss", {}).get("es"))


def _counts(row: Tree) -> Counts:
    return Counts(row["of"], _words(row), _cites(row), row.get("mark"))
