"""Tasks 2, 3, 4 and 9 of a newcomer: notified? arrest? two orders? an order at all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldref.paths import ROOT
from tests.browser.test_shell import SMALL_TARGETS, THEMES, TOO_WIDE
from tests.support.axe import violations
from tests.support.browser import DESK, PHONE, SMALL, served, visit
from tests.support.newcomer import Newcomer
from tests.support.site import SetClock, make_site

# Monday, November 23, 2026, 21:00 in California.
MONDAY = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
PICTURES = ROOT / "screenshots"
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the screen in one language."""

    notified_tile: str
    hearing: str
    yes: str
    notified: str
    at_hearing: str
    arrest_tile: str
    in_force: str
    knows: str
    neither: str
    required: str
    inviting: str
    protected: str
    no_arrest: str
    orders_tile: str
    no_contact: str
    peaceful: str
    listed: str
    yards: str
    show: str
    contact_answer: str
    distance_answer: str
    paper_tile: str
    number: str
    find: str
    not_order: str
    do_not: str


WORDS = {
    "en": Words(
        notified_tile="Was the person notified?", hearing="Was the person at the hearing?",
        yes="Yes", notified="Notified", at_hearing="The restrained person was at the hearing.",
        arrest_tile="Must I arrest?", in_force="In force; this is the restrained person",
        knows="Yes: served, at the hearing, or told by an officer", neither="Neither",
        required="Arrest required", inviting="cannot be arrested for inviting",
        protected="In force; this is the protected person", no_arrest="No arrest under this order",
        orders_tile="Two orders?", no_contact="No contact", peaceful="Peaceful contact",
        listed="Domestic violence, or a sex offense of the list",
        yards="Stay away, yards from the protected person", show="Show what is enforced",
        contact_answer="No contact (DV-130, EPO-001): tier 1",
        distance_answer="Stay 200 yards away from the protected person (DV-130)",
        paper_tile="Which paper is this?", number="Form number or title", find="Find",
        not_order="Not an order", do_not="Do not enforce it",
    ),
    "es": Words(
        notified_tile="¿Se le avisó a la persona?", hearing="¿Estuvo la persona en la audiencia?",
        yes="Sí", notified="Tiene conocimiento",
        at_hearing="La persona restringida estuvo en la audiencia.",
        arrest_tile="¿Tengo que arrestar?", in_force="Vigente; esta es la persona restringida",
        knows="Sí: entrega legal, audiencia, o un agente se lo dijo", neither="Ninguno",
        required="Arresto obligatorio", inviting="no se la puede arrestar por invitar",
        protected="Vigente; esta es la persona protegida",
        no_arrest="No se arresta por esta orden",
        orders_tile="¿Dos órdenes?", no_contact="No tener contacto", peaceful="Contacto pacífico",
        listed="Violencia en el hogar, o un delito sexual de la lista",
        yards="Mantenerse alejado, yardas de la persona protegida",
        show="Mostrar lo que se hace cumplir",
        contact_answer="(DV-130, EPO-001): prioridad 1", distance_answer="200 yardas",
        paper_tile="¿Qué papel es este?", number="Número o título del formulario", find="Buscar",
        not_order="No es una orden", do_not="No lo haga cumplir",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(make_site(tmp_path_factory.mktemp("decisions"), clock=SetClock(MONDAY))) as address:
        yield address


def home(page: Page, base: str) -> Newcomer:
    page.goto(base + "/")
    return Newcomer(page)


def answer_row(newcomer: Newcomer, question: str, words: str) -> None:
    """Tap one of the answers beside a question."""
    row = newcomer.page.get_by_role("group", name=question)
    row.get_by_role("button", name=words, exact=True).tap()
    newcomer.taps += 1


@LANGUAGES
@SCRIPT
def test_task_2_was_he_notified(browser: Browser, base: str, language: str, script: bool) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.notified_tile)
        answer_row(newcomer, words.hearing, words.yes)
        expect(newcomer.page.get_by_role("heading", level=1)).to_have_text(words.notified)
        assert newcomer.sees(words.at_hearing)
        assert newcomer.taps <= 3
        picture(newcomer.page, f"task-2-{language}")


@LANGUAGES
@SCRIPT
def test_task_3_must_you_arrest_and_could_you_arrest_her(
    browser: Browser, base: str, language: str, script: bool
) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.arrest_tile)
        newcomer.tap("DV-130")
        newcomer.tap(words.in_force)
        newcomer.tap(words.knows)
        newcomer.page.get_by_role("button", name=words.yes, exact=True).tap()
        newcomer.taps += 1
        newcomer.tap(words.neither)
        expect(newcomer.page.get_by_role("heading", level=1)).to_have_text(words.required)
        assert newcomer.sees(words.inviting)
        assert newcomer.taps <= 9
        picture(newcomer.page, f"task-3-{language}")


