"""``/reference``: what is searched for stands in the address; nothing about a case does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.content.articles import articles
from fieldref.content.loader import Tree, load
from fieldref.content.paper_words import printed
from fieldref.content.search import search
from fieldref.content.search_documents import GLOSSARY
from fieldref.content.search_marks import marked
from fieldref.content.search_nearest import nearest
from fieldref.content.search_question import meant
from fieldref.core.articles import Article
from fieldref.web import i18n
from fieldref.web.htmx import page_or_block
from fieldref.web.reference.article import article_page
from fieldref.web.reference.context import Found, SearchPage, Shelf, Term
from fieldref.web.reference.words import KINDS
from fieldref.web.typed import writable_text

bp = Blueprint("reference", __name__, url_prefix="/reference")
MOST_TYPED = 5000
SHELVES: Mapping[str, LazyString] = {
    "do": _l("What to do"),
    "people": _l("What to tell people"),
    "law": _l("What the law says"),
    "forms": _l("Papers"),
}


@bp.get("")
def index() -> Response:
    """The box, what was found, and every article by its kind."""
    asked = writable_text(request.args.get("q", "")).strip()[:MOST_TYPED]
    return page_or_block("reference/index.html", "found", _page(asked))


@bp.get("/<slug>")
def show(slug: str) -> Response:
    """One article."""
    found = articles().get(slug)
    if found is None:
        abort(404)
    return page_or_block("reference/article.html", "main", article_page(found, i18n.language()))


@bp.get("/glossary")
def glossary() -> Response:
    """Every term in both languages."""
    terms = tuple(_terms(load(GLOSSARY)["terms"]))
    return page_or_block("reference/glossary.html", "main", {"terms": terms})


def _page(asked: str) -> SearchPage:
    if not asked:
        return SearchPage(asked="", hits=None, nearest=(), shelves=tuple(_shelves()))
    terms = meant(asked, i18n.language())
    hits = tuple(_found(row, terms) for row in search(asked, i18n.language())["results"])
    near = () if hits else tuple(_found(row) for row in nearest(asked, i18n.language()))
    shelves = () if hits else tuple(_shelves())
    return SearchPage(asked=asked, hits=hits, nearest=near, shelves=shelves)


def _found(row: Tree, terms: frozenset[str] = frozenset()) -> Found:
    kind, url = str(row["kind"]), str(row["url"])
    foreign = url.startswith("http")
    title, answer = marked(row["title"], terms), marked("" if foreign else row["answer"], terms)
    return Found(title, answer, url, kind, str(KINDS[kind]), foreign)


def _shelves() -> Iterator[Shelf]:
    for kind, title in SHELVES.items():
        hits = tuple(_on_shelf(each) for each in articles().values() if each.kind == kind)
        if hits:
            yield Shelf(str(title), hits)


def _on_shelf(each: Article) -> Found:
    lang = i18n.language()
    title, answer = (marked(w.in_language(lang), frozenset()) for w in (each.title, each.answer))
    url = url_for("reference.show", slug=each.slug)
    return Found(title, answer, url, "article", "", foreign=False)


def _terms(rows: list[Tree]) -> Iterator[Term]:
    for row in sorted(rows, key=lambda row: str(row[i18n.language()]).casefold()):
        note = row.get("note", {}).get(i18n.language(), "")
        yield Term(row["en"], row["es"], printed("status", row["status"], i18n.language()), note)
