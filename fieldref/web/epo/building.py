"""Puts together what the pages of the interview show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form

from fieldref.actions.desk import OpenOrder
from fieldref.content.courts import counties
from fieldref.content.epo_findings import check
from fieldref.core.fields import Conflict, Draft, FieldState
from fieldref.core.words import Language
from fieldref.pdf.faces import undrawable
from fieldref.web import clock, i18n
from fieldref.web.epo.context import Asked, Clash, Gap, Row, StepPage, Task
from fieldref.web.interview.court import branches, county_of
from fieldref.web.interview.fields import Saved
from fieldref.web.interview.forms import Officer
from fieldref.web.interview.items import item_of
from fieldref.web.interview.steps import STEPS, Sheet, Step, following, shown, step_of

# What the judge must have before the call is worth making; each blank is said on the call page too.
GATES = ("protected", "restrained.name", "grounds", "narrative")


def gaps_of(order: OpenOrder, returns: str = "") -> tuple[Gap, ...]:
    """Everything missing or wrong in an order, each with the page that puts it right."""
    lang = cast(Language, i18n.language())
    found = check(order.document, clock.civil_now(), lang, undrawable)
    return tuple(Gap(finding, _href(order, finding.path, returns)) for finding in found)


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
    names = {"protected": "protected__0__name", "orders": "orders__conduct",
             "custody.children": "custody__children__0__name"}  # fmt: skip
    return names.get(path, path.replace(".", "__"))


def who(order: OpenOrder) -> str:
    """Whom an order is about, for headings: the protected and the restrained person's names."""
    protected = next((p.name for p in order.document.protected if p.name), None)
    restrained = order.document.restrained.name if order.document.restrained else None
    return " / ".join(name for name in (protected, restrained) if name)


def drafting_tasks(order: OpenOrder, gaps: Sequence[Gap]) -> tuple[Task, ...]:
    """The steps of the interview with what is left to do in each."""
    return tuple(_task(order, step, gaps) for step in STEPS)


def _task(order: OpenOrder, step: Step, gaps: Sequence[Gap]) -> Task:
    here = [gap for gap in gaps if step_of(gap.finding.path) is step]
    open_gaps = [gap for gap in here if gap.finding.severity != "database"]
    touched = any(order.draft.document.get(path) is not None for path in step.paths)
    done = not open_gaps and (touched or step.slug == "children")
    href = url_for("epo.step", order_id=order.id, slug=step.slug)
    state = _l("Done") if done else _l("Incomplete") if touched else _l("To do")
    return Task(step.items, step.title, href, "done" if done else "todo", state)


def judge_tasks(order: OpenOrder) -> tuple[Task, ...]:
    """What follows the questions: check, call, grant, serve."""
    granted = order.stored.granted_at is not None
    rows = (
        ("", _l("Check answers"), "epo.check", True, False),
        ("", _l("Call the judge"), "call.show", True, order.status not in ("draft", "called")),
        ("5, 8", _l("Record the grant"), "call.grant", _called(order), granted),
        ("13-15", _l("Serve"), "service.show", granted, order.status == "served"),
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
    """A page of questions, with what is still missing in it."""
    step = sheet.step
    gaps = [gap for gap in gaps_of(order) if step_of(gap.finding.path) is step]
    county = county_of(order.draft) if step.slug == "officer" else None
    return StepPage(
        order=order,
        step=step,
        q=_asked(sheet.own, order.draft),
        cards=[_asked(card, order.draft) for card in sheet.cards],
        number=STEPS.index(step) + 1,
        total=len(STEPS),
        gaps=gaps,
        errors=[(str(field.id), str(field.errors[0])) for field in sheet.wrong],
        returns=returns,
        courthouses=branches(order.draft) if county else (),
        doubt=county.doubt if county else None,
    )


def _asked(form: Form, draft: Draft) -> Mapping[str, Asked]:
    if isinstance(form, Officer):
        form.court__county.choices = county_choices()
    questions = {}
    for field in cast("Iterable[Saved]", form):
        state = draft.state(field.path)
        unknown = state.unknown if field.may_be_unknown else None
        short = field.name.rsplit("__", 1)[-1] if _in_card(field) else field.name
        questions[short] = Asked(field, state.mark, unknown, item_of(field.path))
    return questions


def _in_card(field: Saved) -> bool:
    return any(part.isdecimal() for part in field.path.split("."))


def county_choices() -> list[tuple[str, str]]:
    """The counties, to choose one from."""
    return [("", ""), *((county.slug, county.name.en) for county in counties())]


def answers(order: OpenOrder) -> list[tuple[Step, list[Row]]]:
    """Every question with its answer, in the order of the interview."""
    return [(step, list(_rows(order, step))) for step in STEPS]


def _rows(order: OpenOrder, step: Step) -> Iterable[Row]:
    sheet = shown(step, order.draft)
    for question in (*_asked(sheet.own, order.draft).values(), *_card_questions(sheet, order)):
        field = question.field
        words = field.words(order.draft.state(field.path))
        href = url_for(
            "epo.step", order_id=order.id, slug=step.slug, returns="check", _anchor=field.id
        )
        label = field.label.text
        yield Row(question.item, label, words or _("Not answered"), not words, href, bool(words))


def _card_questions(sheet: Sheet, order: OpenOrder) -> Iterable[Asked]:
    for card in sheet.cards:
        yield from _asked(card, order.draft).values()


def clashes(
    sheet: Sheet, conflicts: Iterable[Conflict], values: MultiDict[str, str]
) -> list[Clash]:
    """The conflicts in words, with the controls that would say "mine" again."""
    fields = {field.path: field for field in sheet.fields}
    return [_clash(fields[conflict.path], conflict, values) for conflict in conflicts]


def _clash(field: Saved, conflict: Conflict, values: MultiDict[str, str]) -> Clash:
    names = [name for name in values if name == field.name or name.startswith(f"{field.name}-")]
    raw = [(name, text) for name in names for text in values.getlist(name)]
    if conflict.mine.unknown and not raw:
        raw = [("unknown", field.path)]
    return Clash(
        name=field.name,
        label=field.label.text,
        mine=_or_blank(field, conflict.mine),
        theirs=_or_blank(field, conflict.theirs),
        theirs_mark=conflict.theirs.mark,
        base=values.get(f"base__{field.name}", ""),
        raw=raw,
    )


def _or_blank(field: Saved, state: FieldState) -> str:
    return field.words(state) or _("(left blank)")


def after(order: OpenOrder, step: Step, returns: str) -> str:
    """Where a saved page leads: back to the answers, to the next step, or to the answers last."""
    following_step = following(step)
    if returns == "check" or following_step is None:
        return url_for("epo.check", order_id=order.id)
    if returns == "list":
        return url_for("epo.tasks", order_id=order.id)
    return url_for("epo.step", order_id=order.id, slug=following_step.slug)
