"""Authorities as they are called on a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fieldref.content.receipt_facts import say
from fieldref.core.lined_paper import Line
from fieldref.core.words import Language

Cited = Mapping[str, str]


def source_words(cited: Cited, lang: Language) -> str:
    """An authority as it is called, and whether it was read itself."""
    label, confidence = cited["label"], cited["confidence"]
    return label if confidence == "seen" else say("lines", confidence, lang).format(label=label)


def authority_lines(cited: Sequence[Cited], lang: Language) -> Iterator[Line]:
    """The line under what it holds up; none where no authority was found."""
    sources = "; ".join(source_words(each, lang) for each in cited)
    if sources:
        yield Line(say("lines", "authorities", lang).format(sources=sources), level=2)
