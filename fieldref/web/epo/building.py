"""Puts together what the pages of the interview show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import cast

from flask import url_for
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.content.courts import counties
from fieldref.content.courts import county as county_named
from fieldref.content.epo_findings import Finding, check, finding
from fieldref.core.errors import Problem
from fieldref.core.fields import Conflict, Draft
from fieldref.core.gates import GATES
from fieldref.core.grounds import CHILD, rests_on_stalking_only
from fieldref.pdf.faces import undrawable
from fieldref.web import clock
from fieldref.web.access import person
from fieldref.web.epo.acts import prompts
from fieldref.web.epo.context import (
    Clash,
    Gap,
    Missing,
    Remarks,
    StepPage,
    Task,
)
from fieldref.web.i18n import language
from fieldref.web.i18n import said as said_in
from fieldref.web.interview.clashes import Clash as TwoValues
from fieldref.web.interview.clashes import clashes as two_values
from fieldref.web.interview.court import branches, county_of
from fieldref.web.interview.fields import Saved
from fieldref.web.interview.forms import Officer
from fieldref.web.interview.items import item_of
from fieldref.web.interview.moulds import Asked
from fieldref.web.interview.steps import STEPS, Sheet, Step, following, step_of

# Where a page that was reached by a link "change" leads back to.
_RETURNS = {"check": "epo.check", "list": "epo.tasks", "call": "call.show"}
# Where a finding about a whole part of the document is put right.
FIELD_OF = {
    "protected": "protected.0.name",
    "orders": "orders.conduct",
    "custody": "custody.custodian",
    "custody.children": "custody.children.0.name",
}
# What a request that rests on stalking alone may not hold, and where it would be asked for.
_STALKING = (
    Problem("custody.custodian", "stalking_custody"),
    Problem("orders.move_out", "stalking_move_out"),
)


def found_in(order: OpenOrder) -> tuple[Finding, ...]:
    """Everything missing or wrong in an order, in the language of the page."""
    plain = not undrawable(order.stored.paper.document)
    return check(order.document, clock.civil_now(), language(), None if plain else undrawable)


def gaps_of(order: OpenOrder, returns: str = "") -> tuple[Gap, ...]:
    """Everything missing or wrong in an order, each with the page that puts it right."""
    return tuple(Gap(each, _href(order, each.path, returns)) for each in found_in(order))


def asked_in(gaps: Iterable[Gap]) -> int:
    """How many things the judge will ask are missing or wrong."""
    return sum(gap.finding.severity != "database" for gap in gaps)


def stops_in(gaps: Iterable[Gap]) -> list[Gap]:
    """What keeps the call from beginning: a gate that is blank, or a contradiction."""
    return [g for g in gaps if g.finding.code in GATES or g.finding.severity == "blocks"]


def missing_in(step: Step, findings: Iterable[Finding]) -> Missing:
    """What is missing on a page, with links inside the page, and what the judge asks elsewhere."""
    here, elsewhere = [], 0
    for each in findings:
        if step_of(each.path) is step:
            here.append(Gap(each, f"#{_anchor(each.path)}"))
        else:
            elsewhere += each.severity != "database"
    return Missing(here, elsewhere)


def _href(order: OpenOrder, path: str, returns: str) -> str | None:
    step = step_of(path)
    if step is None:
        return None
    return url_for(
        "epo.step",
        order_id=order.id,
        slug=step.slug,
        returns=returns or None,
        _anchor=_anchor(path),
    )


def _anchor(path: str) -> str:
    return FIELD_OF.get(path, path).replace(".", "__")


def drafting_tasks(order: OpenOrder, gaps: Sequence[Gap]) -> tuple[Task, ...]:
    """The steps of the interview with what is left to do in each."""
    return tuple(_task(order, step, gaps) for step in STEPS)


def _task(order: OpenOrder, step: Step, gaps: Sequence[Gap]) -> Task:
    here = [gap for gap in gaps if step_of(gap.finding.path) is step]
    open_gaps = [gap for gap in here if gap.finding.severity != "database"]
    touched = any(order.draft.document.get(path) is not None for path in step.paths)
    done = touched and not open_gaps
    href = url_for("epo.step", order_id=order.id, slug=step.slug)
    state = _l("Done") if done else _l("Incomplete") if touched else _l("To do")
    return Task(step.items, step.title, href, "done" if done else "todo", state)


def judge_tasks(order: OpenOrder, gaps: Sequence[Gap]) -> tuple[Task, ...]:
    """What follows the questions: check, call, grant, serve."""
    granted, called = order.stored.granted_at is not None, order.status not in ("draft", "called")
    rows = (
        ("", _l("Check answers"), "epo.check", True, False),
        ("", _l("Call the judge"), "call.show", called or not stops_in(gaps), called),
        ("5 8", _l("Record the grant"), "call.grant", _called(order), granted),
        ("13", _l("Serve"), "service.show", granted, order.status == "served"),
    )
    return tuple(_later(order, row) for row in rows)


def _later(order: OpenOrder, row: tuple[str, object, str, bool, bool]) -> Task:
    item, title, endpoint, may, done = row
    href = url_for(endpoint, order_id=order.id) if may else None
    words = _l("Done") if done else _l("To do") if may else _l("Cannot start yet")
    return Task(item, str(title), href, "done" if done else "todo" if may else "blocked", words)


def _called(order: OpenOrder) -> bool:
    call = order.document.call
    return call is not None and call.result == "granted"


def step_page(order: OpenOrder, sheet: Sheet, returns: str) -> StepPage:
    """A page of questions, with what is wrong and what is still missing in it."""
    step, findings = sheet.step, found_in(order)
    said = remarks(order, sheet, findings)
    county = county_of(order.draft) if step.slug == "officer" else None
    here = person().settings.county if step.slug == "officer" else None
    forms = [_asked(form, order.draft, said) for form in sheet.forms]
    return StepPage(
        order=order,
        step=step,
        title=said_in(step.title, language()),
        q=forms[0],
        cards=forms[1:],
        number=STEPS.index(step) + 1,
        total=len(STEPS),
        missing=missing_in(step, findings),
        errors=_summary(sheet, said),
        returns=returns,
        saved_at=f"{clock.civil(order.stored.updated_at):%H:%M:%S}",
        courthouses=branches(order.draft) if county else (),
        doubt=county.doubt if county else None,
        county_here=county_named(here) if here else None,
        prompts=prompts() if step.slug == "story" else (),
        about_child=not CHILD.isdisjoint(order.document.grounds),
    )


def remarks(order: OpenOrder, sheet: Sheet, findings: Iterable[Finding]) -> Remarks:
    """What is to be said at the fields of a page: faults, and doubts that never stop a page."""
    said = Remarks({}, {})
    for field in sheet.wrong:
        said.errors[field.path] = [str(field.errors[0])]
    stalking = rests_on_stalking_only(order.document)
    doubts = [finding(each, language()) for each in _STALKING if stalking]
    for each in (*findings, *doubts):
        path = FIELD_OF.get(each.path, each.path)
        kind = said.errors if each.severity == "blocks" else said.notes
        there = kind.setdefault(path, [])
        if not each.code.endswith("_missing") and each.text not in there:
            there.append(each.text)
    return said


def _summary(sheet: Sheet, said: Remarks) -> list[tuple[str, str]]:
    return [
        (str(field.id), text) for field in sheet.fields for text in said.errors.get(field.path, ())
    ]


def _asked(form: Form, draft: Draft, said: Remarks) -> Mapping[str, Asked]:
    if isinstance(form, Officer):
        form.court__county.choices = county_choices()
    code = language()
    questions = {}
    for field in cast("Iterable[Saved]", form):
        path = field.path
        state = draft.state(path)
        short = field.name.rsplit("__", 1)[-1] if _in_card(path) else field.name
        questions[short] = Asked(
            field=field,
            mark=state.mark,
            unknown=state.unknown if field.may_be_unknown else None,
            item=item_of(path),
            label=said_in(field.label.text, code),
            code=code,
            errors=said.errors.get(path, ()),
            notes=said.notes.get(path, ()),
        )
    return questions


def _in_card(path: str) -> bool:
    return any(part.isdecimal() for part in path.split("."))


@cache
def county_choices() -> list[tuple[str, str]]:
    """The counties, to choose one from."""
    return [("", ""), *((county.slug, county.name.en) for county in counties())]


def clashes(
    sheet: Sheet, conflicts: Iterable[Conflict], values: MultiDict[str, str]
) -> list[Clash]:
    """The conflicts in words, with the controls that would say "mine" again."""
    conflicts = tuple(conflicts)
    in_words = two_values(sheet, conflicts)
    return [_clash(each, found, values) for each, found in zip(conflicts, in_words, strict=True)]


def _clash(conflict: Conflict, found: TwoValues, values: MultiDict[str, str]) -> Clash:
    names = [name for name in values if name == found.name or name.startswith(f"{found.name}-")]
    raw = [(name, text) for name in names for text in values.getlist(name)]
    if conflict.mine.unknown:
        raw.append(("unknown", conflict.path))
    base = values.get(f"base__{found.name}", "")
    return Clash(found.name, found.label, found.mine, found.theirs, found.theirs_mark, base, raw)


def after(order: OpenOrder, step: Step, returns: str) -> str:
    """Where a saved page leads: back to where it was opened from, to the next step, or to the
    answers last.
    """
    following_step = following(step)
    if returns == "call":
        return url_for("call.show", order_id=order.id)
    if returns in _RETURNS:
        return url_for(_RETURNS[returns], order_id=order.id)
    if following_step is None:
        return url_for("epo.check", order_id=order.id)
    return url_for("epo.step", order_id=order.id, slug=following_step.slug)
