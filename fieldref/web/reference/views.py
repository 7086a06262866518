"""``/reference``: what is searched for stands in the address; nothing about a case does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from fieldref.content.articles import articles
from fieldref.content.loader import Tree, load
from fieldref.content.search import search
from fieldref.content.search_documents import GLOSSARY
from fieldref.core.words import Language
from fieldref.web import i18n
from fieldref.web.htmx import page_or_block
from fieldref.web.reference.article import article_page
from fieldref.web.reference.context import Hit, SearchPage, Shelf, Term
from fieldref.web.reference.words import KINDS, STATUS
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
    return page_or_block("reference/article.html", "main", article_page(found, _lang()))


@bp.get("/glossary")
def glossary() -> Response:
    """Every term in both languages."""
    terms = tuple(_terms(load(GLOSSARY)["terms"]))
    return page_or_block("reference/glossary.html", "main", {"terms": terms})


def _lang() -> Language:
    return cast(Language, i18n.language())


def _page(asked: str) -> SearchPage:
    hits = tuple(map(_hit, search(asked, _lang())["results"])) if asked else None
    return SearchPage(asked=asked, hits=hits, shelves=tuple(_shelves()))


def _hit(row: Tree) -> Hit:
    kind, url = str(row["kind"]), str(row["url"])
    foreign = url.startswith("http")
    return Hit(row["title"], "" if foreign else row["answer"], url, kind, str(KINDS[kind]), foreign)


def _shelves() -> Iterator[Shelf]:
    for kind, title in SHELVES.items():
        hits = tuple(
            Hit(
                each.title.in_language(_lang()),
                each.answer.in_language(_lang()),
                url_for("reference.show", slug=each.slug),
                "article",
                "",
                foreign=False,
            )
            for each in articles().values()
            if each.kind == kind
        )
        if hits:
            yield Shelf(str(title), hits)


def _terms(rows: list[Tree]) -> Iterator[Term]:
    for row in sorted(rows, key=lambda row: str(row[_lang()]).casefold()):
        note = row.get("note", {}).get(_lang(), "")
        yield Term(row["en"], row["es"], str(STATUS[row["status"]]), note)
