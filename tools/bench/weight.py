"""What a first load of a page costs over the wire: the page, the style, the scripts, every font."""

from __future__ import annotations

import re
from pathlib import Path

from flask.testing import FlaskClient

from fieldref.content.articles import articles
from fieldref.core.words import LANGUAGES
from fieldref.web.i18n import COOKIE
from tools.bench.pages import EXPIRY, addresses
from tools.bench.site import demo_site, filled_draft, scratch, signed_in

KB = 1000
LIMITS = {"all": 100, "html": 14, "css": 14}
ACCEPT = {"Accept-Encoding": "gzip"}
LINKED = re.compile(r'(?:href|src)="(/static/[^"#]+)')
NAMED = re.compile(r"url\(([^)]+)\)")


def size(client: FlaskClient, address: str) -> int:
    """Bytes of an answer as sent to a browser that takes gzip."""
    return len(client.get(address, headers=ACCEPT).data)


def parts(client: FlaskClient, address: str) -> dict[str, int]:
    """Bytes of each part of a first load."""
    page = client.get(address).get_data(as_text=True)
    linked = sorted(set(LINKED.findall(page)))
    for script in [name for name in linked if name.endswith(".mjs")]:
        linked += imported(client, script)
    for sheet in [name for name in linked if name.endswith(".css")]:
        linked += fonts(client, sheet)
    sizes = {name: size(client, name) for name in dict.fromkeys(linked)}
    css = sum(amount for name, amount in sizes.items() if name.endswith(".css"))
    html = size(client, address)
    return {"html": html, "css": css, "all": html + sum(sizes.values())}


def imported(client: FlaskClient, script: str) -> list[str]:
    """The modules that a module imports."""
    text = client.get(script).get_data(as_text=True)
    folder = script.rpartition("/")[0]
    return [f"{folder}/{name}" for name in re.findall(r'from "\./([\w-]+\.mjs)"', text)]


def fonts(client: FlaskClient, sheet: str) -> list[str]:
    """The files that a style sheet names."""
    text = client.get(sheet).get_data(as_text=True)
    named = [
        name.strip("'\"") for name in NAMED.findall(text) if not name.startswith(("data:", "#"))
    ]
    root = sheet.split("/css/")[0]
    return [
        name if name.startswith("/") else f"{root}/{name.removeprefix('../')}" for name in named
    ]


def heaviest_article(client: FlaskClient) -> tuple[str, int]:
    """The address of the article with the most HTML in either language, and its bytes."""
    sizes = {}
    for lang in LANGUAGES:
        client.set_cookie(COOKIE, lang)
        for slug in articles():
            sizes[lang, f"/reference/{slug}"] = size(client, f"/reference/{slug}")
    (lang, address), most = max(sizes.items(), key=lambda each: each[1])
    client.set_cookie(COOKIE, lang)
    print(f"articles: {len(sizes)} pages, heaviest {address} in {lang}: {most / KB:.1f} KB")
    return address, most


def measure() -> bool:
    """Print the figures; whether all are within their limits."""
    good = True
    with scratch() as name:
        client = signed_in(demo_site(Path(name)))
        place = filled_draft(client)
        pages = {"home": "/", "expiry": EXPIRY, **addresses(place), "sign-in": "/sign-in"}
        address, html = heaviest_article(client)
        pages["heaviest article"] = address
        good &= html / KB <= LIMITS["html"]
        print(f"{'page':<18}{'html KB':>9}{'css KB':>8}{'all KB':>8}")
        for label, address in pages.items():
            found = parts(client, address)
            figures = {key: found[key] / KB for key in ("html", "css", "all")}
            print(f"{label:<18}{figures['html']:>9.1f}{figures['css']:>8.1f}{figures['all']:>8.1f}")
            good &= all(figures[key] <= LIMITS[key] for key in LIMITS)
    print(f"limits: {LIMITS} KB: {'kept' if good else 'BROKEN'}")
    return good
