"""What a running fieldref is told by its environment."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldref.paths import ROOT

KEY_BYTES = 32
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+/?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between two installations.

    ``secret_key`` signs cookies and forms; ``data_key`` (32 bytes) encrypts every stored document.
    ``url`` is where people find this installation, such as ``https://epo.example.gov``.
    """

    instance: Path
    database_url: str
    secret_key: str
    data_key: bytes
    demo: bool = False
    secure_cookies: bool = False
    url: str | None = None


def from_env(environ: Mapping[str, str] = os.environ, *, demo: bool = False) -> Settings:
    """Settings of this installation; makes missing keys (mode 0600) and the instance folder.

    The folder is closed to others (mode 0700) each time, where it belongs to who runs this.

    Raises:
        ValueError: a key is given but is not 32 bytes in hexadecimal, or ``url`` is none.
    """
    instance = Path(environ.get("FIELDREF_INSTANCE") or ROOT / "instance").resolve()
    instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    _close(instance)
    return Settings(
        instance=instance,
        database_url=environ.get("FIELDREF_DATABASE_URL")
        or f"sqlite:///{instance / 'fieldref.db'}",
        secret_key=environ.get("FIELDREF_SECRET_KEY") or _key_file(instance / "secret.key"),
        data_key=_data_key(environ.get("FIELDREF_DATA_KEY") or _key_file(instance / "data.key")),
        demo=demo,
        secure_cookies=environ.get("FIELDREF_SECURE_COOKIES") == "1",
        url=_address(environ.get("FIELDREF_URL", "")),
    )


def _close(folder: Path) -> None:
    """Leave a folder of ours to us alone; one of somebody else's is theirs to close, and one that
    is meant for all (sticky, such as ``/tmp``) stays so.
    """
    found = folder.stat()
    ours = found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX
    if ours and found.st_mode & 0o077:
        folder.chmod(0o700)


def _key_file(path: Path) -> str:
    """The key in a file; a new one, readable by this user only, where there is none."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_hex(KEY_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def _address(text: str) -> str | None:
    if not text:
        return None
    if not _ADDRESS.fullmatch(text):
        raise ValueError("FIELDREF_URL must be an address such as https://epo.example.gov.")
    return text.rstrip("/")


def _data_key(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("FIELDREF_DATA_KEY must be 64 hexadecimal digits (32 bytes).")
    return key