@LANGUAGES
def test_task_3_she_is_not_arrested_either_way(browser: Browser, base: str, language: str) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.arrest_tile)
        newcomer.tap("DV-130")
        newcomer.tap(words.protected)
        expect(newcomer.page.get_by_role("heading", level=1)).to_have_text(words.no_arrest)
        assert newcomer.taps <= 9


@LANGUAGES
@SCRIPT
def test_task_4_what_do_you_enforce(
    browser: Browser, base: str, language: str, script: bool
) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.orders_tile)
        page = newcomer.page
        for code, contact, yards in (
            ("EPO-001", words.no_contact, "100"),
            ("CR-160", words.peaceful, ""),
            ("DV-130", words.no_contact, "200"),
        ):
            page.get_by_role("button", name=code).tap()
            card = page.get_by_role("region", name=code)
            card.get_by_role("radio", name=contact).tap()
            newcomer.taps += 2
            if code == "CR-160":
                card.get_by_role("radio", name=words.listed).tap()
                newcomer.taps += 1
            if yards:
                box = card.get_by_role("textbox", name=words.yards)
                box.tap()
                box.fill(yards)
                newcomer.taps += 1
        newcomer.tap(words.show)
        expect(page.get_by_text(words.contact_answer)).to_be_visible()
        expect(page.get_by_text(words.distance_answer).first).to_be_visible()
        assert newcomer.taps <= 14
        picture(page, f"task-4-{language}", whole=True)


@LANGUAGES
@SCRIPT
def test_task_9_is_a_dv_100_an_order(
    browser: Browser, base: str, language: str, script: bool
) -> None:
    words = WORDS[language]
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        newcomer = home(visited.context.new_page(), base)
        newcomer.tap(words.paper_tile)
        newcomer.type(words.number, "DV-100")
        newcomer.tap(words.find)
        expect(newcomer.page.get_by_role("heading", level=1)).to_have_text(words.not_order)
        assert newcomer.sees(words.do_not)
        assert newcomer.taps <= 4
        picture(newcomer.page, f"task-9-{language}")


def press_until(page: Page, words: str) -> None:
    """Tab to the control with these words; the keyboard alone must reach it."""
    for _press in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || document.activeElement.name")
        if words in (focused or ""):
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def test_a_dispatcher_answers_by_keyboard_alone(browser: Browser, base: str) -> None:
    with visit(browser, base, size=DESK) as visited:
        page = visited.open("/")
        page.keyboard.press("g")
        page.keyboard.press("c")
        expect(page.get_by_role("heading", level=1)).to_have_text("Check")
        answers = ("DV-130", "In force; this is the restrained", "Yes: served", "Yes", "Neither")
        for words in ("Must I arrest?", *answers):
            press_until(page, words)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Arrest required")
        expect(page.get_by_text("Arrest is required: every element is met.")).to_be_visible()
        page.goto(base + "/papers")
        press_until(page, "q")
        page.keyboard.type("dv100")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Not an order")


