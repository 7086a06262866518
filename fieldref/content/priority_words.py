"""The priority answer in words: orders by form and name, terms, lines for the radio."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fieldref.content.loader import Tree, load
from fieldref.content.priority_rulebook import FILE, priority_book
from fieldref.core.orders import HeldOrder, Value
from fieldref.core.ranking import GroupRanking, ProvisionRanking
from fieldref.core.words import Language

MOST_NAMED = 5


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The sentences of one language; braces name values."""

    terms: Mapping[str, str | Mapping[str, str]]
    short: Mapping[str, str]
    said: Mapping[str, str]
    lines: Mapping[str, str]
    not_counted: Mapping[str, str]

    def order(self, order: HeldOrder) -> str:
        """An order as it is spoken of: its form, and its name if that is another."""
        same = order.id.casefold() == order.form.casefold()
        return order.form if same else self.said["order"].format(form=order.form, id=order.id)

    def several(self, names: Sequence[str]) -> str:
        """Some orders one after the other; of a long list the first few and how many more."""
        if len(names) <= MOST_NAMED:
            return ", ".join(names)
        more = self.said["more"].format(number=len(names) - MOST_NAMED)
        return f"{', '.join(names[:MOST_NAMED])} {more}"

    def term(self, provision: str, value: Value) -> str:
        """What an order says on a provision."""
        words = self.terms[provision]
        return words.format(yards=value) if isinstance(words, str) else words[str(value)]

    def provision(self, found: ProvisionRanking, names: Mapping[str, str]) -> str:
        """What is enforced on a provision, from which orders, and why."""
        whys = [self.said["tier"].format(tier=found.tier)] if found.tier else []
        whys += [self.short[code] for code in found.ruling.because]
        text = self.said["provision" if whys else "provision_alone"].format(
            term=self.term(found.provision, found.enforce),
            orders=self.several([names[name] for name in found.sources]),
            why=", ".join(whys),
        )
        return self._settled(text, settled=found.ruling.settled)

    def line(self, group: GroupRanking, names: Mapping[str, str], beside: Iterable[str]) -> str:
        """The answer for a pair in one line for the radio."""
        held = [names[order.id] for order in group.orders]
        leading = names[group.leading] if group.leading else ""
        key = str(group.ruling.tier) if group.ruling.tier else _untiered(len(held))
        text = self.lines[key].format(leading=leading, orders=self.several(held))
        also = [names[name] for name in beside]
        if also:
            text += " " + self.said["beside"].format(orders=self.several(also))
        return self._settled(text, settled=group.settled)

    def _settled(self, text: str, *, settled: bool) -> str:
        return text if settled else f"{text} {self.said['not_settled']}"


@cache
def wording(lang: Language, edition: str) -> Wording:
    """The sentences of a language, with the lines of an edition; read once per process."""
    tree, book = load(FILE), priority_book(edition)
    return Wording(
        terms={name: _in(words, lang) for name, words in tree["terms"].items()},
        short={code: words["short"][lang] for code, words in book.reasons.items()},
        said=_all(tree["said"], lang),
        lines=_all(book.lines, lang),
        not_counted=_all(tree["not_counted"], lang),
    )


def _all(passages: Mapping[str, Tree], lang: Language) -> dict[str, str]:
    return {name: words[lang] for name, words in passages.items()}


def _in(words: Tree, lang: Language) -> str | dict[str, str]:
    """One passage, or passages by value, in a language; a switch that is on needs no value."""
    if lang in words:
        text: str = words[lang]
        return text
    return {value: passage[lang] for value, passage in words.items()}


def _untiered(count: int) -> str:
    if count < 2:
        return ("none", "one")[count]
    return "unranked"
