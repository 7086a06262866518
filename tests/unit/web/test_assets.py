"""Static files: one build for each content, named after it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest

from fieldref.paths import STATIC
from fieldref.web import assets
from tests.support.page import PageClient


@pytest.fixture
def static(tmp_path: Path) -> Path:
    for name in (*assets.VENDORED, "css/10-a.css", "css/20-b.css", "js/a.mjs", "icons/i.svg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* why */\n  content of {name}\n")
    return tmp_path


def test_the_sheets_are_joined_in_order_without_comments(static: Path) -> None:
    _, folder = assets.build(static)
    joined = (folder / assets.SHEET).read_text()
    assert joined == "content of css/10-a.css\n\ncontent of css/20-b.css\n".replace("\n\n", "\n")


def test_every_text_file_has_compressed_copies(static: Path) -> None:
    _, folder = assets.build(static)
    for name in (assets.SHEET, "js/a.mjs", "icons/i.svg", "vendor/htmx.min.js"):
        plain = (folder / name).read_bytes()
        assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == plain
        assert brotli.decompress((folder / f"{name}.br").read_bytes()) == plain
    assert not (folder / "vendor/b612-400.woff2.gz").exists()


def test_the_same_content_is_built_once_and_another_elsewhere(static: Path) -> None:
    first, folder = assets.build(static)
    made = folder.stat().st_mtime_ns
    assert assets.build(static) == (first, folder)
    assert folder.stat().st_mtime_ns == made
    (static / "js/a.mjs").write_text("changed")
    assert assets.build(static)[0] != first


def test_only_the_latest_builds_are_kept(static: Path) -> None:
    for number in range(5):
        (static / "js/a.mjs").write_text(str(number))
        version, _ = assets.build(static)
    left = [path.name for path in (static / assets.DIST).iterdir()]
    assert len(left) == 3
    assert version in left


def test_missing_vendored_files_are_named_with_what_to_do(static: Path) -> None:
    (static / "vendor/htmx.min.js").unlink()
    with pytest.raises(FileNotFoundError, match="make assets"):
        assets.build(static)


def test_a_page_names_files_that_are_served_for_ever(client: PageClient) -> None:
    page = client.page("/")
    linked = page.all("link", "script", "use")
    named = {(e.get("href") or e.get("src") or "").partition("#")[0] for e in linked}
    assert len(named) >= 6
    for address in sorted(named):
        answer = client.get(address, headers={"Accept-Encoding": "br"})
        answer.close()
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_scripts_and_sheet_name_only_files_that_exist(client: PageClient) -> None:
    _, folder = assets.build(STATIC)
    sheet = (folder / assets.SHEET).read_text()
    for url in re.findall(r"url\(([^)]+)\)", sheet):
        assert (folder / "css" / url).exists(), url
    for script in (folder / "js").glob("*.mjs"):
        for module in re.findall(r'from "(\./[^"]+)"', script.read_text()):
            assert (script.parent / module).exists(), module


def test_every_picture_that_a_template_asks_for_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'id="([^"]+)"', (STATIC / "icons/sprite.svg").read_text()))
    templates = STATIC.parent / "templates"
    asked = {
        name
        for path in templates.rglob("*.html")
        for name in re.findall(r'(?<![\w_])icon\("([a-z-]+)"[,)]', path.read_text())
    }
    assert len(asked) > 8
    assert asked - sprite - {"shape-"} == set()
