"""``/papers``: what was typed is a form number or a title, never a fact of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, abort, request, url_for

from fieldref.content.court_forms import by_traits, court_form, find_forms, form_groups, forms
from fieldref.content.paper_answer import tone, verdict_words
from fieldref.core.court_forms import SIGNS, CourtForm, UnknownForm
from fieldref.web import i18n
from fieldref.web.htmx import page_or_block
from fieldref.web.papers import words
from fieldref.web.papers.context import FindPage, Group, Listed, Sign
from fieldref.web.papers.paper import STATES, paper_page
from fieldref.web.typed import writable_text

bp = Blueprint("papers", __name__)
MOST_TYPED = 200
MOST_SHOWN = 12


@bp.get("/papers")
def find() -> Response:
    """The box for a number or a title; the paper at once where only one can be meant."""
    asked = writable_text(request.args.get("q", "")).strip()[:MOST_TYPED]
    meant = _meant(asked)
    if meant:
        return page_or_block("papers/show.html", "main", paper_page(meant, i18n.language()))
    return page_or_block("papers/find.html", "main", _find_page(asked))


@bp.get("/papers/<code>")
def show(code: str) -> Response:
    """One paper."""
    form = _meant(code)
    if form is None or form.code != code:
        abort(404)
    return page_or_block("papers/show.html", "main", paper_page(form, i18n.language()))


def _meant(typed: str) -> CourtForm | None:
    try:
        return court_form(typed) if typed else None
    except UnknownForm:
        return None


def _find_page(asked: str) -> FindPage:
    signs = {name: request.args.get(name, "") for name in SIGNS}
    return FindPage(
        asked=asked,
        found=_found(asked, signs),
        near=tuple(_listed(map(court_form, _near(asked)))),
        signs=tuple(Sign(name, str(words.SIGNS[name]), value) for name, value in signs.items()),
        groups=tuple(_groups()),
    )


def _found(asked: str, signs: dict[str, str]) -> tuple[Listed, ...] | None:
    if asked:
        return tuple(_listed(find_forms(asked, i18n.language())[:MOST_SHOWN]))
    if any(value in ("yes", "no") for value in signs.values()):
        return tuple(_listed(by_traits(**signs)))
    return None


def _near(asked: str) -> tuple[str, ...]:
    try:
        court_form(asked)
    except UnknownForm as unknown:
        return unknown.near if asked else ()
    return ()


def _groups() -> Iterator[Group]:
    for group, title in form_groups().items():
        members = (form for form in forms() if form.group == group)
        yield Group(title.in_language(i18n.language()), tuple(_listed(members)))


def _listed(found: Iterable[CourtForm]) -> Iterator[Listed]:
    for form in found:
        said = verdict_words(form.enforce, i18n.language())["headline"]
        state = STATES[tone(form.enforce)]
        title = form.title.in_language(i18n.language())
        yield Listed(url_for("papers.show", code=form.code), form.code, title, state, said)
