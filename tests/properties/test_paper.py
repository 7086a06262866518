"""Random documents: what is read back from the paper is what was given, in every one."""

from __future__ import annotations

import pytest

from fieldref.content.forms import load_form
from fieldref.core.forms import form_values
from fieldref.pdf.epo001 import draw
from tests.support.documents import random_document
from tests.support.pdf import Paper, compact, read

LAYOUT = load_form()
SHORT = 12


def printed_words() -> list[str]:
    paragraphs = [p.text for page in LAYOUT.pages for p in page.paragraphs]
    notes = [LAYOUT.notes.draft, LAYOUT.notes.drawn.en]
    return [compact(text) for text in (*paragraphs, *notes)]


def without_headings(paper: Paper) -> str:
    text = paper.text
    for field in LAYOUT.fields:
        for words in (LAYOUT.notes.continued, LAYOUT.notes.attachment):
            text = text.replace(compact(words.format(item=field.item) + field.label.en), "")
    return text


def check(seed: int, options: tuple[str, ...]) -> None:
    document = random_document(seed)
    values = form_values(document)
    paper = read(draw(document, LAYOUT), *options)
    found = without_headings(paper)
    given = [compact(text) for text in values.texts.values()]
    expected = [*given, *printed_words()]
    for text in filter(None, given):
        times = sum(other.count(text) for other in expected)
        if len(text) < SHORT:
            assert found.count(text) >= times, (seed, text)
        else:
            assert found.count(text) == times, (seed, text)
    boxes = [values.boxes[box.field] for page in LAYOUT.pages for box in page.boxes]
    assert paper.marks == boxes, seed


@pytest.mark.parametrize("seed", range(25))
def test_paper_says_what_the_document_says(seed: int) -> None:
    check(seed, ())


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(25, 225))
def test_two_hundred_papers_say_what_their_documents_say(seed: int) -> None:
    check(seed, ())
    check(seed, ("-raw",))
