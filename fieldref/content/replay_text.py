"""A replay in words, and as the object that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from fieldref.content.days import long_day
from fieldref.content.loader import Tree, load
from fieldref.content.receipt_facts import say
from fieldref.content.receipt_text import plain
from fieldref.core.receipts import Changed, Difference, Replay
from fieldref.core.words import Language

MOST_PLACES: Final = 20
MOST_LETTERS: Final = 200


def replay_lines(found: Replay, lang: Language) -> list[str]:
    """What came out: whether the answer is the same, and if not, what it was and which rows
    changed.
    """
    tool = found.receipt.tool
    after = verdict_words(tool, found.after, lang)
    if found.same:
        lines = [_say("same", lang).format(verdict=after)]
    else:
        before = verdict_words(tool, found.before, lang)
        code = "not_whole" if before == after else "not_same"
        lines = [_say(code, lang).format(before=before, after=after)]
        lines += _places(found.differences, lang)
    return [plain(line) for line in (*lines, *_rows(found, lang), *_data(found, lang))]


def replay_json(found: Replay, lang: Language) -> Tree:
    """The same as an object; codes and values are as in the answers."""
    return {
        "same": found.same,
        "altered": found.altered,
        "tool": found.receipt.tool,
        "before": found.before,
        "after": found.after,
        "changed": [{"row": each.row, "how": each.how} for each in found.changed],
        "differences": [
            {"path": each.path, "before": each.before, "after": each.after}
            for each in found.differences
        ],
        "bundle": {"before": found.receipt.bundle, "after": found.answer["bundle"]},
        "text": replay_lines(found, lang),
    }


def changed_text(changed: Changed, lang: Language) -> str:
    """What became of a row."""
    return _say(changed.how, lang).format(row=changed.row)


def verdict_words(tool: str, verdict: Any, lang: Language) -> str:  # noqa: ANN401
    """A verdict of a replay in words; one that the rules do not know stands as its code."""
    if tool == "priority":
        return "; ".join(_pair(pair, lang) for pair in verdict) or _say("no_pairs", lang)
    if tool == "expiry":
        return long_day(date.fromisoformat(verdict), lang)
    known: Tree = load(f"rules/{tool}.yaml")["verdicts"]
    return str(known[verdict]["headline"][lang]) if verdict in known else str(verdict)


def _pair(pair: Tree, lang: Language) -> str:
    code = "pair_led" if pair["leading"] else "pair"
    orders = ", ".join(pair["orders"])
    return _say(code, lang).format(**{**pair, "orders": orders})


def _places(differences: tuple[Difference, ...], lang: Language) -> Iterator[str]:
    for each in differences[:MOST_PLACES]:
        values = {"before": _json(each.before), "after": _json(each.after)}
        yield _say("difference", lang).format(path=each.path, **values)
    more = len(differences) - MOST_PLACES
    if more > 0:
        yield _say("more", lang).format(number=more)


def _rows(found: Replay, lang: Language) -> Iterator[str]:
    if found.changed:
        yield _say("rows_changed", lang)
        yield from (changed_text(each, lang) for each in found.changed)
    elif not found.same and not found.altered:
        yield _say("no_row", lang)


def _data(found: Replay, lang: Language) -> Iterator[str]:
    before, after = found.receipt.bundle, found.answer["bundle"]
    code = "same_bundle" if found.same_bundle else "other_bundle"
    yield _say(code, lang).format(bundle=after, before=before, after=after)
    if found.altered:
        yield _say("altered", lang)


def _json(value: Any) -> str:  # noqa: ANN401
    """A value as JSON writes it, cut where it would hide the rest."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def _say(code: str, lang: Language) -> str:
    return say("replay", code, lang)
