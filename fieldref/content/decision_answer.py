"""What the notice and arrest tables answer, as command, JSON interface and pages give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from fieldref.content.bundle import bundle
from fieldref.content.citations import described
from fieldref.content.court_forms import court_form
from fieldref.content.loader import Tree
from fieldref.content.rulebook import Rulebook, fact_specs, rulebook, tables_on
from fieldref.core.computed_facts import with_computed
from fieldref.core.tables import Facts, Row, Table, decide, first_match
from fieldref.core.words import Language

NEED_FACTS = "need_facts"


@dataclass(frozen=True, slots=True)
class Decided:
    """What the tables of a topic say of some facts: the rows that speak, the verdict's first.

    ``facts`` holds those given and those computed; ``missing`` the facts still to be asked.
    """

    verdict: str
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    facts: Facts

    def collected(self, key: str) -> list[Any]:
        """What the rows list under a key, each once, in their order."""
        return list(dict.fromkeys(v for row in self.rows for v in row.outcome.get(key, ())))


def decided(topic: str, facts: Facts, day: date) -> Decided:
    """What the law of a day says of some facts.

    Raises:
        Contradiction: the facts cannot be true together.
    """
    return read_off(tables_on(topic, day), facts)


def read_off(tables: Sequence[Table], facts: Facts) -> Decided:
    """What some tables say of some facts: the first gives the verdict, the others add to it.

    Raises:
        Contradiction: the facts cannot be true together.
    """
    code = facts.get("form")
    whole = with_computed(facts, court_form(code).family if code else None)
    first, *others = tables
    found = decide(first, whole)
    if found.row is None:
        return Decided(NEED_FACTS, (), _asked(found.missing), whole)
    rows = (found.row, *_added(found.row, others, whole))
    return Decided(found.row.verdict or "", rows, (), whole)


def answer(topic: str, facts: Facts, day: date, lang: Language = "en") -> Tree:
    """The whole answer as a JSON object: verdict, what to do, the reasons and their authorities.

    Raises:
        Contradiction: the facts cannot be true together.
    """
    found, book = decided(topic, facts, day), rulebook(topic)
    because = list(_because(found, lang))
    acts = [_act(topic, code, lang) for code in found.collected("do")]
    keys = [key for reason in because for key in reason["cites"]]
    keys += [key for code in found.collected("do") for key in book.act(code)["cites"]]
    keys += [key for row in found.rows for key in row.outcome.get("cites", ())]
    keys += [key for code in found.collected("charges") for key in book.charge(code)["cites"]]
    return {
        "verdict": found.verdict,
        **_words_of(book, found, lang),
        **_particulars(topic, found, lang),
        "missing": list(found.missing),
        "do": acts,
        "because": because,
        "open_points": [_point(topic, code, lang) for code in found.collected("open")],
        "edition": book.edition.isoformat(),
        "bundle": bundle(),
        "rows": [row.id for row in found.rows],
        "citations": described(keys, lang),
    }


def _added(row: Row, tables: Iterable[Table], facts: Facts) -> Iterator[Row]:
    given = {key: row.outcome[key] for key in ("verdict", "route") if key in row.outcome}
    whole = {**facts, **given}
    for one in tables:
        added = first_match(one, whole)
        if added is not None:
            yield added


def _asked(missing: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact_specs()[name].asked() for name in missing))


def _particulars(topic: str, found: Decided, lang: Language) -> Tree:
    """What only one topic's answer has: the route of notice, or the possible charges."""
    if topic == "notice":
        route = found.rows[0].outcome.get("route") if found.rows else None
        return {"route": route}
    charges = found.collected("charges")
    said = [rulebook(topic).charge(code)[lang] for code in charges]
    return {"charges": charges, "charges_text": said}


def _because(found: Decided, lang: Language) -> Iterator[Tree]:
    if not found.rows:
        # The hearing is computed from present_at_hearing, which says the same.
        yield from _trail((name for name in found.facts if name != "hearing"), found.facts, lang)
        return
    first, *others = found.rows
    yield from _trail(first.when, found.facts, lang)
    for row in (first, *others):
        if "say" in row.outcome:
            yield _reason(row, lang)


def _trail(names: Iterable[str], facts: Facts, lang: Language) -> Iterator[Tree]:
    """One sentence for each fact that was established."""
    for name in names:
        said = fact_specs()[name].words.get("said", {}).get(facts[name])
        if said:
            yield {"code": f"{name}.{facts[name]}", "text": said[lang], "cites": []}


def _reason(row: Row, lang: Language) -> Tree:
    found = {"code": row.id, "text": row.outcome["say"][lang], "cites": list(_cites(row))}
    if "quote" in row.outcome:
        found["quote"] = {"text": row.outcome["quote"], "cite": row.outcome["cite"]}
    return found


def _cites(row: Row) -> tuple[str, ...]:
    quoted = [row.outcome["cite"]] if "cite" in row.outcome else []
    return tuple(dict.fromkeys([*row.outcome.get("cites", ()), *quoted]))


def _words_of(book: Rulebook, found: Decided, lang: Language) -> Tree:
    """How the verdict is called; a row may have its own sentence for the radio."""
    words = book.verdict(found.verdict)
    radio = next((r.outcome["radio"] for r in found.rows if "radio" in r.outcome), words["radio"])
    return {"headline": words["headline"][lang], "radio": radio[lang]}


@lru_cache(maxsize=512)
def _act(topic: str, code: str, lang: Language) -> Tree:
    words = rulebook(topic).act(code)
    return {"code": code, "text": words[lang], "cites": list(words["cites"])}


@lru_cache(maxsize=512)
def _point(topic: str, code: str, lang: Language) -> Tree:
    return {"code": code, "text": rulebook(topic).open_point(code)[lang]}
