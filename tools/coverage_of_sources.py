"""Writes docs/coverage-of-sources.md from the data, and prints how much is not carried yet.

python -m tools.coverage_of_sources          write it
python -m tools.coverage_of_sources --check  exit 1 where it is not what the data says
"""

from __future__ import annotations

import sys

from fieldref.content.coverage import PARTS, not_yet, report
from fieldref.paths import ROOT

FILE = ROOT / "docs" / "coverage-of-sources.md"


def main(arguments: list[str]) -> int:
    """Write or compare; 0 where the document and the data agree."""
    text = report()
    if "--check" not in arguments:
        FILE.write_text(text, encoding="utf-8")
    for part, (missing, total) in not_yet().items():
        print(f"{PARTS[part]}: {missing} of {total} not carried by anything yet")
    return int(FILE.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
