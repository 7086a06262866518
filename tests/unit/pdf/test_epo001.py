"""The paper: what it says of itself, its drafts, copies and attachments, and odd letters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from subprocess import run

import pytest

from fieldref.content.forms import load_form
from fieldref.core.epo import (
    Call,
    Child,
    Court,
    Custody,
    EpoDocument,
    Grant,
    Incident,
    Officer,
    Orders,
    ProtectedPerson,
    RestrainedPerson,
    Service,
)
from fieldref.core.forms import Area
from fieldref.pdf.epo001 import draw
from fieldref.pdf.wrapping import SIZES, fitted
from tests.support.pdf import compact, font_sizes, page_count, pages, read

LAYOUT = load_form()
WHEN = datetime(2026, 11, 20, 21, 47, tzinfo=UTC)
DRAFT = "DRAFT: NOT GRANTED"
GRANT = Grant(judicial_officer="Hon. Alan Price", granted_on=date(2026, 11, 20), granted_at=time(1))
NOTE = (
    "Computer-drawn copy of EPO-001 [Rev. January 1, 2023]; "
    "check courts.ca.gov/forms for the current revision"
)


def drawn(document: EpoDocument) -> bytes:
    return draw(document, LAYOUT, created=WHEN)


def told(narrative: str) -> EpoDocument:
    return EpoDocument(case_number="26-012345", narrative=narrative)


def events_area() -> Area:
    return next(t.area for page in LAYOUT.pages for t in page.texts if t.field == "events")


def test_same_document_and_date_give_the_same_bytes() -> None:
    document = told("Ծեծ և սպառնալիք. " * 400)
    assert drawn(document) == drawn(document)
    assert drawn(document) != draw(document, LAYOUT, created=WHEN.replace(hour=1))


def test_file_names_the_form_and_nobody() -> None:
    document = EpoDocument(restrained=RestrainedPerson(name="Daniel Vega"), case_number="26-1")
    out = run(["pdfinfo", "-"], input=drawn(document), capture_output=True, check=True).stdout
    info = out.decode()
    assert "Title:           Emergency Protective Order (EPO-001)\n" in info
    assert "612 x 792 pts (letter)" in info
    assert "Vega" not in info
    assert b"/Lang (en-US)" in drawn(document)


def test_draft_says_so_at_the_head_of_every_page() -> None:
    found = pages(drawn(told("x " * 2000)))
    assert len(found) == 3
    assert all(page.count(DRAFT) == 1 for page in found)


@pytest.mark.parametrize(
    ("call", "is_draft"),
    [(None, False), (Call(result="granted"), False), (Call(result="denied"), True)],
)
def test_granted_order_is_no_draft_unless_the_call_was_denied(
    call: Call | None, is_draft: bool
) -> None:
    text = "".join(pages(drawn(EpoDocument(grant=GRANT, call=call))))
    assert (DRAFT in text) == is_draft
    assert "Hon. Alan Price" in text


def test_half_recorded_grant_is_printed_on_a_draft() -> None:
    text = "".join(pages(drawn(EpoDocument(grant=replace(GRANT, granted_at=None)))))
    assert DRAFT in text
    assert "Hon. Alan Price" in text


def test_note_stands_on_every_page_in_the_language_asked() -> None:
    document = told("x " * 2000)
    assert all(compact(NOTE) in compact(page) for page in pages(drawn(document)))
    spanish = pages(draw(document, LAYOUT, lang="es"))
    assert all("dibujada por computadora" in page for page in spanish)
    assert "PROTECTED PERSONS" in spanish[0]


def test_four_copies_are_labelled_outside_the_form_box() -> None:
    pdf = draw(told("x " * 2000), LAYOUT, copies=True)
    assert page_count(pdf) == 12
    heads = pages(pdf, "-x", "0", "-y", "0", "-W", "612", "-H", "30")
    for number, head in enumerate(heads):
        copy = LAYOUT.notes.copies[number // 3].en
        assert copy in head, (number, head)


def test_text_that_fits_to_the_last_line_stays_and_one_line_more_goes_whole() -> None:
    area = events_area()
    lines = [f"line {n}" for n in range(100)]
    most = max(n for n in range(1, 100) if fitted("\n".join(lines[:n]), area, several_lines=True))
    fits, too_long = "\n".join(lines[:most]), "\n".join(lines[: most + 1])
    assert page_count(drawn(told(fits))) == 2
    paper = read(drawn(told(too_long)))
    assert "See Attachment to item 9" in paper.form[0]
    assert "line 0" not in paper.form[0]
    assert compact(too_long) in compact(paper.attachments[0])


@pytest.mark.parametrize("letters", [10_000, 100_000])
def test_long_statement_is_whole(letters: int) -> None:
    text = " ".join(f"{n}-й раз" for n in range(letters // 8))[:letters]
    paper = read(drawn(told(text)))
    inside = "".join(paper.attachments).replace("Attachment to item 9 (continued)", "")
    inside = inside.replace("Attachment to item 9", "").replace("Events that caused fear", "")
    assert compact(inside) == compact(text)


def test_attachment_pages_are_counted_and_carry_the_case_number() -> None:
    found = pages(drawn(told("word " * 6000)))[2:]
    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        assert f"page {number} of {len(found)}" in page
        assert page.count("26-012345") == 1


def test_any_text_of_any_item_can_go_to_an_attachment() -> None:
    long = {key: f"{key} " * 90 for key in ("case", "name", "race", "addr", "court", "by", "srv")}
    document = EpoDocument(
        case_number=long["case"],
        restrained=RestrainedPerson(name=long["name"], race=long["race"]),
        orders=Orders(address=long["addr"]),
        court=Court(name=long["court"]),
        officer=Officer(name=long["by"]),
        service=Service(server_name=long["srv"]),
    )
    paper = read(drawn(document))
    for item in ("Case No.", "2", "3c", "6", "By", "15"):
        assert f"See Attachment to item {item}" in "".join(paper.form), item
    for text in long.values():
        assert paper.text.count(compact(text)) == 1, text


def test_nothing_that_endangers_reaches_the_paper() -> None:
    document = EpoDocument(
        grounds=("stalking",),
        incident=Incident(place="Secretplace"),
        protected=(
            ProtectedPerson(name="Ana Ruiz", age=97, gender="X", relationship="Cousinhood"),
        ),
        restrained=RestrainedPerson(other_names="Danny", whereabouts="Whereabout"),
        custody=Custody(children=(Child(name="Luz", age=3),)),
    )
    text = "".join(pages(drawn(document)))
    assert "Ana Ruiz" in text
    for word in ("97", "Secretplace", "Cousinhood", "Danny", "Whereabout"):
        assert word not in text, word
    assert read(drawn(document)).marks.count(True) == 1


def test_filled_values_are_never_under_eight_points() -> None:
    form_only = font_sizes(drawn(EpoDocument()))
    found: set[float] = set()
    for letters in range(700, 1500, 40):
        text = "ab " * (letters // 3)
        document = replace(told(text), officer=Officer(agency=text), court=Court(name=text))
        found |= font_sizes(drawn(document)) - form_only
    assert found >= {8.0, 10.0}
    assert found <= set(SIZES)


def test_marked_box_is_seen_and_empty_box_is_not() -> None:
    pdf = drawn(EpoDocument(orders=Orders(conduct=True)))
    out = run(
        ["pdftoppm", "-r", "288", "-gray", "-f", "1", "-l", "1"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout
    header = re.match(rb"P5\s(\d+) (\d+)\s255\s", out)
    assert header is not None
    width, pixels = int(header[1]), out[header.end() :]
    for box in LAYOUT.pages[0].boxes:
        x, y = round((box.x + box.size / 2) * 4), round((box.y + box.size / 2) * 4)
        middle = min(pixels[(y + dy) * width + x] for dy in range(-2, 3))
        assert (middle < 128) == (box.field == "order_conduct"), box.field


def test_letters_outside_the_face_stand_as_their_code() -> None:
    text = "".join(pages(drawn(told("He wrote 你好 to her\x07."))))
    assert "He wrote [U+4F60][U+597D] to her[U+0007]." in text


@pytest.mark.parametrize("name", ["محمد علي", "דוד כהן", "فاطمة"])
def test_right_to_left_names_keep_their_letters_and_order(name: str) -> None:
    document = EpoDocument(
        protected=(ProtectedPerson(name=name), ProtectedPerson(name="María López")),
        restrained=RestrainedPerson(name=f"Daniel {name}"),
    )
    # poppler wraps right-to-left words in embedding marks.
    marks = str.maketrans("", "", "\u202a\u202b\u202c")
    for options in ((), ("-raw",)):
        found = compact(pages(drawn(document), *options)[0].translate(marks))
        assert found.count(compact(name)) == 2, options


@pytest.mark.parametrize(
    "text",
    [
        "محمد علي، 5 (شارع) " * 60,
        "שלום 12 " * 300,
        "\u202ea\u0301\u200d" * 40,
        "\ud83d\ude00",
        "\x00",
    ],
)
def test_odd_texts_are_drawn_without_failing(text: str) -> None:
    document = EpoDocument(
        narrative=text, restrained=RestrainedPerson(name=text), officer=Officer(name=text)
    )
    assert page_count(drawn(document)) >= 2


def test_signature_lines_stay_blank() -> None:
    document = EpoDocument(
        officer=Officer(name="R. Reyes"), service=Service(server_name="S. Server")
    )
    text = "".join(pages(drawn(document)))
    assert text.count("R. Reyes") == 1
    assert text.count("S. Server") == 1
