"""A quotation is word for word, stands beside its authority, and a slip is found on its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import ascii_lowercase, digits

import pytest

from fieldref.content.checks import Fault, faults
from fieldref.content.law_texts import passages, section_marks, source_of, sources
from fieldref.content.quotes import quote_faults
from fieldref.content.subdivisions import subdivisions
from fieldref.paths import DATA

EXPIRY = "rules/expiry.yaml"
CITE = "  cite: fam-6256\n"
SHORTENED = (
    "An emergency protective order expires at the earlier of the following times: …"
    " (b) The seventh calendar day following the day of its issuance."
)
SPANISH = "Esta orden durará sólo hasta la fecha y hora indicada en el punto 5 al dorso."


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def expiry(folder: Path) -> tuple[Path, str, int]:
    """The file with the quoted rule of expiry, its text, and the line of the quotation."""
    path = folder / EXPIRY
    text = path.read_text(encoding="utf-8")
    return path, text, text[: text.index('  quote: "')].count("\n") + 1


def spoilt(folder: Path, old: str, new: str) -> list[Fault]:
    """What the check finds in the expiry rule with a passage replaced, where it was in order."""
    path, text, line = expiry(folder)
    assert not any(fault.file == EXPIRY for fault in faults(folder))
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [fault for fault in faults(folder) if fault.file == EXPIRY]
    assert {fault.line for fault in found} <= {line, line - 1, line + 1}
    return found


def test_a_changed_word_is_found(copied: Path) -> None:
    (fault,) = spoilt(copied, "close of judicial business", "close of court business")
    assert fault.text.endswith("after “(a) The close of” it reads “court business on the”")


def test_words_left_out_without_a_sign_are_found(copied: Path) -> None:
    (fault,) = spoilt(copied, "at the earlier of the following times", "at the following times")
    assert "not word for word in fam-6256" in fault.text


def test_a_quotation_without_its_authority_is_found(copied: Path) -> None:
    assert "a quote has no cite beside it" in {fault.text for fault in spoilt(copied, CITE, "")}


def test_a_quotation_from_another_source_is_found(copied: Path) -> None:
    (fault,) = spoilt(copied, CITE, "  cite: fam-6271\n")
    assert "not word for word in fam-6271" in fault.text


def test_a_source_whose_text_is_not_kept_is_found(copied: Path) -> None:
    (fault,) = spoilt(copied, CITE, "  cite: crc-1.11\n")
    assert "no text is kept to compare a quote of 'crc-1.11' with" in fault.text


def says(**node: object) -> list[str]:
    """What is found wrong with one mapping."""
    return [fault.text for fault in quote_faults({"row": node})]


def test_what_is_left_out_is_marked() -> None:
    assert says(quote=SHORTENED, cite="fam-6256") == []
    assert says(quote=SHORTENED.replace("… ", ""), cite="fam-6256")


def test_the_parts_of_a_quotation_keep_their_order() -> None:
    first, second = SHORTENED.split(" … ")
    assert says(quote=f"{second} … {first}", cite="fam-6256")


def test_a_word_is_not_cut_in_two() -> None:
    assert says(quote="An emergency protective order expire", cite="fam-6256")
    assert says(quote="mergency protective order expires", cite="fam-6256")


def test_quotation_marks_are_those_of_the_source() -> None:
    curly = "in the officer’s presence"
    assert says(quote=curly, cite="pen-836-a-1") == []
    assert says(quote=curly.replace("’", "'"), cite="pen-836-a-1")


def test_line_breaks_do_not_matter() -> None:
    assert says(quote="An emergency\n  protective order  expires", cite="fam-6256") == []


def test_a_quotation_does_not_run_across_a_gap_in_its_source() -> None:
    whole = "the no-contact order must be enforced. 3. Criminal Protective Order (CPO)"
    assert says(quote=whole, cite="form-dv-130")
    assert says(quote=whole.replace(". 3.", ". … 3."), cite="form-dv-130") == []


def test_a_quotation_has_one_language_and_its_gloss_has_the_other() -> None:
    assert says(quote=SHORTENED, cite="fam-6256", gloss={"es": "Una orden vence …"}) == []
    assert says(quote=SHORTENED, cite="fam-6256", gloss={"en": "An order ends …"})
    assert says(quote=SPANISH, cite="form-epo-001", gloss={"en": "This order will last …"}) == []
    assert says(quote=SPANISH, cite="form-epo-001", gloss={"es": SPANISH})
    assert says(quote={"en": SHORTENED, "es": "Una orden vence …"}, cite="fam-6256")
    assert says(quote=SHORTENED, en=SHORTENED, es="Una orden vence …", cite="fam-6256")
    assert says(gloss={"es": "Una orden vence …"})


@pytest.mark.parametrize("empty", ["", "…", " … "])
def test_a_quotation_quotes_something(empty: str) -> None:
    assert says(quote=empty, cite="fam-6256")


def test_a_quotation_stands_in_the_subdivision_that_is_cited() -> None:
    rule = "was informed by a peace officer of the contents of the protective order"
    assert says(quote=rule, cite="pen-836-c-2") == says(quote=rule, cite="pen-836-c") == []
    assert says(quote=rule, cite="pen-836-c-1") == [
        "these words of pen-836 stand in (c)(2), not in 'pen-836-c-1'"
    ]


def test_the_text_of_an_authority_is_that_of_its_section() -> None:
    assert source_of("pen-836-c-1") == "pen-836"
    assert source_of("pen-646.91a") == "pen-646.91a"
    assert source_of("fam-9999-a") is None


def test_paragraphs_are_counted_as_the_codes_count() -> None:
    paragraphs = [
        "(a) A",
        "(b) (1) B",
        "(A) C:",
        "(i) D",
        "(ii) E",
        "(B) F",
        "(2) G",
        "flush",
        "(c) H",
    ]
    assert ["".join(labels) for _offset, labels in subdivisions(paragraphs)] == [
        "a", "b1", "b1A", "b1Ai", "b1Aii", "b1B", "b2", "b2", "c",
    ]  # fmt: skip


def test_after_h_comes_i() -> None:
    paragraphs = ["(h) (1) A", "(A) B", "(i) C", "(1) D", "(j) E"]
    assert ["".join(labels) for _offset, labels in subdivisions(paragraphs)][2:] == ["i", "i1", "j"]


SECTIONS = [name for name in sources() if name.startswith(("ccp-", "fam-", "pen-", "wic-"))]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_subdivisions_of_a_kept_section_follow_one_another(section: str) -> None:
    outermost = [labels[0] for _offset, labels in section_marks(section) if labels]
    series = "".join(dict.fromkeys(outermost))
    assert series in (ascii_lowercase[: len(series)], digits[1 : len(series) + 1])


def test_remarks_are_no_part_of_the_law() -> None:
    assert not any("History:" in passage.text for passage in passages("fam-6256"))
