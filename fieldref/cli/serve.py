"""``fieldref serve``: runs the site."""

from __future__ import annotations

import ipaddress
import os
import socket
from datetime import UTC, datetime

import click

from fieldref.cli.failures import Failure
from fieldref.settings import Settings, from_env

# One worker for each core, and threads enough that whoever sends slowly does not hold up the rest.
WORKERS = min(os.cpu_count() or 1, 4)
THREADS = 16
_WARNING = (
    "warning: others can reach this address and FIELDREF_SECURE_COOKIES is not 1: cookies and "
    "passwords travel unprotected unless a server in front speaks TLS. Set it to 1 behind TLS."
)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--demo", is_flag=True, help="A demo agency with invented people; loopback only.")
def serve(host: str, port: int, demo: bool) -> None:
    """Run the site; makes and migrates the database first."""
    if demo and not _loopback(host):
        message = "the demo has public passwords; it listens on 127.0.0.1, ::1 or localhost only"
        raise Failure("demo_not_on_loopback", {"host": message}, exit_code=2)
    os.environ["FIELDREF_DEMO"] = "1" if demo else ""
    try:
        address = _free_address(host, port)
        link = _prepare(from_env(demo=demo))
    except Exception as fault:
        # Whatever a broken installation does here, the operator reads one line, no traceback.
        words = (str(fault) or type(fault).__name__).splitlines()[0]
        raise Failure("cannot_start", {"serve": words}, exit_code=1) from None
    settings = from_env(demo=demo)
    _announce(settings.url or f"http://{_in_url(host)}:{port}", link)
    if not settings.secure_cookies and not _loopback(host):
        click.echo(_WARNING, err=True)
    _run(address, port)


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _free_address(host: str, port: int) -> str:
    """The numeric address of a host, on which nobody listens at this port.

    The server shares its port between its processes, so it would not notice a second server
    that takes half of its requests.

    Raises:
        OSError: somebody listens there, or the host is not this machine.
    """
    kind, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(kind, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(place)
            trial.listen()
        except OSError as fault:
            raise OSError(f"cannot listen on {host} port {port}: {fault.strerror}") from fault
    return str(place[0])


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _prepare(settings: Settings) -> str | None:
    """Make the tables and the first accounts before any worker starts."""
    from fieldref.app import prepare

    return prepare(settings, datetime.now(UTC))


def _announce(address: str, link: str | None) -> None:
    if link:
        click.echo("No accounts yet. Set up the first agency, once, within a day:")
        click.echo(f"  {address}/set-up/{link}")
    click.echo(f"fieldref listens on {address}")


def _run(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "fieldref.app:served",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        factory=True,
        log_access=False,
    )
    server.serve()