EVERY_VERDICT: dict[str, tuple[str, dict[str, str]]] = {
    "notified": ("/notice", {"form": "EA-130", "present_at_hearing": "yes"}),
    "not-verified": ("/notice", {
        "form": "WV-130", "proof_of_service_seen": "no", "proof_of_service_on_file": "no",
        "present_at_hearing": "no", "told_by_officer": "no",
    }),
    "notice-need-facts": ("/notice", {}),
    "arrest-need-facts": ("/arrest", {}),
    "arrest-next": ("/arrest", {"form": "DV-130", "in_force": "yes", "person": "restrained"}),
    "not-an-order": ("/arrest", {"form": "DV-100"}),
    "not-in-force": ("/arrest", {"form": "DV-130", "in_force": "no"}),
    "no-arrest": ("/arrest", {"form": "DV-130", "in_force": "yes", "person": "protected"}),
    "advise": ("/arrest", {
        "form": "CANADIAN", "in_force": "yes", "person": "restrained", "notice": "not_verified",
    }),
    "no-violation": ("/arrest", {
        "form": "DV-130", "in_force": "yes", "person": "restrained", "notice": "notified",
        "disobeyed": "no",
    }),
    "dominant": ("/arrest", {
        "form": "DV-130", "in_force": "yes", "person": "restrained", "notice": "notified",
        "disobeyed": "yes", "excepted": "no", "mutual_orders": "yes",
        "dominant_aggressor": "undetermined",
    }),
    "not-mandatory": ("/arrest", {
        "form": "WV-130", "in_force": "yes", "person": "restrained", "notice": "notified",
        "disobeyed": "yes", "excepted": "no", "mutual_orders": "no",
    }),
    "not-settled": ("/arrest", {
        "form": "CANADIAN", "in_force": "yes", "person": "restrained", "notice": "notified",
        "disobeyed": "yes", "excepted": "no", "mutual_orders": "no",
    }),
    "required": ("/arrest", {
        "form": "EPO-001", "in_force": "yes", "person": "restrained", "notice": "notified",
        "disobeyed": "yes", "excepted": "unknown", "mutual_orders": "no", "invited": "yes",
    }),
    "unknown-form": ("/arrest", {"form_typed": "DV-999"}),
    "priority-empty": ("/priority", {}),
    "priority-cards": ("/priority", {"add": "CR-160"}),
}  # fmt: skip
PAPERS = ("/check", "/papers", "/papers?q=harassment", "/papers/DV-130", "/papers/DV-100",
          "/papers/DV-116", "/papers/OUT-OF-STATE", "/papers?says_emergency=yes",
          "/reference", "/reference?q=two+orders", "/reference/two-orders-at-once",
          "/reference/has-the-person-been-notified", "/reference/glossary")  # fmt: skip
SUBMIT = """([path, fields]) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = path;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  for (const [name, value] of [["csrf_token", token], ...Object.entries(fields)]) {
    const input = document.createElement("input");
    input.type = "hidden"; input.name = name; input.value = value; form.append(input);
  }
  document.body.append(form); form.submit();
}"""


def show(page: Page, base: str, path: str, fields: dict[str, str]) -> None:
    page.goto(base + path)
    if fields:
        with page.expect_navigation():
            page.evaluate(SUBMIT, [path, fields])
    page.evaluate("document.fonts.ready")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = 1")


def screens() -> Iterator[tuple[str, str, dict[str, str]]]:
    for name, (path, fields) in EVERY_VERDICT.items():
        yield name, path, fields
    for path in PAPERS:
        yield path.strip("/").replace("/", "-").replace("?", "-"), path, {}


@LANGUAGES
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_verdict_in_any_theme(
    browser: Browser, base: str, language: str, size: dict[str, int]
) -> None:
    with visit(browser, base, language=language, size=size, expected=("422",)) as visited:
        page = visited.open("/")
        for name, path, fields in screens():
            show(page, base, path, fields)
            for theme in THEMES:
                page.evaluate("name => document.documentElement.dataset.theme = name", theme)
                # Colours are the same at both sizes: the desk is looked at in one theme.
                if size == PHONE or theme == THEMES[0]:
                    assert violations(page) == [], (name, theme)
                picture(page, f"{name}-{size['width']}-{language}-{theme}", whole=True)


@LANGUAGES
def test_it_fits_the_smallest_phone_and_a_gloved_thumb(
    browser: Browser, base: str, language: str
) -> None:
    measures: tuple[tuple[dict[str, int], str], ...] = (
        (SMALL, TOO_WIDE), (PHONE, TOO_WIDE), (PHONE, SMALL_TARGETS),
    )  # fmt: skip
    for size, measure in measures:
        with visit(browser, base, language=language, size=size, expected=("422",)) as visited:
            page = visited.open("/")
            for name, path, fields in screens():
                show(page, base, path, fields)
                assert page.evaluate(measure) == [], (name, size)


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """A picture for somebody to look at, in a folder that is not kept."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)
