"""What the page of an article shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from flask import url_for

from fieldref.content.articles import articles
from fieldref.content.citations import described
from fieldref.content.court_forms import court_form
from fieldref.content.paper_words import printed
from fieldref.core.articles import Article
from fieldref.core.words import Language
from fieldref.web import clock
from fieldref.web.answers import Reason, Source
from fieldref.web.outside import site
from fieldref.web.reference.context import ArticlePage, Hit, Saying, Step, Weighing

# An article that nobody has read against its sources for so long says so.
YEAR = timedelta(days=365)
TOOLS = {
    "notice": "notice.show",
    "arrest": "arrest.show",
    "priority": "priority.show",
    "papers": "papers.find",
    "expiry": "expiry.show",
}


def article_page(found: Article, lang: Language) -> ArticlePage:
    """Everything on the page of an article, in one language."""
    sources = {
        key: Source(cited["label"], cited["url"], cited["confidence"])
        for key, cited in described(found.every_cite(), lang).items()
    }
    return ArticlePage(
        slug=found.slug,
        title=found.title.in_language(lang),
        answer=found.answer.in_language(lang),
        objective=found.objective.in_language(lang),
        audience=", ".join(printed("audience", each, lang) for each in found.audience),
        steps=tuple(
            Step(each.text.in_language(lang), _cited(each.cites, sources)) for each in found.steps
        ),
        sayings=tuple(_sayings(found, lang)),
        reasons=tuple(_reasons(found, sources, lang)),
        weighings=tuple(_weighings(found, sources, lang)),
        unsettled=tuple(each.in_language(lang) for each in found.unsettled),
        forms=tuple(_forms(found, lang)),
        related=tuple(_related(found, lang)),
        tool=url_for(TOOLS[found.tool]) if found.tool else "",
        sources=tuple(sources.values()),
        papers=found.sources,
        checked=found.checked,
        is_old=clock.civil_now().date() - found.checked > YEAR,
        projector=url_for("reference.projector", slug=found.slug),
        address=site() + url_for("reference.show", slug=found.slug),
    )


def _cited(keys: Iterable[str], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[key] for key in keys)


def _sayings(found: Article, lang: Language) -> Iterator[Saying]:
    for each in found.spoken:
        to, status = printed("to", each.to, lang), printed("status", each.status, lang)
        yield Saying(to, each.text.en, each.text.es, status)


def _reasons(found: Article, sources: Mapping[str, Source], lang: Language) -> Iterator[Reason]:
    for each in found.operative:
        gloss = each.gloss or ""
        text = gloss if lang == "es" else ""
        yield Reason(text, (sources[each.cite],), each.quote, sources[each.cite])


def _weighings(found: Article, sources: Mapping[str, Source], lang: Language) -> Iterator[Weighing]:
    for each in found.counts:
        mark = printed("marks", each.mark, lang) if each.mark else ""
        yield Weighing(each.text.in_language(lang), mark, _cited(each.cites, sources))


def _forms(found: Article, lang: Language) -> Iterator[Hit]:
    for code in found.forms:
        title = court_form(code).title.in_language(lang)
        yield Hit(f"{code}: {title}", "", url_for("papers.show", code=code), "form", "", False)


def _related(found: Article, lang: Language) -> Iterator[Hit]:
    for slug in found.related:
        each = articles().get(slug)
        if each:
            title, answer = each.title.in_language(lang), each.answer.in_language(lang)
            yield Hit(title, answer, url_for("reference.show", slug=slug), "article", "", False)
