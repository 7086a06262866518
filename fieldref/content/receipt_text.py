"""A receipt in words: as lines for a screen or a paper, and as plain text for a report.

The words of the answer are the receipt's own. In the other language they are those of the same
question asked again, where the answer still says the same of the law.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from fieldref.content.authority_words import authority_lines, source_words
from fieldref.content.days import clock, long_day
from fieldref.content.loader import Tree
from fieldref.content.receipt_facts import fact_label, fact_lines, not_asked, say
from fieldref.content.receipt_rows import WORDS_ONLY
from fieldref.content.telling import terms
from fieldref.content.tools import ask
from fieldref.core.errors import Contradiction, RuleError, Unreadable
from fieldref.core.lined_paper import Line, LinedPaper
from fieldref.core.receipts import Answer, Receipt, law_of
from fieldref.core.words import REORDERS, Language

WIDTH: Final = 100
_INDENT: Final = 2


def receipt_text(receipt: Receipt, lang: Language) -> str:
    """A receipt as plain text to paste into a report; no line is longer than 100 letters."""
    paper = receipt_paper(receipt, lang)
    found = [paper.title, ""]
    for line in paper.lines:
        if line.level == 0:
            found += ["", line.text.upper()]
            continue
        indent = " " * _INDENT * (line.level - 1)
        found += textwrap.wrap(
            line.text,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
    return "\n".join(found) + "\n"


def receipt_paper(receipt: Receipt, lang: Language) -> LinedPaper:
    """A receipt as lines to be read; nothing that is on it is left out."""
    answer = worded(receipt, lang)
    return LinedPaper(
        title=say("titles", receipt.tool, lang),
        lines=tuple(Line(plain(line.text), line.level) for line in _lines(receipt, answer, lang)),
        page=say("lines", "page", lang),
        lang=lang,
        created=receipt.made_at,
    )


def worded(receipt: Receipt, lang: Language) -> Answer:
    """The receipt's answer in a language, where it can be put into it; else as it was given."""
    if lang == receipt.lang:
        return receipt.answer
    try:
        again = ask(receipt.tool, dict(receipt.facts), receipt.made_at, lang)
    except (Unreadable, Contradiction, RuleError):
        return receipt.answer
    same = law_of(receipt.tool, again) == law_of(receipt.tool, receipt.answer)
    return again if same else receipt.answer


def verdict_line(tool: str, answer: Answer, lang: Language) -> str:
    """The answer in one sentence."""
    if tool == "priority":
        return str(answer["say"])
    if tool != "expiry":
        return f"{answer['headline']}. {answer['radio']}"
    day = long_day(date.fromisoformat(answer["expires_on"]), lang)
    code = "expires_at" if answer["expires_at"] else "expires"
    return say("lines", code, lang).format(day=day, time=answer["expires_at"])


def _lines(receipt: Receipt, answer: Answer, lang: Language) -> Iterator[Line]:
    yield from map(Line, _made(receipt, lang))
    absent = not_asked(receipt, lang)
    facts = fact_lines(receipt, lang)
    if absent:
        facts.append(say("lines", "not_asked", lang).format(facts="; ".join(absent)))
    yield from _part("facts", facts, lang)
    yield from _answer(receipt.tool, answer, lang)
    yield from _part("charges", answer.get("charges_text", ()), lang)
    yield from _numbered("reasons", answer, lang)
    yield from _numbered("acts", answer, lang)
    yield from _part("open_points", (point["text"] for point in answer["open_points"]), lang)
    yield from _part("told", _told(receipt, lang), lang)
    yield from _part("rules", _rules(receipt, answer, lang), lang)


def _part(head: str, texts: Iterable[str], lang: Language) -> Iterator[Line]:
    """A heading and what stands under it; nothing at all where there is nothing."""
    for number, text in enumerate(texts):
        if number == 0:
            yield Line(say("heads", head, lang), level=0)
        yield Line(text)


