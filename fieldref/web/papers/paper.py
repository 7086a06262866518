"""What the page of one paper shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from fieldref.content.citations import described
from fieldref.content.court_forms import form_citations
from fieldref.content.paper_answer import tone, verdict_words
from fieldref.core.court_forms import CourtForm, FormChange
from fieldref.core.words import Language, Words
from fieldref.web.answers import Source
from fieldref.web.papers import words
from fieldref.web.papers.context import Change, PaperPage, Place

# How a tone looks: the shape and frame of the stamp.
STATES = {"ok": "done", "due": "due", "void": "void"}


def paper_page(form: CourtForm, lang: Language) -> PaperPage:
    """Everything on the page of a form, in one language."""
    said = verdict_words(form.enforce, lang)
    sources = {
        key: Source(cited["label"], cited["url"], cited["confidence"])
        for key, cited in described(form_citations(form), lang).items()
    }
    return PaperPage(
        code=form.code,
        title=form.title.in_language(lang),
        edition=form.edition,
        state=STATES[tone(form.enforce)],
        headline=said["headline"],
        radio=said["radio"],
        kind=str(words.KINDS[form.kind]),
        notes=form.notes.in_language(lang),
        starts=_said(form.starts, lang),
        ends=_said(form.ends, lang),
        places=tuple(_places(form)),
        quote=form.quote.text if form.quote else "",
        quoted=sources[form.quote.cite] if form.quote else None,
        changes=tuple(_changes(form.changes, lang)),
        also=tuple(_changes(form.also, lang)),
        names=form.names[lang],
        sources=tuple(sources.values()),
        is_order=form.family not in ("not_an_order", "attachment"),
    )


def _places(form: CourtForm) -> Iterator[Place]:
    if form.enforce == "no":
        return
    for name, item in asdict(form.where).items():
        yield Place(str(words.PLACES[name]), item or "")


def _changes(changes: Iterable[FormChange], lang: Language) -> Iterator[Change]:
    for change in changes:
        yield Change(change.edition, change.text.in_language(lang))


def _said(passage: Words | None, lang: Language) -> str:
    return passage.in_language(lang) if passage else ""
