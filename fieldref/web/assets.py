"""Style sheet, scripts, fonts and icons: built once per content, served for ever under that name.

The build joins ``static/css/*.css`` in the order of their names into one sheet, copies the rest,
and lays a compressed copy beside each file. Everything is served below ``/static/<version>/``,
where the version is the hash of all of it, so a page never meets a file of another release.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from wsgiref.headers import Headers

import brotli
from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

from fieldref import paths

DIST = "dist"
SHEET = "css/fieldref.css"
VENDORED = (
    "vendor/htmx.min.js",
    "vendor/b612-400.woff2",
    "vendor/b612-700.woff2",
    "vendor/b612-mono-700.woff2",
)
_YEAR = 31_536_000
_KEPT_BUILDS = 3
_PACKED = {".css", ".js", ".mjs", ".svg", ".json", ".webmanifest"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def install(app: Flask) -> None:
    """Build what is missing, serve it in front of the application, add ``asset()`` to templates.

    Raises:
        FileNotFoundError: the vendored files were never fetched.
    """
    version, folder = build(paths.STATIC)
    prefix = f"static/{version}/"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=prefix,
        max_age=_YEAR,
        allow_all_origins=False,
        add_headers_function=_headers,
        immutable_file_test=lambda path, url: True,
    )

    def asset(name: str) -> str:
        """The address of a static file, such as ``css/fieldref.css``."""
        return f"/{prefix}{name}"

    app.jinja_env.globals.update(asset=asset, picture=_pictures(asset("icons/sprite.svg")))


def _pictures(sprite: str) -> Callable[..., Markup]:
    """What draws a picture of the sprite; silent to a screen reader unless it has a label."""

    @cache
    def picture(name: str, label: str = "", **more: str) -> Markup:
        """The markup of one picture; ``class`` adds a class to it."""
        voice = Markup('role="img" aria-label="{}"').format(label) if label else ""
        return Markup(
            '<svg class="icon{}" viewBox="0 0 24 24" {} focusable="false">'
            '<use href="{}#{}"></use></svg>'
        ).format(
            "".join(f" {extra}" for extra in more.values()),
            voice or Markup('aria-hidden="true"'),
            sprite,
            name,
        )

    return picture


def build(static: Path) -> tuple[str, Path]:
    """Make the served folder for the present content; its version and where it lies."""
    missing = [name for name in VENDORED if not (static / name).exists()]
    if missing:
        raise FileNotFoundError(f"{missing[0]} is missing below {static}: run `make assets`.")
    files = _contents(static)
    version = _version(files)
    folder = static / DIST / version
    if not folder.exists():
        _write(files, folder)
        _forget_old(folder.parent)
    return version, folder


def _contents(static: Path) -> dict[str, bytes]:
    """What is served: address below the version -> bytes."""
    sheets = sorted((static / "css").glob("*.css"))
    files = {SHEET: _joined([sheet.read_text(encoding="utf-8") for sheet in sheets]).encode()}
    for part in ("js", "icons", "vendor"):
        for path in sorted((static / part).rglob("*")):
            if path.is_file():
                files[path.relative_to(static).as_posix()] = path.read_bytes()
    return files


def _joined(sheets: list[str]) -> str:
    """One sheet without comments and indentation."""
    return _INDENT.sub("\n", _COMMENT.sub("", "\n".join(sheets))).strip() + "\n"


def _version(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _write(files: dict[str, bytes], folder: Path) -> None:
    """Whole or not at all: several server processes may start at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix="building-"))
    for name, content in files.items():
        place = draft / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        if place.suffix in _PACKED:
            place.with_name(place.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
            place.with_name(place.name + ".br").write_bytes(brotli.compress(content))
    draft.chmod(0o755)
    try:
        os.rename(draft, folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.exists():
            raise


def _forget_old(dist: Path) -> None:
    """Keep the last builds, for pages that are still open somewhere."""
    builds = [path for path in dist.iterdir() if not path.name.startswith("building-")]
    for old in sorted(builds, key=lambda path: path.stat().st_mtime)[:-_KEPT_BUILDS]:
        shutil.rmtree(old, ignore_errors=True)


def _headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
