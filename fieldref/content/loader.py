"""Reads the files below data/. The only reader of YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fieldref.paths import DATA

Tree = dict[str, Any]


@cache
def load(name: str) -> Tree:
    """The content of one data file, by its path below data/; read once per process."""
    with (DATA / name).open(encoding="utf-8") as file:
        tree = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    if not isinstance(tree, dict):
        raise ValueError(f"data/{name}: expected a mapping at the top")
    return tree


def names(folder: str) -> list[str]:
    """The YAML files of a folder below data/, as paths that ``load`` takes, in order."""
    return sorted(str(path.relative_to(DATA)) for path in Path(DATA / folder).rglob("*.yaml"))
