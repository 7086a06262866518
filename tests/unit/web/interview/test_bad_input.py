"""What is typed in haste, by mistake or by mischief: kept, said in words, never a failure."""

from __future__ import annotations

import uuid

import pytest

from tests.support import pdf
from tests.support.interview import Interview, faults, shown
from tests.support.order_book import Book
from tests.unit.web.interview.conftest import Starts

NOT_YARDS = "Enter the distance in whole yards, 1 to 999."
NOT_AN_AGE = "Enter the age in whole years, 0 to 130."
HEBREW = "דנה כהן"
FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"


def refused(interview: Interview, slug: str, **typed: str) -> list[str]:
    answer = interview.save(slug, **typed)
    assert answer.status_code == 422
    page = interview.client.last
    assert page is not None
    assert "Error:" in page.all("title")[0].text  # type: ignore[operator]
    for name, text in typed.items():
        control = name.removesuffix("-day") if name.endswith("-day") else name
        assert shown(page, control.replace("-month", "-month")) == text
    return faults(page)


@pytest.mark.parametrize("typed", ["0", "10000", "ten", "-5", "99.5", "1e2", "٣٠", "1000"])
@pytest.mark.parametrize(
    "name", ["orders__stay_away_persons_yards", "orders__stay_away_place_yards"]
)
def test_a_distance_that_is_none(full: Starts, name: str, typed: str) -> None:
    interview = full()
    assert refused(interview, "orders", **{name: typed}) == [NOT_YARDS]
    assert interview.draft.state(name.replace("__", ".")).typed == typed


@pytest.mark.parametrize("typed", ["131", "-1", "thirty", "3o", "5.5"])
def test_an_age_that_is_none(full: Starts, typed: str) -> None:
    interview = full()
    assert refused(interview, "restrained", restrained__age=typed) == [NOT_AN_AGE]
    assert refused(interview, "protected", protected__1__age=typed) == [NOT_AN_AGE]
    assert refused(interview, "children", custody__children__0__age=typed) == [NOT_AN_AGE]


@pytest.mark.parametrize(
    ("day", "month", "year", "fault"),
    [
        ("21", "11", "2026", "The date of birth lies in the future."),
        ("1", "1", "1890", "The date of birth is more than 130 years ago."),
        ("31", "2", "1991", "There is no such day."),
        ("2", "", "1991", "Give the day, the month, and the year with four figures."),
        ("2", "4", "91", "Give the day, the month, and the year with four figures."),
    ],
)
def test_a_date_of_birth_that_cannot_be(
    full: Starts, day: str, month: str, year: str, fault: str
) -> None:
    interview = full(restrained__age=None)
    parts = {"-day": day, "-month": month, "-year": year}
    sent = {f"restrained__dob{part}": text for part, text in parts.items()}
    answer = interview.save("restrained", **sent)
    assert answer.status_code == 422
    assert interview.client.last is not None
    assert faults(interview.client.last) == [fault]
    assert shown(interview.page("restrained"), "restrained__dob") == day


def test_an_age_and_a_date_of_birth_that_disagree_are_said_and_stop_nothing(full: Starts) -> None:
    interview = full()
    assert interview.save("restrained", restrained__age="61").status_code == 303
    notes = interview.page("restrained").with_class("field-note")
    assert ["".join(note.itertext()) for note in notes] == [
        "The age says 61; the date of birth makes 35. Keep one."
    ]


def test_an_incident_of_tomorrow(full: Starts) -> None:
    interview = full()
    answer = interview.save("incident", **{"incident__on-day": "21"})
    assert answer.status_code == 422
    assert interview.client.last is not None
    assert faults(interview.client.last) == [
        "The incident lies in the future. Check the date and time."
    ]


def test_what_could_not_be_read_is_shown_again_and_can_be_mended(full: Starts) -> None:
    interview = full()
    refused(interview, "orders", orders__stay_away_persons_yards="ten")
    page = interview.page("orders")
    assert faults(page) == [NOT_YARDS]
    assert shown(page, "orders__stay_away_persons_yards") == "ten"
    assert interview.value("orders.stay_away_persons_yards") is None
    assert interview.save("orders", orders__stay_away_persons_yards="10").status_code == 303
    assert interview.value("orders.stay_away_persons_yards") == 10
    assert not interview.draft.typed


