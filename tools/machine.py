"""Whether this machine has the programs that the tests drive; as root, install what is missing.

Chromium draws the pages, poppler reads the paper back, PostgreSQL is the second database.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "poppler-utils": ("pdftotext",),
    "qpdf": ("qpdf",),
    "postgresql": ("pg_ctl",),
}


def missing() -> list[str]:
    """The Debian packages whose programs are not on this machine."""
    return [package for package, programs in NEEDED.items() if not any(map(present, programs))]


def present(program: str) -> bool:
    """Whether a program can be run; PostgreSQL's own are kept outside the path."""
    return bool(shutil.which(program)) or any(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))


def main() -> None:
    """Install what is missing, or say the one command that does, and fail."""
    packages = missing()
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"The tests need more programs. Run: sudo {' '.join(install)}")
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "check": True}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]  # noqa: S607
    subprocess.run(install, **quiet)  # type: ignore[call-overload]
    if missing():
        sys.exit(f"Still missing after installing: {', '.join(missing())}")


if __name__ == "__main__":
    main()
