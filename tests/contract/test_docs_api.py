"""Every example in docs/api.md, run: what it shows is what comes.

A block ``sh`` is a command; ``status=`` or ``exit=`` behind it says how it ends (200 and 0 where
nothing is said). The block after it is its answer: an object shows some of its keys, a list that
ends with "…" its beginning, a text with "…" what stands around it. ``json file=`` is a file.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from flask import Flask
from flask.testing import FlaskClient

from fieldref.cli.entry import fieldref as group
from fieldref.paths import ROOT
from tests.support.commands import run
from tests.support.receipts import made
from tests.support.shown import differences
from tests.support.site import make_site

DOCUMENT = ROOT / "docs" / "api.md"
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SITE = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Example:
    """A command with how it ends and what it answers; None where nothing is shown."""

    line: int
    command: str
    ends: str
    kind: str
    shown: str | None


def files() -> dict[str, str]:
    """The files that examples read."""
    text = DOCUMENT.read_text(encoding="utf-8")
    found = {said[5:]: body for _, said, body in BLOCK.findall(text) if said.startswith("file=")}
    return {**found, "receipt.json": json.dumps(made("arrest"))}


def examples() -> Iterator[Example]:
    text = DOCUMENT.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    for place, block in enumerate(blocks):
        kind, ends, command = block.groups()
        if kind != "sh":
            continue
        after = blocks[place + 1].groups() if place + 1 < len(blocks) else ("", "", "")
        answered = after[0] in ("json", "jsonl", "text") and not after[1]
        line = text[: block.start()].count("\n") + 2
        yield Example(line, command.strip(), ends, after[0], after[2] if answered else None)


EXAMPLES = list(examples())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in files().items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"line {one.line}" for one in EXAMPLES])
def test_an_example_is_true(site: Flask, example: Example) -> None:
    words = shlex.split(example.command)
    told = asked(site.test_client(), words) if words[0] == "curl" else ran(words)
    assert told.ends == (example.ends or ("status=200" if words[0] == "curl" else "exit=0"))
    if example.shown is None:
        return
    if example.kind == "text":
        assert told.text == example.shown
        return
    whole = example.kind == "json"
    given = [told.text] if whole else told.text.splitlines()
    shown = [example.shown] if whole else example.shown.splitlines()
    assert list(differences([*map(json.loads, shown)], [*map(json.loads, given)])) == []


@dataclass(frozen=True, slots=True)
class Told:
    """What came, and how it ended."""

    ends: str
    text: str


def asked(client: FlaskClient, words: list[str]) -> Told:
    """The answer to a ``curl``."""
    headers, body, address = [], None, ""
    rest = iter(words[1:])
    for word in rest:
        if word == "-H":
            name, _, value = next(rest).partition(": ")
            headers.append((name, value))
        elif word == "-d":
            body = next(rest)
        else:
            address = word
    assert address.startswith(SITE), address
    if body and body.startswith("@"):
        body = Path(body[1:]).read_text(encoding="utf-8")
    method = "GET" if body is None else "POST"
    path = address.removeprefix(SITE)
    answer = client.open(path, method=method, headers=headers, data=body)
    return Told(f"status={answer.status_code}", answer.get_data(as_text=True))


def ran(words: list[str]) -> Told:
    """What ``fieldref`` answers, perhaps to what an ``echo`` sends it."""
    sent = ""
    if words[0] == "echo":
        assert words[2] == "|"
        sent, words = words[1], words[3:]
    assert words[0] == "fieldref"
    found = run(*words[1:], stdin=sent)
    return Told(f"exit={found.code}", found.out)


def command_names() -> Iterator[str]:
    """Every command that answers or draws; the others keep the site."""
    for name, one in group.commands.items():
        if name not in ("serve", "database"):
            parts = one.commands if isinstance(one, click.Group) else {"": one}
            yield from (f"fieldref {name} {part}".rstrip() for part in parts)


def test_every_address_and_every_command_has_an_example(site: Flask) -> None:
    commands = "\n".join(example.command for example in EXAMPLES)
    for rule in site.url_map.iter_rules():
        if rule.endpoint.startswith("api."):
            assert SITE + rule.rule.partition("<")[0] in commands, rule.rule
    for name in command_names():
        assert f"{name} " in f"{commands} ", name


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        ({"a": 1}, True),
        ({"b": [{"c": "sha256:…"}, "…"]}, True),
        ({"b": [{}, {"c": "x"}]}, True),
        ({"e": None}, False),
        ({"a": 2}, False),
        ({"a": "…"}, False),
        ({"b": [{}]}, False),
        ({"b": [{}, {}, {}, "…"]}, False),
        ({"d": 1}, False),
    ],
)
def test_a_false_example_is_seen(shown: dict[str, object], true: bool) -> None:
    given = {"a": 1, "b": [{"c": "sha256:00"}, {"c": "x"}], "d": True}
    assert (list(differences(shown, given)) == []) is true
