"""Which of several orders is enforced: the answer that page, command and JSON interface give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from fieldref.content.bundle import bundle
from fieldref.content.citations import described
from fieldref.content.loader import Tree
from fieldref.content.priority_question import PriorityQuestion
from fieldref.content.priority_rulebook import ADOPTED, EDITIONS, PriorityBook, priority_book
from fieldref.content.priority_words import Wording, wording
from fieldref.core.errors import Problem, Unreadable
from fieldref.core.orders import nested
from fieldref.core.priority_rules import Ruling
from fieldref.core.ranking import GroupRanking, ProvisionRanking, RankedPair, Ranking
from fieldref.core.words import Language

MOST_SPOKEN: Final = 5


def answer(question: PriorityQuestion, lang: Language = "en", edition: str = ADOPTED) -> Tree:
    """The whole answer as a JSON object: pair by pair and provision by provision, and why.

    ``edition`` chooses the wording: the adopted one, or the proposal of 2022 for comparison.

    Raises:
        Unreadable: there is no such edition.
    """
    if edition not in EDITIONS:
        raise Unreadable(Problem("edition", "unknown_value"))
    book = priority_book(edition)
    ranking = book.rank(question.orders, question.as_of)
    return _Telling(question, lang, book, ranking).answer()


@dataclass(slots=True)
class _About:
    """What an open point is about: orders by id, and places of the answer."""

    orders: dict[str, None] = field(default_factory=dict)
    places: list[Tree] = field(default_factory=list)


class _Telling:
    """One ranking put into words."""

    def __init__(
        self, question: PriorityQuestion, lang: Language, book: PriorityBook, ranking: Ranking
    ) -> None:
        self.question, self.lang, self.book, self.ranking = question, lang, book, ranking
        self.words: Wording = wording(lang, book.edition)
        self.names = {order.id: self.words.order(order) for order in question.orders}
        self.rows = dict.fromkeys(ranking.rows)
        self.codes: dict[str, None] = dict.fromkeys(ranking.noted)
        self.points = {
            code: _About(orders=dict.fromkeys(ids)) for code, ids in ranking.open_points.items()
        }
        self._groups: dict[int, Tree] = {}

    def answer(self) -> Tree:
        pairs = [self._pair(pair) for pair in self.ranking.pairs]
        if not pairs and not self.codes:
            self.codes["nothing_in_force"] = None
        for code in self._general_points():
            self.points.setdefault(code, _About())
        because = list(self._because())
        open_points = list(self._open_points())
        return {
            "as_of": self.question.as_of.strftime("%Y-%m-%dT%H:%M"),
            "say": self._say(pairs, because),
            "pairs": pairs,
            "not_counted": [self._left_out(*each) for each in self.ranking.not_counted.items()],
            "because": because,
            "open_points": open_points,
            "edition": self.book.edition,
            "bundle": bundle(),
            "rows": list(self.rows),
            "citations": self._citations(because),
        }

    def _general_points(self) -> Iterator[str]:
        if self.book.edition != ADOPTED:
            yield "draft_not_law"
        elif self.question.as_of.date().isoformat() < ADOPTED:
            yield "before_adopted_wording"

    def _pair(self, pair: RankedPair) -> Tree:
        group = self._group(pair.group)
        self._collect_places(pair)
        beside = [{"id": order.id, "terms": nested(order.terms)} for order in pair.beside]
        line = self.words.line(pair.group, self.names, (order.id for order in pair.beside))
        return {
            "protected": pair.protected,
            "restrained": pair.restrained,
            **group,
            "beside": beside,
            "line": line,
        }

    def _group(self, group: GroupRanking) -> Tree:
        """What pairs under the same orders share; put into words once."""
        found = self._groups.get(id(group))
        if found is None:
            self._note(group.ruling)
            found = self._groups[id(group)] = {
                "orders": [order.id for order in group.orders],
                "tier": group.ruling.tier,
                "leading": group.leading,
                "settled": group.settled,
                "because": list(group.ruling.because),
                "provisions": [self._provision(one, group) for one in group.provisions],
            }
        return found

    def _note(self, ruling: Ruling) -> None:
        self.rows.update(dict.fromkeys(ruling.rows))
        self.codes.update(dict.fromkeys(ruling.because))

    def _provision(self, found: ProvisionRanking, group: GroupRanking) -> Tree:
        name, ruling = found.provision, found.ruling
        self._note(ruling)
        return {
            "provision": name,
            "enforce": found.enforce,
            "from": list(found.sources),
            "tier": found.tier,
            "settled": ruling.settled,
            "because": list(ruling.because),
            "open": list(ruling.open_points),
            "said": {one.id: one.terms[name] for one in group.orders if name in one.terms},
            "text": self.words.provision(found, self.names),
        }

    def _collect_places(self, pair: RankedPair) -> None:
        """Where in the answer each open point is met."""
        place = {"protected": pair.protected, "restrained": pair.restrained}
        for code in pair.group.ruling.open_points:
            ids = (order.id for order in pair.group.orders)
            self._met(code, ids, {**place, "provision": None})
        for found in pair.group.provisions:
            for code in found.ruling.open_points:
                self._met(code, found.speaking, {**place, "provision": found.provision})

    def _met(self, code: str, ids: Iterable[str], place: Tree) -> None:
        about = self.points.setdefault(code, _About())
        if code not in self.ranking.open_points:
            about.orders.update(dict.fromkeys(ids))
        about.places.append(place)

    def _because(self) -> Iterator[Tree]:
        for code, words in self.book.reasons.items():
            if code in self.codes:
                orders = self._named(self.ranking.noted.get(code, ()))
                text = words[self.lang].format(orders=orders)
                yield {"code": code, "text": text, "cites": words["cites"], **_quoted(words)}

    def _open_points(self) -> Iterator[Tree]:
        for code, words in self.book.open_points.items():
            about = self.points.get(code)
            if about:
                text = words[self.lang].format(orders=self._named(about.orders))
                where = {"orders": list(about.orders), "places": about.places}
                yield {"code": code, "text": text, "cites": words.get("cites", []), **where}

    def _named(self, ids: Iterable[str]) -> str:
        return self.words.several([self.names[name] for name in ids])

    def _left_out(self, name: str, reason: str) -> Tree:
        words = self.words.not_counted[reason]
        text = self.words.said["left_out"].format(order=self.names[name], reason=words)
        return {"id": name, "reason": reason, "text": text}

    def _say(self, pairs: list[Tree], because: list[Tree]) -> str:
        """What is said aloud: a line for each pair, of many pairs the first few."""
        if len(pairs) < 2:
            return str(pairs[0]["line"] if pairs else because[0]["text"])
        lines = [self.words.said["pair"].format(**pair) for pair in pairs[:MOST_SPOKEN]]
        if len(pairs) > MOST_SPOKEN:
            lines.append(self.words.said["more_pairs"].format(number=len(pairs) - MOST_SPOKEN))
        return " ".join(lines)

    def _citations(self, because: list[Tree]) -> Tree:
        keys = [key for reason in because for key in reason["cites"]]
        for code, words in self.book.open_points.items():
            keys += words.get("cites", ()) if code in self.points else ()
        return dict(_described(tuple(dict.fromkeys(keys)), self.lang))


def _quoted(words: Mapping[str, str]) -> Tree:
    return {"quote": {"text": words["quote"], "cite": words["cite"]}} if "quote" in words else {}


@lru_cache(maxsize=256)
def _described(keys: tuple[str, ...], lang: Language) -> Tree:
    return dict(described(keys, lang))
