"""Decision receipts: made of an answer, read back from JSON, and answered again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from fieldref.content.loader import Tree
from fieldref.content.receipt_facts import MINUTE, whole_facts
from fieldref.content.receipt_reading import INSTANT, read_told, shape_problems
from fieldref.content.receipt_rows import deciding, row_hash
from fieldref.content.tools import ask
from fieldref.core.errors import CalendarGap, Contradiction, Problem, Unreadable
from fieldref.core.receipts import Officer, Receipt, Replay, Told, replayed
from fieldref.core.words import Language

FORMAT: Final = 1


def make_receipt(
    tool: str,
    facts: Tree,
    now: datetime,
    lang: Language = "en",
    *,
    by: Officer | None = None,
    told: Told | None = None,
) -> Tree:
    """The receipt of a tool's answer, as a JSON object; ``now`` is California civil time.

    ``told`` belongs to the notice tool only.

    Raises:
        Unreadable, Contradiction, CalendarGap, KeyError: as asking the tool does.
    """
    if told is not None and tool != "notice":
        raise Unreadable(Problem("told", "unknown_key"))
    whole = whole_facts(tool, facts, now)
    answer = ask(tool, whole, now, lang)
    found = Receipt(
        tool=tool,
        facts=whole,
        lang=lang,
        made_at=now,
        by=by,
        told=told,
        answer=answer,
        edition=answer["edition"],
        bundle=answer["bundle"],
        rows=deciding(tool, whole, answer),
    )
    return receipt_tree(found)


def read_receipt(tree: Tree) -> Receipt:
    """The receipt in an object that anybody may have handed in.

    Raises:
        Unreadable: every place at fault; what the tool refuses of the facts is at facts.….
    """
    problems = shape_problems(tree)
    if problems:
        raise Unreadable(*problems)
    receipt = kept_receipt(tree)
    problems = tuple(_fact_problems(receipt))
    if problems:
        raise Unreadable(*problems)
    return receipt


def kept_receipt(tree: Mapping[str, Any]) -> Receipt:
    """The receipt in an object that ``make_receipt`` made; its facts need not be facts still."""
    by = tree["by"]
    return Receipt(
        tool=tree["tool"],
        facts=tree["facts"],
        lang=tree["lang"],
        made_at=datetime.strptime(tree["made_at"], INSTANT),  # noqa: DTZ007 - civil time
        by=None if by is None else Officer(**by),
        told=None if tree["told"] is None else read_told(tree["told"]),
        answer=tree["answer"],
        edition=tree["edition"],
        bundle=tree["bundle"],
        rows=tree["rows"],
    )


def receipt_tree(receipt: Receipt) -> Tree:
    """A receipt as the JSON object that it was made as."""
    by, told = receipt.by, receipt.told
    return {
        "receipt": FORMAT,
        "tool": receipt.tool,
        "facts": dict(receipt.facts),
        "lang": receipt.lang,
        "made_at": receipt.made_at.strftime(INSTANT),
        "by": None if by is None else _officer_tree(by),
        "told": None if told is None else _told_tree(told),
        "answer": dict(receipt.answer),
        "edition": receipt.edition,
        "bundle": receipt.bundle,
        "rows": dict(receipt.rows),
    }


def replay(receipt: Receipt) -> Replay:
    """The receipt's question answered again for its own moment, by the rules as they are now.

    Raises:
        Unreadable, Contradiction, CalendarGap: the rules of now refuse the facts.
    """
    facts = whole_facts(receipt.tool, dict(receipt.facts), receipt.made_at)
    answer = ask(receipt.tool, facts, receipt.made_at, receipt.lang)
    rows = deciding(receipt.tool, facts, answer)
    return replayed(receipt, answer, rows, partial(row_hash, receipt.tool))


def _fact_problems(receipt: Receipt) -> Iterator[Problem]:
    """What the tool refuses of the facts; years that it does not cover come up in the replay."""
    try:
        ask(receipt.tool, dict(receipt.facts), receipt.made_at, receipt.lang)
    except (Unreadable, Contradiction) as fault:
        for problem in fault.problems:
            yield Problem(f"facts.{problem.path}", problem.code, problem.values)
    except CalendarGap:
        return


def _officer_tree(by: Officer) -> Tree:
    return {"name": by.name, "agency": by.agency, "badge": by.badge}


def _told_tree(told: Told) -> Tree:
    return {"at": told.at.strftime(MINUTE), "by": told.by, "terms": list(told.terms)}
