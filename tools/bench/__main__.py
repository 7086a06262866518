"""``python -m tools.bench``: every figure; exit 1 where a limit is broken."""

from __future__ import annotations

import logging
import sys

from tools.bench import decisions, pages, paper, searching, weight


def main() -> int:
    """Measure everything, whether or not a limit was broken before."""
    logging.disable(logging.CRITICAL)
    parts = (pages, decisions, searching, paper, weight)
    results = [part.measure() for part in parts]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
