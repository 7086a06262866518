"""``/reference/papers``: the pocket card, the wall table and the handouts, to be printed.

A paper's address is the whole question; nothing about a case is on any of them. Each is drawn
once for those who ask for the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse
from wtforms import Form, RadioField, SelectField

from fieldref.actions.papers import card_pdf, handout_pdf, wall_pdf
from fieldref.content.articles import articles
from fieldref.content.courts import counties
from fieldref.content.expiry_answer import gap_message
from fieldref.content.pocket_card import fold
from fieldref.content.reading import fault_text, fault_texts
from fieldref.content.wall_table import covered_years, read_wall
from fieldref.core.errors import CalendarGap, Problem, Unreadable
from fieldref.core.words import LANGUAGES, Language
from fieldref.web import clock, i18n
from fieldref.web.fields import offered
from fieldref.web.outside import site
from fieldref.web.reference.views import bp
from fieldref.web.typed import writable_text

KEPT = 64
# Every handout in both languages, for whoever prints them all; the address of the site may vary.
KEPT_HANDOUTS = 256
_PAPERS = offered(
    ("card", _l("Pocket card")),
    ("wall", _l("Wall table of expiry dates")),
    ("handout", _l("Handout of an article")),
)
# What an address draws, which the form shows again where the rest could not be read.
_KINDS = {"reference.wall": "wall", "reference.handout": "handout"}
_SPOKEN = offered(("en", _l("English")), ("es", _l("Spanish")))


class PaperForm(Form):
    """Which paper, in which language; the year and the county of a table, the article of a handout.

    What was asked is read by the address of the paper, not here.
    """

    paper = RadioField(_l("Paper"), choices=_PAPERS, validate_choice=False)
    lang = RadioField(_l("Language"), choices=_SPOKEN, validate_choice=False)
    year = SelectField(_l("Year"), validate_choice=False)
    county = SelectField(_l("County"), validate_choice=False)
    article = SelectField(_l("Article"), validate_choice=False)


@bp.get("/papers")
def papers() -> BaseResponse:
    """The form; once a paper is chosen, its address."""
    kind = request.args.get("paper")
    if kind is None:
        return _page({})
    if kind == "card":
        return redirect(url_for(".card", **_asked("lang")), 303)
    if kind == "wall":
        return redirect(url_for(".wall", **_asked("year", "county", "lang")), 303)
    slug = request.args.get("article", "")
    if kind == "handout" and slug in articles():
        return redirect(url_for(".handout", slug=slug, **_asked("lang")), 303)
    place, code = ("article", "unknown_article") if kind == "handout" else ("paper", "missing")
    return _page({place: fault_text(Problem(place, code), i18n.language())})


@bp.get("/pocket-card.pdf")
def card() -> BaseResponse:
    """The pocket card."""
    lang = _asked_language()
    if lang is None:
        return _no_language()
    return _pdf(_card(lang, site()), f"pocket-card-{lang}")


@bp.get("/wall-table.pdf")
def wall() -> BaseResponse:
    """The wall table of a year; without one, of this year in California."""
    lang = _asked_language()
    if lang is None:
        return _no_language()
    year, county = request.args.get("year", _this_year()), request.args.get("county", "")
    try:
        return _pdf(_wall(year, county, lang, site()), f"expiry-{year}-{lang}")
    except Unreadable as unreadable:
        return _page(fault_texts(unreadable, i18n.language()))
    except CalendarGap as gap:
        return _page({"year": gap_message(gap, i18n.language())})


@bp.get("/<slug>/handout.pdf")
def handout(slug: str) -> BaseResponse:
    """The handout of an article."""
    if slug not in articles():
        abort(404)
    lang = _asked_language()
    if lang is None:
        return _no_language()
    return _pdf(_handout(slug, lang, site()), f"{slug}-{lang}")


@lru_cache(maxsize=KEPT)
def _card(lang: Language, where: str) -> bytes:
    return card_pdf(lang, where)


@lru_cache(maxsize=KEPT)
def _wall(year: str, county: str, lang: Language, where: str) -> bytes:
    return wall_pdf(read_wall(year, county), lang, where)


@lru_cache(maxsize=KEPT_HANDOUTS)
def _handout(slug: str, lang: Language, where: str) -> bytes:
    return handout_pdf(articles()[slug], lang, where)


def _pdf(content: bytes, name: str) -> Response:
    """A paper to be looked at and printed; who has the same already is only told so."""
    response = make_response(content)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.vary.update(("Accept-Language", "Cookie"))
    response.add_etag()
    return cast(Response, response.make_conditional(request))


def _page(errors: Mapping[str, str]) -> Response:
    """The form; with errors, each beside its field and in the summary."""
    form = _form()
    for place, text in errors.items():
        form[place].errors = (text,)
    text = render_template(
        "reference/papers.html", form=form, fold=fold(i18n.language()), has_errors=bool(errors)
    )
    return make_response(text, 422 if errors else 200)


def _form() -> PaperForm:
    """The fields with what was asked, as far as it is among their choices, else what is usual."""
    speaks, asked = i18n.language(), request.args
    kind = _KINDS.get(request.endpoint or "", "card")
    slug = (request.view_args or {}).get("slug", "")
    usual = {"paper": kind, "lang": speaks, "year": _this_year(), "county": "", "article": slug}
    form = PaperForm(data={name: writable_text(asked.get(name, usual[name])) for name in usual})
    form.year.choices = [(str(year), str(year)) for year in covered_years()]
    none = str(_l("No county chosen"))
    named = [(each.slug, each.name.in_language(speaks)) for each in counties()]
    form.county.choices = [("", none), *named]
    form.article.choices = [(a.slug, a.title.in_language(speaks)) for a in articles().values()]
    for field in form:
        if field.data not in {choice.value for choice in field.iter_choices()}:
            field.data = usual[field.name]
    return form


def _asked(*names: str) -> dict[str, Any]:
    """What of these was asked, as the address of a paper holds it."""
    return {name: request.args[name] for name in names if request.args.get(name)}


def _no_language() -> Response:
    return _page({"lang": fault_text(Problem("lang", "unknown_language"), i18n.language())})


def _asked_language() -> Language | None:
    """The language of the address, else of the page; None for one that there is not."""
    asked = request.args.get("lang", i18n.language())
    return next((lang for lang in LANGUAGES if lang == asked), None)


def _this_year() -> str:
    return str(clock.civil_now().year)
