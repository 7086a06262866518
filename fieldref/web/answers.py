"""What the page of an answer shows, whichever tool gave it; adds nothing to the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fieldref.content.loader import Tree


@dataclass(frozen=True, slots=True)
class Source:
    """An authority: how it is called, where it stands, and how surely it was read."""

    label: str
    url: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning, with its authorities, and the words of one of them."""

    text: str
    sources: tuple[Source, ...] = ()
    quote: str = ""
    quoted: Source | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do now, with its authorities."""

    code: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer. ``state`` is a state of components/stamp.html; ``radio`` one sentence to say."""

    verdict: str
    state: str
    headline: str
    radio: str
    acts: tuple[Act, ...]
    charges: tuple[str, ...]
    reasons: tuple[Reason, ...]
    open_points: tuple[str, ...]
    edition: date
    bundle: str

    @property
    def is_decided(self) -> bool:
        """Whether the facts given were enough."""
        return self.verdict != "need_facts"

    def asks(self, code: str) -> bool:
        """Whether something with this code is to be done."""
        return any(act.code == code for act in self.acts)


# How a verdict's tone in the rules looks: the shape and frame of its stamp.
_STATES = {"ok": "done", "due": "due", "stop": "late", "void": "void", "note": "note"}


def shown(found: Tree, tone: str) -> Shown:
    """What a page shows of an answer of the notice or the arrest tables."""
    sources = sources_of(found)
    return Shown(
        verdict=found["verdict"],
        state=_STATES[tone],
        headline=found["headline"],
        radio=found["radio"],
        acts=tuple(
            Act(act["code"], act["text"], _cited(act["cites"], sources)) for act in found["do"]
        ),
        charges=tuple(found.get("charges_text", ())),
        reasons=tuple(reasons_of(found)),
        open_points=tuple(point["text"] for point in found["open_points"]),
        edition=date.fromisoformat(found["edition"]),
        bundle=found["bundle"],
    )


def sources_of(found: Tree) -> dict[str, Source]:
    """The authorities of an answer by key."""
    return {
        key: Source(cited["label"], cited["url"], cited["confidence"])
        for key, cited in found["citations"].items()
    }


def reasons_of(found: Tree) -> Iterator[Reason]:
    """The reasoning of an answer, in the order in which a person would say it."""
    sources = sources_of(found)
    for reason in found["because"]:
        quote = reason.get("quote")
        yield Reason(
            reason["text"],
            _cited(reason["cites"], sources),
            quote["text"] if quote else "",
            sources[quote["cite"]] if quote else None,
        )


def _cited(keys: Iterable[str], sources: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[key] for key in keys)