@pytest.mark.parametrize("length", [10_000, 90_000])
def test_a_long_statement_is_kept_and_drawn(full: Starts, length: int) -> None:
    interview = full()
    text = ("He said “no”. Ella lloró. " * (length // 26 + 1))[:length].rstrip()
    assert interview.save("story", narrative=text).status_code == 303
    assert interview.value("narrative") == text
    assert shown(interview.page("story"), "narrative") == text
    paper = interview.client.get(f"{interview.place}/epo-001.pdf")
    assert paper.status_code == 200
    letters = "".join("".join(pdf.pages(paper.data)).split())
    assert letters.count("Ellalloró.") == text.count("Ella lloró.")


def test_ninety_thousand_letters_of_any_alphabet_fit_in_a_post(full: Starts) -> None:
    interview = full()
    form = interview.form("story")
    text = "\N{PILE OF POO}" * 90_000
    answer = interview.client.post(
        f"{interview.place}/step/story",
        data={**form, "narrative": text},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303
    assert interview.value("narrative") == text


@pytest.mark.parametrize(
    "name",
    [
        FAMILY,
        HEBREW,
        "\N{RIGHT-TO-LEFT OVERRIDE}evil\N{POP DIRECTIONAL FORMATTING}",
        "A\N{COMBINING ACUTE ACCENT}na",
        "  Ana  ",
        "Ñ" * 300,
        "<b>&amp;",
    ],
)
def test_any_name_is_kept_letter_for_letter(full: Starts, name: str) -> None:
    interview = full()
    assert interview.save("protected", protected__0__name=name).status_code == 303
    assert interview.value("protected.0.name") == name.strip()
    page = interview.page("protected")
    assert shown(page, "protected__0__name") == name.strip()
    assert interview.client.page(f"{interview.place}/check")
    assert interview.client.page(interview.place)
    assert interview.client.get(f"{interview.place}/epo-001.pdf").status_code == 200


def test_letters_that_the_form_lacks_are_said_at_their_field(full: Starts) -> None:
    interview = full(protected__0__name="王芳 Wang Fang")
    (note,) = interview.page("protected").with_class("field-note")
    assert "王 芳" in "".join(note.itertext())


def test_line_ends_are_plain(full: Starts) -> None:
    interview = full()
    assert interview.save("story", narrative="one\r\ntwo").status_code == 303
    assert interview.value("narrative") == "one\ntwo"


@pytest.mark.parametrize("bytes_sent", ["a%00b", "%ED%A0%80", "%FF%FE", "%"])
def test_bytes_that_are_no_text_do_no_harm(full: Starts, bytes_sent: str) -> None:
    interview = full()
    form = interview.form("incident")
    known = "&".join(f"{k}={v[0]}" for k, v in form.items() if k in ("csrf_token",))
    base = form["base__incident__place"][0]
    answer = interview.client.post(
        f"{interview.place}/step/incident",
        data=f"{known}&base__incident__place={base}&incident__place={bytes_sent}",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 303
    assert interview.client.page(f"{interview.place}/check")
    assert interview.client.get(f"{interview.place}/epo-001.pdf").status_code == 200


def test_a_form_posted_twice_is_one_save(full: Starts) -> None:
    interview = full()
    form = interview.form("restrained")
    for _ in range(2):
        answer = interview.send("restrained", form, restrained__hair="Red")
        assert answer.status_code == 303
    assert interview.value("restrained.hair") == "Red"
    saves = [a for a, _ in interview.book.happened(interview.order_id) if a == "order_saved"]
    assert len(saves) == 1


def test_a_page_with_a_save_id_sent_twice_is_one_save(full: Starts) -> None:
    interview = full()
    form = interview.form("restrained") | {"save_id": [str(uuid.uuid4())]}
    interview.send("restrained", form, restrained__hair="Red")
    interview.save("restrained", restrained__hair="Brown")
    interview.send("restrained", form, restrained__hair="Red")
    assert interview.value("restrained.hair") == "Brown"


@pytest.mark.parametrize("act", ["nothing", "add:x", "court:99", "court:x", "remove:", "", "::"])
@pytest.mark.parametrize("slug", ["incident", "protected", "officer"])
def test_an_act_that_there_is_not(full: Starts, slug: str, act: str) -> None:
    interview = full()
    before = interview.draft.document
    assert interview.save(slug, do=act).status_code in (303, 400)
    assert len(interview.value("protected")) <= len(before["protected"]) + 1  # type: ignore[arg-type]


@pytest.mark.parametrize("slug", ["field/nothing", "step/nothing", "step/incident/remove/0"])
def test_posts_to_places_that_there_are_not(full: Starts, slug: str) -> None:
    interview = full()
    form = interview.form("incident")
    assert interview.client.post(f"{interview.place}/{slug}", data=form).status_code == 404


def test_a_stranger_agency_sees_nothing_and_changes_nothing(full: Starts) -> None:
    interview = full()
    form = interview.form("restrained")
    elsewhere = interview.place.replace(interview.order_id, str(uuid.uuid4()))
    for place in ("step/restrained", "field/restrained"):
        assert interview.client.post(f"{elsewhere}/{place}", data=form).status_code == 404


def test_codes_that_are_not_offered_are_no_answers(full: Starts) -> None:
    interview = full()
    assert interview.save("incident", grounds=["murder", "stalking"]).status_code == 303
    assert interview.value("grounds") == ["stalking"]
    assert interview.save("restrained", restrained__gender="Q").status_code == 303
    assert interview.value("restrained.gender") is None
    assert interview.save("officer", court__county="atlantis").status_code == 303
    assert interview.value("court.name") is None
    assert interview.page("officer")


def test_solely_financial_abuse_is_refused_with_the_reason(full: Starts, book: Book) -> None:
    interview = full()
    answer = interview.save(
        "incident",
        grounds=["elder_or_dependent_adult_abuse"],
        incident__solely_financial="yes",
    )
    assert answer.status_code == 422
    assert interview.client.last is not None
    (said,) = faults(interview.client.last)
    assert said.startswith("No emergency protective order may be issued based solely on")
    assert interview.value("incident.solely_financial") is True
    check = interview.client.page(f"{interview.place}/check")
    assert "The call can begin once this is put right" in check.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_stalking_alone_warns_at_custody_and_move_out(full: Starts, language: str) -> None:
    interview = full(language, grounds=["stalking"], custody=None, orders__move_out=None)
    for slug, field in (("children", "custody.custodian"), ("orders", "orders.move_out")):
        (note,) = interview.page(slug).with_class("field-note")
        parents = interview.client.last.parents()  # type: ignore[union-attr]
        assert parents[note].get("data-path") == field
        assert "646.91" in "".join(note.itertext())
    assert not full(language).page("orders").with_class("field-note")
