"""The court of item 6 follows the county where the protected person lives (fam-6253)."""

from __future__ import annotations

from fieldref.content.courts import UnknownCounty, county
from fieldref.core.courts import County, Courthouse
from fieldref.core.fields import Draft, FieldState, put


def county_of(draft: Draft) -> County | None:
    """The county that was answered, if it is one."""
    slug = draft.state("court.county").value
    try:
        return county(slug) if isinstance(slug, str) else None
    except UnknownCounty:
        return None


def follow_county(draft: Draft) -> Draft:
    """Name and address of the county's court in item 6; blank where nothing was seen."""
    found = county_of(draft)
    return take(draft, found.primary if found else None)


def take(draft: Draft, courthouse: Courthouse | None) -> Draft:
    """A courthouse put into item 6."""
    name, address = (courthouse.name, courthouse.address) if courthouse else (None, None)
    return put(put(draft, "court.name", FieldState(name)), "court.address", FieldState(address))


def branches(draft: Draft) -> tuple[Courthouse, ...]:
    """The courthouses of the county that may take the filing, the first choice first."""
    found = county_of(draft)
    return tuple(c for c in found.courts if c.takes_orders is not False) if found else ()
