"""The list of the 58 counties to choose from."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from fieldref.content.courts import counties
from fieldref.core.words import Language

_OPTION = Markup('<option value="{}"{}>{}</option>')


def is_county(slug: str) -> bool:
    """True for the slug of one of the 58 counties."""
    return any(county.slug == slug for county in counties())


@lru_cache(maxsize=256)
def county_options(lang: Language, none: str, chosen: str) -> Markup:
    """The options of a list of counties, ``none`` first; drawn once, because each page has it."""
    rows = [("", none), *((county.slug, county.name.in_language(lang)) for county in counties())]
    selected = Markup(" selected")
    return Markup("").join(
        _OPTION.format(slug, selected if slug == chosen else "", name) for slug, name in rows
    )