def _made(receipt: Receipt, lang: Language) -> Iterator[str]:
    at = receipt.made_at
    yield say("lines", "made", lang).format(
        day=long_day(at.date(), lang), time=at.strftime("%H:%M:%S")
    )
    by = receipt.by
    if by is None:
        yield say("lines", "by_nobody", lang)
        return
    code = "by_badge" if by.badge else "by"
    yield say("lines", code, lang).format(name=by.name, badge=by.badge, agency=by.agency)


def _answer(tool: str, answer: Answer, lang: Language) -> Iterator[Line]:
    yield Line(say("heads", "answer", lang), level=0)
    pairs = answer.get("pairs", ())
    if not pairs:
        yield Line(verdict_line(tool, answer, lang))
    if answer.get("missing"):
        labels = (fact_label(name, lang) for name in answer["missing"])
        yield Line(say("lines", "still_to_ask", lang).format(facts="; ".join(labels)))
    for pair in pairs:
        yield Line(say("lines", "pair", lang).format(**pair))
        yield from (Line(provision["text"], level=2) for provision in pair["provisions"])
    yield from (Line(each["text"]) for each in answer.get("not_counted", ()))


def _numbered(head: str, answer: Answer, lang: Language) -> Iterator[Line]:
    """Reasons or acts, each with the words of the law and its authorities."""
    part = {"reasons": "because", "acts": "do"}[head]
    for number, each in enumerate(answer.get(part, ()), start=1):
        if number == 1:
            yield Line(say("heads", head, lang), level=0)
        yield Line(say("lines", "numbered", lang).format(number=number, text=each["text"]))
        if "quote" in each:
            source = source_words(answer["citations"][each["quote"]["cite"]], lang)
            text = say("lines", "quoted", lang).format(text=each["quote"]["text"], source=source)
            yield Line(text, level=2)
        yield from _authorities(each["cites"], answer, lang)


def _authorities(keys: Iterable[str], answer: Answer, lang: Language) -> Iterator[Line]:
    yield from authority_lines([answer["citations"][key] for key in keys], lang)


def _cited_elsewhere(answer: Answer) -> Iterator[Tree]:
    """Authorities of what has no line of its own here, such as possible violations."""
    named = {
        key for part in ("because", "do") for each in answer.get(part, ()) for key in _keys(each)
    }
    yield from (cited for key, cited in answer["citations"].items() if key not in named)


def _keys(each: Tree) -> list[str]:
    return [*each["cites"], *([each["quote"]["cite"]] if "quote" in each else [])]


def _told(receipt: Receipt, lang: Language) -> Iterator[str]:
    told = receipt.told
    if told is None:
        return
    names = {term.code: term.name.in_language(lang) for term in terms()}
    yield say("lines", "told" if told.by else "told_unnamed", lang).format(
        by=told.by,
        day=long_day(told.at.date(), lang),
        time=clock(told.at.time()),
        terms="; ".join(names.get(code, code) for code in told.terms),
    )


def _rules(receipt: Receipt, answer: Answer, lang: Language) -> Iterator[str]:
    also = [source_words(cited, lang) for cited in _cited_elsewhere(answer)]
    if also:
        yield say("lines", "also", lang).format(sources="; ".join(also))
    day = long_day(date.fromisoformat(receipt.edition), lang)
    yield say("lines", "edition", lang).format(day=day)
    yield say("lines", "bundle", lang).format(bundle=receipt.bundle)
    rows = [row for row in receipt.rows if row.partition(":")[0] not in WORDS_ONLY]
    if rows:
        yield say("lines", "rows", lang).format(rows=", ".join(rows))
    yield say("lines", "computed", lang)


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal or a printer."""
    return " ".join("".join(map(_letter, text)).split())


def _letter(letter: str) -> str:
    steers = unicodedata.category(letter) == "Cc" or letter in REORDERS
    return " " if steers else letter
