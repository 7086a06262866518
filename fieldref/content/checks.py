"""Checks every file below data/: its shape, its authorities, its two languages.

Each kind of file has a JSON Schema in data/schema; ``KINDS`` says which files it holds for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

import yaml

from fieldref.content.article_checks import article_faults
from fieldref.content.card_checks import card_faults
from fieldref.content.loader import Tree
from fieldref.content.mappings import mappings
from fieldref.content.quotes import quote_faults
from fieldref.content.rule_checks import rule_faults
from fieldref.content.wording_checks import wording_faults
from fieldref.paths import CASES, DATA

KINDS = {
    "api/openapi.yaml": "openapi",
    "calendar/california.yaml": "calendar",
    "calendar/counties/*.yaml": "county",
    "calendar/peer-differences.yaml": "peer-differences",
    "forms/court/*.yaml": "court-forms",
    "law/citations.yaml": "citations",
    "law/readings.yaml": "readings",
    "reference/articles/*.yaml": "article",
    "reference/glossary.yaml": "glossary",
    "reference/papers.yaml": "papers",
    "reference/pocket-card.yaml": "pocket-card",
    "reference/search.yaml": "search",
    "reference/values.yaml": "values",
    "rules/after-service.yaml": "after-service",
    "rules/arrest.yaml": "decision",
    "rules/call-script.yaml": "call-script",
    "rules/epo-findings.yaml": "epo-findings",
    "rules/expiry.yaml": "expiry",
    "rules/facts.yaml": "facts",
    "rules/notice.yaml": "decision",
    "rules/paper.yaml": "paper",
    "rules/priority.yaml": "priority",
    "rules/priority-2022.yaml": "priority",
    "rules/reading.yaml": "reading",
    "rules/receipt.yaml": "receipt",
    "rules/telling.yaml": "telling",
    "sources/inventory.yaml": "inventory",
}
# Describes shapes: what looks like a quotation or a pair of languages there is the name of one.
DESCRIPTIONS = ("api/openapi.yaml",)
READINGS = "law/readings.yaml"
CITING = {"cite", "cites", "arrest_authority"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a data file, with its line (from 1)."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    tree: Tree
    node: yaml.Node

    def fault(self, path: tuple[str | int, ...], text: str) -> Fault:
        """A fault at a place of this file."""
        return Fault(self.name, _line(self.node, path), text)


def faults(data: Path = DATA) -> list[Fault]:
    """Everything wrong in the data below a folder, by file and line."""
    found: list[Fault] = []
    files: list[_File] = []
    for path in sorted(data.rglob("*.yaml")):
        name = str(path.relative_to(data))
        try:
            files.append(_read(name, path.read_text(encoding="utf-8")))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            found.append(Fault(name, mark.line + 1 if mark else 1, "cannot be read as YAML"))
    found += [fault for file in files for fault in _shape(file)]
    telling = [file for file in files if file.name not in DESCRIPTIONS]
    for file in telling:
        found += [*_languages(file), *_quotations(file, data)]
    # What rows say is looked at once every file has its shape.
    found += _rules(files) if not found else []
    return sorted([*found, *_authorities(telling)])


def _read(name: str, text: str) -> _File:
    tree = yaml.load(text, Loader=LOADER)  # noqa: S506 - both are safe loaders
    node = yaml.compose(text, Loader=LOADER)
    if not isinstance(tree, dict) or node is None:
        raise yaml.YAMLError
    return _File(name, tree, node)


def _shape(file: _File) -> Iterator[Fault]:
    from jsonschema import Draft202012Validator

    kind = next((kind for pattern, kind in KINDS.items() if fnmatch(file.name, pattern)), None)
    if kind is None:
        if not file.name.startswith("forms/"):
            yield file.fault((), "no schema is named for this kind of file")
        return
    schema = json.loads((DATA / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(file.tree, default=str))
    for error in Draft202012Validator(schema).iter_errors(plain):
        yield file.fault(tuple(error.absolute_path), error.message[:200])


def _languages(file: _File) -> Iterator[Fault]:
    """Where one language stands, the other must; both must name the same values."""
    for path, node in mappings(file.tree):
        if path[-1:] == ("gloss",):
            continue
        if ("en" in node) is not ("es" in node):
            yield file.fault(path, f"{'es' if 'en' in node else 'en'} is missing beside its twin")
        english, spanish = node.get("en"), node.get("es")
        texts = [text for text in (english, spanish) if isinstance(text, str)]
        if len(texts) == 2 and len({frozenset(PLACEHOLDER.findall(text)) for text in texts}) > 1:
            yield file.fault(path, "en and es name different values in braces")


def _quotations(file: _File, data: Path) -> Iterator[Fault]:
    for fault in quote_faults(file.tree, data):
        yield file.fault(fault.path, fault.text)


def _rules(files: list[_File]) -> Iterator[Fault]:
    by_name = {file.name: file for file in files}
    trees = {name: file.tree for name, file in by_name.items()}
    checks = (
        rule_faults(trees, CASES),
        article_faults(trees),
        card_faults(trees),
        wording_faults(trees),
    )
    for fault in chain.from_iterable(checks):
        yield by_name[fault.file].fault(fault.path, fault.text)


def _authorities(files: list[_File]) -> Iterator[Fault]:
    registry = next(file for file in files if file.name == "law/citations.yaml")
    used: set[str] = set()
    for file in files:
        for path, node in mappings(file.tree):
            for key in CITING & node.keys():
                cited = node[key] if isinstance(node[key], list) else [node[key]]
                used.update(cited)
                for citation in cited:
                    if citation is not None and citation not in registry.tree:
                        yield file.fault((*path, key), f"unknown citation {citation!r}")
    for key in sorted(set(registry.tree) - used):
        yield registry.fault((key,), f"citation {key!r} is used nowhere")
    yield from _readings(registry, {file.name: file for file in files}[READINGS])


def _readings(registry: _File, readings: _File) -> Iterator[Fault]:
    """Every authority says how it was read, in words that stand once."""
    said = {key: row.get("how") for key, row in registry.tree.items() if isinstance(row, dict)}
    known = readings.tree.get("readings", {})
    for key, how in said.items():
        if how not in known:
            yield registry.fault((key, "how"), f"no reading {how!r}")
    for code in sorted(known.keys() - set(said.values())):
        yield readings.fault(("readings", code), f"reading {code!r} is used nowhere")


def _line(node: yaml.Node, path: tuple[str | int, ...]) -> int:
    """The line on which the value at a path begins; of the nearest place above it otherwise."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            inner = next((v for k, v in node.value if k.value == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            inner = node.value[part]
        else:
            inner = None
        if inner is None:
            break
        node = inner
    return int(node.start_mark.line) + 1
