"""A test client that reads every page it is given, and refuses a faulty one.

Each HTML page that passes through it is parsed strictly and checked for what no page may lack or
have: see ``RULES``. A test gets the parsed page from ``client.page`` and sends its forms with
``client.send``, which fills in what the page itself carries, as a browser without script does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from babel.messages import pofile
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from fieldref.paths import LOCALES

NUMERIC_DATE = re.compile(r"\b(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})\b")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
CONTROLS = ("input", "select", "textarea")
UNLABELLED = ("hidden", "submit", "button")
# Words typed by people, texts in another language, and the copy of the paper form.
FOREIGN = ("typed", "as-form")
# Between texts that an element divides and the eye does not.
_JOIN = "\0"


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page with the answer that brought it."""

    root: Element
    response: TestResponse

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags, in order."""
        return [element for element in self.root.iter() if element.tag in tags]

    def with_class(self, name: str) -> list[Element]:
        """Every element that has this class."""
        return [e for e in self.root.iter() if name in e.get("class", "").split()]

    @property
    def text(self) -> str:
        """All words of the page, with single blanks."""
        return words(self.root)

    @property
    def language(self) -> str:
        """What the page says of its language."""
        return self.root.get("lang", "")

    def token(self) -> str:
        """The token against forged posts."""
        metas = [m for m in self.all("meta") if m.get("name") == "csrf-token"]
        return metas[0].get("content", "")

    def parents(self) -> dict[Element, Element]:
        """The parent of each element."""
        return {child: parent for parent in self.root.iter() for child in parent}


def words(element: Element) -> str:
    """The words in an element, with single blanks."""
    text = " ".join(_texts(element)).replace(f"{_JOIN} {_JOIN}", "").replace(f" {_JOIN}", "")
    return " ".join(text.replace(f"{_JOIN} ", "").replace(_JOIN, "").split())


def _texts(element: Element) -> Iterator[str]:
    """Every text in an element; what is only kept on one line is joined to what is around it."""
    yield element.text or ""
    for child in element:
        kept = _JOIN if child.get("class") == "nobr" else ""
        yield f"{kept}{' '.join(_texts(child))}{kept}"
        yield f"{kept}{child.tail or ''}"


class PageClient(FlaskClient):
    """Reads every page; ``last`` is the latest."""

    last: Page | None = None

    def open(self, *args: Any, **options: Any) -> TestResponse:  # noqa: ANN401
        """Make the request; a faulty page is an AssertionError that names every fault."""
        response = super().open(*args, **options)
        whole = response.mimetype == "text/html" and not 300 <= response.status_code < 400
        if whole and response.data.lstrip().startswith(b"<!doctype"):
            self.last = read(response)
        return response

    def page(self, path: str, status: int = 200, **options: Any) -> Page:  # noqa: ANN401
        """The page at a path, redirects followed, with this status."""
        response = self.get(path, follow_redirects=True, **options)
        assert response.status_code == status, (path, response.status_code, response.text[:400])
        assert self.last is not None
        return self.last

    def send(self, path: str, **fields: str | list[str]) -> TestResponse:
        """Post fields with the token of the latest page; redirects are not followed."""
        assert self.last is not None, "fetch a page first: its token is needed"
        return self.post(path, data={"csrf_token": self.last.token(), **fields})


def read(response: TestResponse) -> Page:
    """The page of an answer.

    Raises:
        AssertionError: it breaks rules; the message lists each fault.
    """
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(response.text)
    page = Page(root, response)
    faults = [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(page)]
    assert not faults, f"{response.request.path}\n" + "\n".join(faults)
    return page


def has_one_heading_and_title(page: Page) -> Iterator[str]:
    if len(page.all("h1")) != 1:
        yield f"{len(page.all('h1'))} h1"
    titles = page.all("title")
    if len(titles) < 1 or len(words(titles[0])) < len("x · fieldref"):
        yield "no title"


def says_its_language(page: Page) -> Iterator[str]:
    if page.language not in ("en", "es"):
        yield repr(page.language)


def has_unique_ids_and_no_dead_references(page: Page) -> Iterator[str]:
    ids = [element.get("id", "") for element in page.root.iter() if element.get("id")]
    yield from (f"twice: {one}" for one in sorted({one for one in ids if ids.count(one) > 1}))
    for element in page.root.iter():
        for name in ("for", "aria-describedby", "aria-labelledby", "popovertarget", "form"):
            for wanted in element.get(name, "").split():
                if wanted not in ids:
                    yield f'{name}="{wanted}" leads nowhere'
        link = element.get("href", "")
        if link.startswith("#") and len(link) > 1 and link[1:] not in ids:
            yield f'href="{link}" leads nowhere'


def labels_every_control(page: Page) -> Iterator[str]:
    labelled = {label.get("for") for label in page.all("label")}
    inside = {control for label in page.all("label") for control in label.iter()}
    for control in page.all(*CONTROLS):
        if control.get("type") in UNLABELLED or control in inside:
            continue
        if control.get("id") not in labelled and not control.get("aria-label"):
            yield f"no label: {control.attrib}"
    for button in page.all("button"):
        if not words(button) and not any(e.get("aria-label") for e in button.iter()):
            yield f"no words: {button.attrib}"


def guards_every_post(page: Page) -> Iterator[str]:
    for form in page.all("form"):
        names = [control.get("name") for control in form.iter("input")]
        if form.get("method", "get").lower() == "post" and "csrf_token" not in names:
            yield f"no token: {form.attrib}"
        if not form.get("action"):
            yield f"no action: {form.attrib}"


def has_nothing_inline(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield f"<{element.tag}>"
        for name in element.attrib:
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"{name} on <{element.tag}>"
        if element.get("target") == "_blank" or element.get("href", "").startswith("javascript:"):
            yield f"link: {element.attrib}"


def spells_out_dates(page: Page) -> Iterator[str]:
    for _, text in spoken_texts(page, foreign=False):
        yield from NUMERIC_DATE.findall(text)


def keeps_persons_out_of_caches(page: Page) -> Iterator[str]:
    kept = page.response.headers.get("Cache-Control", "")
    personal = page.with_class("strip-person") or page.response.request.method == "POST"
    if personal and "no-store" not in kept:
        yield f"Cache-Control: {kept}"


def speaks_spanish_on_spanish_pages(page: Page) -> Iterator[str]:
    if page.language != "es":
        return
    english = translated()
    for _, text in spoken_texts(page, foreign=False):
        if text in english:
            yield f"English: {text!r}"


RULES: tuple[Callable[[Page], Iterator[str]], ...] = (
    has_one_heading_and_title,
    says_its_language,
    has_unique_ids_and_no_dead_references,
    labels_every_control,
    guards_every_post,
    has_nothing_inline,
    spells_out_dates,
    keeps_persons_out_of_caches,
    speaks_spanish_on_spanish_pages,
)


def spoken_texts(page: Page, *, foreign: bool) -> Iterator[tuple[Element, str]]:
    """Every text that a reader meets, with its element; without ``foreign``, the page's own."""
    yield from _spoken(page.root, page.language, foreign)


def _spoken(element: Element, language: str, foreign: bool) -> Iterator[tuple[Element, str]]:
    if element.tag in ("script", "style"):
        return
    other = element.get("lang", language) != language
    typed = not {*FOREIGN}.isdisjoint(element.get("class", "").split())
    if not foreign and (other or typed):
        return
    texts = [element.text or "", *(element.get(name, "") for name in SPOKEN)]
    yield from ((element, " ".join(text.split())) for text in texts if text.strip())
    for child in element:
        yield from _spoken(child, language, foreign)
        if child.tail and child.tail.strip():
            yield element, " ".join(child.tail.split())


@cache
def translated() -> frozenset[str]:
    """The English messages that read otherwise in Spanish."""
    with (LOCALES / "es" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = pofile.read_po(file, locale="es")
    texts = {m.id: m.string for m in catalogue if isinstance(m.id, str) and m.id}
    return frozenset(english for english, spanish in texts.items() if spanish not in ("", english))
