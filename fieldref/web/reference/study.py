"""For a class: an article before a projector, the reading list; and every source with its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Response, abort, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.content.articles import articles
from fieldref.content.loader import load
from fieldref.content.paper_words import FILE, printed
from fieldref.content.sources import Cited, sources
from fieldref.core.articles import Article
from fieldref.web.answers import Source
from fieldref.web.htmx import page_or_block
from fieldref.web.i18n import language
from fieldref.web.reference.article import article_page
from fieldref.web.reference.context import (
    Course,
    Hit,
    Lesson,
    Reader,
    SourceRow,
    SourceShelf,
)
from fieldref.web.reference.views import SHELVES, bp

_CODES: Mapping[str, LazyString] = {
    "fam": _l("Family Code"),
    "pen": _l("Penal Code"),
    "ccp": _l("Code of Civil Procedure"),
    "wic": _l("Welfare and Institutions Code"),
    "form": _l("Court forms"),
    "": _l("Everything else"),
}


@bp.get("/<slug>/projector")
def projector(slug: str) -> Response:
    """One article in letters for the back row; the answer opens when the teacher wants it."""
    found = articles().get(slug)
    if found is None:
        abort(404)
    return page_or_block("reference/projector.html", "main", article_page(found, language()))


@bp.get("/objectives")
def objectives() -> Response:
    """What there is to learn, for everybody or for one kind of reader."""
    asked = request.args.get("reader", "")
    wanted = asked if asked in load(FILE)["audience"] else ""
    page = {"readers": tuple(_readers(wanted)), "courses": tuple(_courses(wanted))}
    return page_or_block("reference/objectives.html", "main", page)


@bp.get("/sources")
def all_sources() -> Response:
    """Every authority, the day on which it was read, and what rests on it."""
    shelves = tuple(
        SourceShelf(str(_CODES[code]), tuple(map(_row, rows))) for code, rows in sources().items()
    )
    return page_or_block("reference/sources.html", "main", {"shelves": shelves})


def _readers(wanted: str) -> Iterator[Reader]:
    yield Reader(str(_l("Everybody")), url_for("reference.objectives"), not wanted)
    for code in load(FILE)["audience"]:
        url = url_for("reference.objectives", reader=code)
        words = printed("audience", code, language())
        yield Reader(words.capitalize(), url, code == wanted)


def _courses(wanted: str) -> Iterator[Course]:
    for kind, title in SHELVES.items():
        lessons = tuple(
            _lesson(each)
            for each in articles().values()
            if each.kind == kind and (not wanted or wanted in each.audience)
        )
        if lessons:
            yield Course(str(title), lessons)


def _lesson(each: Article) -> Lesson:
    readers = ", ".join(printed("audience", code, language()) for code in each.audience)
    lang = language()
    url = url_for("reference.show", slug=each.slug)
    return Lesson(each.objective.in_language(lang), each.title.in_language(lang), url, readers)


def _row(cited: Cited) -> SourceRow:
    found = cited.citation
    source = Source(found.label.in_language(language()), found.url, found.confidence)
    reading = found.reading.in_language(language())
    return SourceRow(found.key, source, found.checked, reading, tuple(map(_hit, cited.articles)))


def _hit(each: Article) -> Hit:
    url = url_for("reference.show", slug=each.slug)
    return Hit(each.title.in_language(language()), "", url, "article", "", foreign=False)
