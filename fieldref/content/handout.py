"""An article as a handout: everything that its page says, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fieldref.content.articles import articles
from fieldref.content.authority_words import Cited, authority_lines, source_words
from fieldref.content.citations import described
from fieldref.content.days import plain_day
from fieldref.content.paper_words import foot_of, page_words, printed
from fieldref.content.receipt_facts import say
from fieldref.core.articles import Article
from fieldref.core.errors import Problem, Unreadable
from fieldref.core.lined_paper import FINE, HEAD, SUB, Line
from fieldref.core.printed_papers import Handout
from fieldref.core.words import Language


def read_article(slug: str) -> Article:
    """The article of a slug.

    Raises:
        Unreadable: unknown_article at ``slug``.
    """
    found = articles().get(slug)
    if found is None:
        raise Unreadable(Problem("slug", "unknown_article"))
    return found


def handout(found: Article, lang: Language, address: str) -> Handout:
    """The handout of an article; ``address`` is that of its page."""
    return Handout(
        title=found.title.in_language(lang),
        answer=found.answer.in_language(lang),
        lines=tuple(_Lines(found, lang).all()),
        notes=printed("heads", "notes", lang),
        page=page_words(lang),
        foot=foot_of(found.checked, address, lang),
        lang=lang,
        checked=found.checked,
    )


class _Lines:
    """The lines of one article in one language."""

    def __init__(self, found: Article, lang: Language) -> None:
        self.found, self.lang = found, lang
        self.cited: Mapping[str, Cited] = described(found.every_cite(), lang)

    def all(self) -> Iterator[Line]:
        yield from self._part("do", self._steps())
        yield from self._part("say", self._sayings())
        yield from self._part("because", self._reasons())
        yield from self._part("counts", self._weighings())
        yield from self._part("open", self._unsettled())
        yield from self._part("sources", self._sources())

    def _part(self, head: str, lines: Iterable[Line]) -> Iterator[Line]:
        """A heading and what stands under it; nothing at all where there is nothing."""
        for number, line in enumerate(lines):
            if number == 0:
                yield Line(printed("heads", head, self.lang), HEAD)
            yield line

    def _steps(self) -> Iterator[Line]:
        for number, step in enumerate(self.found.steps, start=1):
            text = step.text.in_language(self.lang)
            yield Line(say("lines", "numbered", self.lang).format(number=number, text=text))
            yield from self._authorities(step.cites)

    def _sayings(self) -> Iterator[Line]:
        for each in self.found.spoken:
            to = printed("to", each.to, self.lang)
            status = printed("status", each.status, self.lang)
            yield Line(printed("lines", "spoken", self.lang, to=to))
            yield Line(printed("lines", "english", self.lang, text=each.text.en), SUB)
            spanish = printed("lines", "spanish", self.lang, text=each.text.es, status=status)
            yield Line(spanish, SUB)

    def _reasons(self) -> Iterator[Line]:
        """The law word for word; in Spanish with our own draft of it."""
        draft = printed("status", "draft", self.lang)
        for each in self.found.operative:
            quote = f"…{each.quote}" if each.quote[:1].islower() else each.quote
            yield Line(printed("lines", "english", self.lang, text=quote))
            if self.lang == "es" and each.gloss:
                text = printed("lines", "spanish", self.lang, text=each.gloss, status=draft)
                yield Line(text, SUB)
            yield from self._authorities([each.cite])

    def _weighings(self) -> Iterator[Line]:
        for each in self.found.counts:
            text = each.text.in_language(self.lang)
            if each.mark:
                mark = printed("marks", each.mark, self.lang)
                text = printed("lines", "marked", self.lang, mark=mark, text=text)
            yield Line(text)
            yield from self._authorities(each.cites)

    def _unsettled(self) -> Iterator[Line]:
        yield from (Line(each.in_language(self.lang)) for each in self.found.unsettled)

    def _sources(self) -> Iterator[Line]:
        for cited in self.cited.values():
            day = plain_day(date.fromisoformat(cited["checked"]), self.lang)
            label, url = source_words(cited, self.lang), cited["url"]
            yield Line(printed("lines", "source", self.lang, label=label, day=day, url=url), FINE)
        if self.found.sources:
            lines = ", ".join(self.found.sources)
            yield Line(printed("lines", "documents", self.lang, lines=lines), FINE)
        yield Line(self._objective())

    def _objective(self) -> str:
        audience = ", ".join(printed("audience", each, self.lang) for each in self.found.audience)
        objective = self.found.objective.in_language(self.lang)
        return " ".join(
            (
                printed("lines", "learn", self.lang, audience=audience, objective=objective),
                printed(
                    "lines", "checked", self.lang, day=plain_day(self.found.checked, self.lang)
                ),
            )
        )

    def _authorities(self, keys: Iterable[str]) -> Iterator[Line]:
        return authority_lines([self.cited[key] for key in keys], self.lang)
