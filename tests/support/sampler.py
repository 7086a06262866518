"""A page with every component in its states: for tests and for looking at, not the product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from flask import Blueprint, Flask, Response, make_response, render_template, request
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from fieldref.web import fields

bp = Blueprint("sampler", __name__, url_prefix="/sampler", template_folder="templates")
STORY = (
    "At about 21:10 he struck her twice in the face with an open hand and said “next time I use "
    "the gun”. She has swelling under the left eye."
)


class SampleForm(FlaskForm):
    """One field of each kind."""

    name = StringField("Full name", [InputRequired("Enter a name.")])
    badge = StringField("Badge")
    story = TextAreaField("What happened?")
    grounds = fields.CheckTilesField(
        "What kind of danger?",
        choices=[
            SelectChoice("dv", "Domestic violence"),
            SelectChoice("child", "Child abuse"),
            SelectChoice("stalking", "Stalking"),
        ],
    )
    gender = fields.TilesField("Gender", choices=[SelectChoice(code) for code in "MFX"])
    together = fields.YesNoUnknownField("Do they live together?")
    yards = StringField("Stay away from each protected person")
    hair = SelectField(
        "Hair",
        choices=[SelectChoice(hair) for hair in ("", "Black", "Grey")],
        validate_choice=False,
    )
    born = fields.DayField("Date of birth")
    granted_on = fields.DayField("Granted on")
    granted_at = fields.ClockField("Granted at")
    told = BooleanField("I told them that they may ask for an order")


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the tape."""

    weekday: str
    number: int
    month: str
    counts: tuple[str, str]
    closed: bool
    mark: str
    mark_words: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of answers, of a task list or of a ledger."""

    item: str = ""
    label: str = ""
    value: str = ""
    missing: bool = False
    change: str = ""
    title: str = ""
    href: str = ""
    state: str = ""
    words: str = ""
    note: str = ""
    cells: tuple[str, ...] = ()


TAPE = [
    Day("Fri", 20, "Nov", ("0", ""), False, "start", "granted", "Friday 20: not counted"),
    Day("Sat", 21, "", ("1", ""), True, "", "", "Saturday 21: calendar day 1, court closed"),
    Day("Sun", 22, "", ("2", ""), True, "", "", "Sunday 22: calendar day 2, court closed"),
    Day("Mon", 23, "", ("3", "1"), False, "", "", "Monday 23: calendar day 3, court day 1"),
    Day("Tue", 24, "", ("4", "2"), False, "", "", "Tuesday 24: calendar day 4, court day 2"),
    Day("Wed", 25, "", ("5", "3"), False, "last", "last", "Wednesday 25: last open court day"),
    Day("Thu", 26, "", ("6", ""), True, "", "", "Thursday 26: Thanksgiving, court closed"),
    Day("Fri", 27, "", ("7", ""), True, "end", "ends", "Friday 27: calendar day 7, ends"),
]
ANSWERS = [
    Row("1", "Protected person", "María López-Núñez", change="#"),
    Row("2", "Restrained person", "Đặng Văn Hùng", change="#"),
    Row("3c", "Stay away", "100 yards", change="#"),
    Row("10", "Firearms", "Not asked for", True, "#"),
]
TASKS = [
    Row("7 9", title="Incident and grounds", href="#", state="done", words="Done"),
    Row("2", title="Restrained person", href="#", state="todo", words="Incomplete", note="Name"),
    Row(title="Call the judge", state="blocked", words="Cannot start yet"),
]
LEDGER = [
    Row(cells=("López, María", "Fri 27 Nov 2026", "Not served"), href="#"),
    Row(cells=("Nguyễn", "Mon 30 Nov 2026", "Served"), href="#"),
]


@bp.route("/", methods=["GET", "POST"])
def show() -> Response:
    """Every component; a post without a name comes back with errors."""
    form = SampleForm()
    if request.method == "GET":
        _fill(form)
    wrong = request.method == "POST" and not form.validate()
    page = render_template(
        "sampler.html", form=form, tape_days=TAPE, rows=ANSWERS, tasks=TASKS, ledger_rows=LEDGER,
        wrong=wrong, back="/" if "back" in request.args else "",
    )  # fmt: skip
    return make_response(page, 422 if wrong else 200)


@bp.get("/fails")
def fail() -> str:
    """Breaks with a person's words in the error."""
    raise RuntimeError(request.args.get("words") or request.headers.get("X-Words", ""))


def _fill(form: SampleForm) -> None:
    form.name.data = "María López-Núñez"
    form.story.data = STORY
    form.grounds.data = ["dv"]
    form.together.data = "yes"
    form.yards.data = "100"
    form.granted_on.process(None, date(2026, 11, 20))
    form.granted_at.data = time(21, 47)


def add_sampler(app: Flask) -> Flask:
    """The application with the sampler in it."""
    app.register_blueprint(bp)
    return app
