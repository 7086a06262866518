"""A PostgreSQL of one's own: made in a temporary folder, reached by a socket there, then gone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GIVEN = "FIELDREF_TEST_POSTGRES"
_USER = "postgres"


class PostgresMissing(RuntimeError):
    """There is no PostgreSQL to test with; the message says how to get one."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL is missing, and the storage tests run on it as well as on SQLite. "
            f"Install it with: apt-get install -y postgresql  (or set {GIVEN} to the URL of a "
            "server on which databases may be created)."
        )


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a server: the given one, or a throw-away cluster.

    Raises:
        PostgresMissing: neither is there.
    """
    given = os.environ.get(GIVEN)
    if given:
        yield given
        return
    with _cluster(_programs()) as url:
        yield url


def _programs() -> Path:
    """The folder of initdb and postgres, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version, reverse=True)
    on_path = shutil.which("initdb")
    if found:
        return found[0].parent
    if on_path:
        return Path(on_path).parent
    raise PostgresMissing


def _version(program: Path) -> int:
    return int(program.parts[-3])


@contextmanager
def _cluster(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="fieldref-pg-"))
    try:
        _own(folder)
        data = folder / "data"
        _run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        # Its data may go with the machine; a server on no port collides with none.
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
        _run(programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://{_USER}@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _own(folder: Path) -> None:
    """Root may not run PostgreSQL; the folder then belongs to its own account."""
    if os.geteuid() != 0:
        return
    try:
        owner = pwd.getpwnam(_USER)
    except KeyError as error:
        raise PostgresMissing from error
    os.chown(folder, owner.pw_uid, owner.pw_gid)


def _run(program: Path, *arguments: object) -> None:
    words = [str(program), *map(str, arguments)]
    if os.geteuid() == 0:
        words = ["runuser", "-u", _USER, "--", *words]
    done = subprocess.run(
        words, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed:\n{done.stdout}{done.stderr}")
