"""Run the steps of the Dockerfile one by one where no container engine is at hand, then the image's
command as its user, until the health check answers. Needs root and Debian's own Python 3.11.

Each stage is a folder, mounted over /app and /var/lib/fieldref in a namespace of its own; what else
the image would have of an operating system is this machine's.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP, HOME = Path("/app"), Path("/var/lib/fieldref")
PATH = "/usr/local/bin:/usr/bin:/bin"
PATIENCE = 60
UID = 10001


@dataclass
class Stage:
    """What has been built so far: two folders, the environment and the user."""

    folder: Path
    environment: dict[str, str] = field(default_factory=lambda: {**os.environ, "PATH": PATH})
    user: str | None = None

    def __post_init__(self) -> None:
        for part in ("app", "home"):
            (self.folder / part).mkdir(parents=True)

    def command(self, words: str) -> list[str]:
        """A shell command inside the stage."""
        mounts = f"mount --bind {self.folder}/app {APP} && mount --bind {self.folder}/home {HOME}"
        if self.user:
            drop = f"setpriv --reuid={UID} --regid={UID} --clear-groups"
            words = f"exec {drop} sh -c {shlex.quote(words)}"
        return ["unshare", "--mount", "sh", "-ec", f"{mounts}; cd {APP}; {words}"]


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with its words."""
    joined = re.sub(r"\\\n", " ", text)
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, words = line.strip().partition(" ")
            yield name, words.strip()


def copy(words: str, stage: Stage, stages: dict[str, Stage]) -> None:
    """COPY: from the checkout, or from another stage."""
    found = re.match(r"--from=(\w+) /app /app$", words)
    if found:
        shutil.copytree(
            stages[found[1]].folder / "app", stage.folder / "app", symlinks=True, dirs_exist_ok=True
        )
        return
    *sources, target = words.split()
    listing = subprocess.run(
        ["git", "ls-files", "-z", *sources],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    tracked = listing.stdout.split("\0")
    for name in filter(None, tracked):
        inside = Path(name).name if Path(name).is_absolute() or len(sources) > 1 else name
        place = stage.folder / "app" / (Path(target) / inside if len(sources) > 1 else name)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place)


class Builder:
    """Follows a Dockerfile: one method for each instruction that does something."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.stages: dict[str, Stage] = {}
        self.stage = Stage(scratch / "none")
        self.command = self.health = ""

    def follow(self, name: str, words: str) -> None:
        """Do what an instruction says; the others only describe the image."""
        act = getattr(self, f"do_{name.lower()}", None)
        if act is not None:
            act(words)

    def do_from(self, words: str) -> None:
        """Begin a stage."""
        label = words.split(" AS ")[1] if " AS " in words else "last"
        self.stage = self.stages[label] = Stage(self.scratch / label)

    def do_copy(self, words: str) -> None:
        """Copy from the checkout, or from another stage."""
        copy(words, self.stage, self.stages)

    def do_run(self, words: str) -> None:
        """Run a command; the machine's own users are left alone."""
        if words.startswith("useradd"):
            shutil.chown(self.stage.folder / "home", UID, UID)
            return
        subprocess.run(self.stage.command(words), env=self.stage.environment, check=True)

    def do_env(self, words: str) -> None:
        """Set variables."""
        for pair in words.split():
            name, _, value = pair.partition("=")
            self.stage.environment[name] = value

    def do_user(self, words: str) -> None:
        """Be that user from here on."""
        self.stage.user = words

    def do_healthcheck(self, words: str) -> None:
        """Remember the health check."""
        self.health = shlex.join(json.loads(words[words.index("CMD ") + 4 :]))

    def do_cmd(self, words: str) -> None:
        """Remember the command of the image."""
        self.command = shlex.join(json.loads(words))


def build(scratch: Path) -> Builder:
    """Run every instruction of the Dockerfile."""
    builder = Builder(scratch)
    for name, words in instructions((ROOT / "Dockerfile").read_text(encoding="utf-8")):
        print(f"{name} {words}"[:110], flush=True)
        builder.follow(name, words)
    return builder


def serve(stage: Stage, command: str, health: str) -> float:
    """Start the image's command as its user; the seconds until the health check passes."""
    began = time.monotonic()
    server = subprocess.Popen(stage.command(command), env=stage.environment, start_new_session=True)
    try:
        while time.monotonic() - began < PATIENCE and server.poll() is None:
            checked = subprocess.run(
                stage.command(health), env=stage.environment, check=False, capture_output=True
            )
            if checked.returncode == 0:
                return time.monotonic() - began
            time.sleep(0.2)
        raise SystemExit("The health check never passed.")
    finally:
        # The command is wrapped: its own children are ended with it.
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def main() -> None:
    """Build and serve once, and say how long it took."""
    made = [place for place in (APP, HOME) if not place.exists()]
    for place in made:
        place.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        try:
            built = build(Path(scratch))
            stage = built.stage
            seconds = serve(stage, built.command, built.health)
            print(f"healthy after {seconds:.1f} s, as user {stage.user}")
            kept = sorted(path.name for path in (stage.folder / "home").iterdir())
            print(f"in the volume: {', '.join(kept)}")
        finally:
            for place in made:
                place.rmdir()


if __name__ == "__main__":
    main()
