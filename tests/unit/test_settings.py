"""The instance folder and its keys are closed to everybody else on the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldref.settings import from_env


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("before", [None, 0o755, 0o777, 0o700])
def test_the_instance_folder_is_closed_at_every_start(tmp_path: Path, before: int | None) -> None:
    folder = tmp_path / "instance"
    if before is not None:
        folder.mkdir()
        folder.chmod(before)
    from_env({"FIELDREF_INSTANCE": str(folder)})
    assert mode(folder) == 0o700
    assert {mode(folder / name) for name in ("data.key", "secret.key")} == {0o600}


def test_a_folder_of_somebody_else_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.setattr("os.geteuid", lambda: 4242)
    from_env({"FIELDREF_INSTANCE": str(tmp_path)})
    assert mode(tmp_path) == 0o755


def test_a_folder_meant_for_all_stays_open(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    from_env({"FIELDREF_INSTANCE": str(tmp_path)})
    assert tmp_path.stat().st_mode & 0o7777 == 0o1777
