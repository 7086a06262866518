"""``fieldref serve``: what it says, and what it refuses."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldref.cli import main
from fieldref.cli import serve as command
from fieldref.storage.db import open_database

KEY = "ab" * 32
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where servers would have been started; none is."""
    places: list[tuple[str, int]] = []
    monkeypatch.setattr(command, "_run", lambda host, port: places.append((host, port)))
    return places


@pytest.fixture
def run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    started: list[tuple[str, int]],
) -> Run:
    """Run the command in an installation of its own: exit code, output, errors."""
    monkeypatch.setenv("FIELDREF_INSTANCE", str(tmp_path))
    monkeypatch.setenv("FIELDREF_DEMO", "")
    for name in ("FIELDREF_DATABASE_URL", "FIELDREF_DATA_KEY", "FIELDREF_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*words: str, **environ: str) -> tuple[int, str, str]:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(["serve", "--port", str(free_port()), *words])
        output = capsys.readouterr()
        return int(ended.value.code or 0), output.out, output.err

    return run_it


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def one_line(text: str) -> bool:
    return len(text.splitlines()) == 1 and "Traceback" not in text


def test_without_accounts_it_prints_a_link_that_the_next_start_replaces(run: Run) -> None:
    links = [re.findall(r"http://127\.0\.0\.1:\d+/set-up/(\S+)", run()[1]) for _ in range(2)]
    assert [len(found) for found in links] == [1, 1]
    assert links[0] != links[1]


def test_without_tls_it_warns_whoever_serves_more_than_this_machine(run: Run) -> None:
    host = ("--host", "0.0.0.0")
    warned = run(*host)[2]
    assert one_line(warned)
    assert "FIELDREF_SECURE_COOKIES" in warned
    assert run("--host", "localhost")[2] == ""
    assert run(*host, FIELDREF_SECURE_COOKIES="1")[2] == ""


def test_the_set_up_link_is_where_people_find_it(run: Run) -> None:
    assert "https://epo.example.gov/set-up/" in run(FIELDREF_URL="https://epo.example.gov/")[1]
    code, _, err = run(FIELDREF_URL="epo.example.gov/app")
    assert code == 1
    assert one_line(err)


def test_the_demo_prints_no_link_and_tells_its_workers(
    run: Run, started: list[tuple[str, int]]
) -> None:
    code, out, err = run("--demo", "--port", str(free_port()), "--host", "localhost")
    assert (code, err) == (0, "")
    assert "set-up" not in out
    assert os.environ["FIELDREF_DEMO"] == "1"
    assert started[0][0] in ("127.0.0.1", "::1")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_the_demo_listens_on_loopback_only(
    run: Run, started: list[tuple[str, int]], host: str
) -> None:
    code, out, err = run("--demo", "--host", host)
    assert (code, out, started) == (2, "", [])
    assert one_line(err)
    assert err.startswith("host: ")


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_an_impossible_port_cannot_be_read(run: Run, port: str) -> None:
    code, _, err = run("--port", port)
    assert code == 2
    assert one_line(err)


def test_a_demo_database_is_never_served_as_a_real_one(
    run: Run, started: list[tuple[str, int]]
) -> None:
    run("--demo")
    started.clear()
    code, _, err = run()
    assert (code, started) == (1, [])
    assert one_line(err)
    assert "passwords are public" in err
    assert run("--demo")[0] == 0


def test_the_demo_never_moves_into_a_database_of_somebody(run: Run, tmp_path: Path) -> None:
    run()
    database = open_database(f"sqlite:///{tmp_path / 'fieldref.db'}")
    with database.writing() as transaction:
        transaction.exec_driver_sql(
            "INSERT INTO agencies (id, name, created_at, settings) "
            "VALUES (1, 'Fresno', '2026-11-20', '{}')"
        )
        transaction.exec_driver_sql(
            "INSERT INTO users (agency_id, username, name, badge, telephone, role, password_hash, "
            "created_at) VALUES (1, 'a', 'A', '', '', 'admin', '', '2026-11-20')"
        )
    database.close()
    code, _, err = run("--demo")
    assert code == 1
    assert "accounts of its own" in err
    assert "set-up" not in run()[1]


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"FIELDREF_DATA_KEY": KEY}, "made with another key"),
        ({"FIELDREF_DATA_KEY": "short"}, "64 hexadecimal digits"),
        ({"FIELDREF_DATABASE_URL": "mysql://x/y"}, "sqlite:///path or postgresql://"),
        ({"FIELDREF_DATABASE_URL": "nonsense"}, "URL"),
        ({"FIELDREF_DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "did not answer"),
        ({"FIELDREF_INSTANCE": "/proc/nowhere"}, "/proc/nowhere"),
    ],
)
def test_what_is_wrong_with_the_installation_is_one_line(
    run: Run, started: list[tuple[str, int]], environ: dict[str, str], told: str
) -> None:
    run()
    started.clear()
    code, _, err = run(**environ)
    assert (code, started) == (1, [])
    assert one_line(err)
    assert told in err


def test_a_file_that_is_no_database_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fieldref.db").write_text("not a database at all" * 100)
    code, _, err = run()
    assert code == 1
    assert one_line(err)
    assert "not a database" in err


def test_a_port_that_is_taken_is_one_line(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, err = run("--port", str(taken.getsockname()[1]))
    assert code == 1
    assert one_line(err)
    assert "cannot listen" in err


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_end(tmp_path: Path, ending: signal.Signals) -> None:
    port = free_port()
    environ = {**os.environ, "FIELDREF_INSTANCE": str(tmp_path)}
    words = [str(Path(sys.executable).with_name("fieldref")), "serve", "--demo"]
    with subprocess.Popen(
        [*words, "--port", str(port)],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            assert answer_of(f"http://127.0.0.1:{port}/healthz") == "ok\n"
            assert "Demo accounts" in answer_of(f"http://127.0.0.1:{port}/sign-in")
        finally:
            server.send_signal(ending)
            output, _ = server.communicate(timeout=20)
    assert server.returncode == 0
    assert "Traceback" not in output
    assert (tmp_path / "fieldref.db").stat().st_mode & 0o777 == 0o600


def answer_of(address: str) -> str:
    """What the server says, once it is up."""
    give_up = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
