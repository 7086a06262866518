"""What the page's script is told after a field was sent: when it was kept, and the new marks."""

from __future__ import annotations

from flask import render_template
from werkzeug.datastructures import MultiDict

from fieldref.core.fields import Draft, Tree
from fieldref.web import clock
from fieldref.web.epo.building import clashes, found_in, missing_in, remarks
from fieldref.web.interview.clashes import told
from fieldref.web.interview.court import branches, county_of
from fieldref.web.interview.saving import TakenIn

# Fields that the server fills in when another one changes.
FOLLOWERS = {"court__county": ("court__name", "court__address")}


def answered(taken: TakenIn, values: MultiDict[str, str]) -> Tree:
    """``{"ok", "saved_at", "marks", "values", "notes", "errors", "missing", "courts"}``, where the
    last two are pieces of the page; or the conflicts with both values in words.
    """
    if taken.saved.conflicts:
        return told(clashes(taken.sheet, taken.saved.conflicts, values))
    draft = taken.saved.order.draft
    sent = [field for field in taken.sheet.fields if f"base__{field.name}" in values]
    followers = [name for field in sent for name in FOLLOWERS.get(field.name, ())]
    shown = {field.name: field for field in taken.sheet.fields}
    marks: Tree = {f.name: draft.state(f.path).mark for f in sent}
    marks |= {name: draft.state(shown[name].path).mark for name in followers}
    filled: Tree = {name: str(draft.state(shown[name].path).value or "") for name in followers}
    findings = found_in(taken.saved.order)
    said = remarks(taken.saved.order, taken.sheet, findings)
    return {
        "ok": True,
        "saved_at": f"{clock.civil(taken.saved.at):%H:%M:%S}",
        "marks": marks,
        "values": filled,
        "notes": {field.path: [*said.notes.get(field.path, ())] for field in sent},
        "errors": {field.path: [*said.errors.get(field.path, ())] for field in sent},
        "missing": render_template(
            "epo/missing.html", missing=missing_in(taken.sheet.step, findings)
        ),
        "courts": _courts(draft) if followers else None,
    }


def _courts(draft: Draft) -> str:
    county = county_of(draft)
    return render_template(
        "epo/courts.html", courthouses=branches(draft), doubt=county.doubt if county else None
    )
