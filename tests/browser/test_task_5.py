"""Write an EPO: Maria López Núñez, 31, protected; Daniel Vega, male, Hispanic, about 35, brown
eyes, black hair, lives with her at 12 Elm; hit her tonight; a pistol was reported; no children. Ask
for everything, 100 yards, move out. Stop at 'Call the judge'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fieldref.core.fields import Json
from fieldref.storage.sessions import create_session
from fieldref.web.access import COOKIE
from tests.support.browser import Visit, served, visit
from tests.support.order_book import Book
from tests.support.site import NIGHT, SetClock, make_site

MOST_TAPS = 45
STORY = (
    "Tonight at 20:55 Daniel Vega came home drunk, shouted at Maria López Núñez in the kitchen and "
    "hit her twice in the face with his fist. Her left eye is swollen shut and her lip is cut. He "
    "said “next time I use the gun”. Neighbors called at 20:58. She says he hit her in June too, "
    "and that he keeps a pistol under the bed. She is afraid to sleep there tonight."
)
NAME = "Maria López Núñez"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the screen in one language; what is typed is the same in both."""

    new: str
    danger: str
    now: str
    place: str
    immediate: str
    case: str
    yes: str
    no: str
    on: str
    name: str
    age: str
    related: str
    lived: str
    together: str
    gender: str
    male: str
    race: str
    hispanic: str
    hair: str
    black: str
    eyes: str
    brown: str
    everything: str
    where: str
    children: str
    reported: str
    story: str
    carpos: str
    ready: str
    call: str


WORDS = {
    "en": Words(
        new="New EPO", danger="Domestic violence", now="Just now", place="Where did it happen?",
        immediate="Is the danger immediate and present?", case="Law enforcement case number",
        yes="Yes", no="No", on="Save and continue", name="Full name", age="Age",
        related="Relationship to the restrained person", lived="Lives or lived together",
        together="Do they live together with the restrained person?",
        gender="Gender", male="Male", race="Race",
        hispanic="Hispanic", hair="Hair color", black="Black hair", eyes="Eye color",
        brown="Brown eyes", everything="Ask for 3a, 3b and 3c at 100 yards",
        where="Where it happened: 12 Elm St, Fresno",
        children="Do they have minor children in common?", reported="Reported",
        story="The events, with facts and dates; specify weapons",
        carpos="I checked CARPOS for other orders", ready="All the judge will ask is here",
        call="Call the judge",
    ),
    "es": Words(
        new="Nueva EPO", danger="Violencia en el hogar", now="Ahora mismo",
        place="¿Dónde ocurrió?", immediate="¿Es un peligro inmediato y presente?",
        case="Número de caso de la agencia del orden público", yes="Sí", no="No",
        on="Guardar y continuar", name="Nombre completo", age="Edad",
        related="Relación con la persona restringida", lived="Viven o vivían juntos",
        together="¿Viven junto con la persona restringida?", gender="Género",
        male="Masculino", race="Raza",
        hispanic="Hispana", hair="Color de pelo", black="Negro", eyes="Color de ojos",
        brown="Cafés", everything="Pedir 3a, 3b y 3c a 100 yardas",
        where="Donde ocurrió: 12 Elm St, Fresno",
        children="¿Tienen hijos menores en común?", reported="Se reportaron",
        story="Los hechos, con datos y fechas; especifique las armas",
        carpos="Busqué otras órdenes en CARPOS", ready="Está todo lo que el juez va a preguntar",
        call="Llamar al juez",
    ),
}  # fmt: skip
STEPS = {
    "en": ("What happened", "Protected persons", "Restrained person", "Orders to ask for",
           "Children and custody", "Firearms", "The statement", "Court, other orders and officer",
           "Check answers"),
    "es": ("Qué pasó", "Personas protegidas", "Persona restringida", "Órdenes que se piden",
           "Hijos y custodia", "Armas de fuego", "La declaración", "Corte, otras órdenes y agente",
           "Revisar las respuestas"),
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
taps_taken: dict[tuple[str, bool], int] = {}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("task5"), demo=True, clock=SetClock(NIGHT))


@pytest.fixture(scope="module")
def base(site: Flask) -> Iterator[str]:
    with served(site) as address:
        yield address


@dataclass(slots=True)
class Thumb:
    """Someone who finds things by their words. Every finger that is lifted from a control counts:
    also the one that puts the caret into a box, and both for a list, to open it and to choose.
    """

    page: Page
    words: Words
    taps: int = 0
    seen: list[str] = field(default_factory=list)

    def at(self, title: str) -> None:
        """Be on this page; anything else would be a wrong turn."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        self.seen.append(title)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).tap()
        self.taps += 1

    def go_on(self) -> None:
        self.press(self.words.on)

    def type(self, label: str, text: str) -> None:
        place = self.page.get_by_role("textbox", name=label)
        place.tap()
        self.page.keyboard.type(text) if len(text) < 60 else place.fill(text)
        self.taps += 1

    def tick(self, words: str) -> None:
        self.page.get_by_role("checkbox", name=words, exact=True).locator("..").tap()
        self.taps += 1

    def answer(self, question: str, words: str) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_role("radio", name=words, exact=True).locator("..").tap()
        self.taps += 1

    def choose(self, label: str, words: str) -> None:
        choices = self.page.get_by_role("combobox", name=label)
        choices.tap()
        choices.select_option(label=words)
        self.taps += 2


def newcomer(visited: Visit, site: Flask, language: str) -> Thumb:
    book = Book(site)
    with book.database.writing() as transaction:
        token = create_session(transaction, book.user, "Chromium on Android", NIGHT)
    visited.context.add_cookies([{"name": COOKIE, "value": token, "url": visited.base}])
    page = visited.context.new_page()
    page.clock.set_fixed_time(NIGHT)
    page.goto(visited.base + "/")
    return Thumb(page, WORDS[language])


def write_the_order(thumb: Thumb, titles: tuple[str, ...]) -> None:
    words = thumb.words
    thumb.press(words.new)
    thumb.at(titles[0])
    thumb.tick(words.danger)
    thumb.press(words.now)
    thumb.type(words.place, "12 Elm St, Fresno")
    thumb.answer(words.immediate, words.yes)
    thumb.type(words.case, "26-012345")
    thumb.go_on()
    thumb.at(titles[1])
    thumb.type(words.name, NAME)
    thumb.type(words.age, "31")
    thumb.choose(words.related, words.lived)
    thumb.answer(words.together, words.yes)
    thumb.go_on()
    thumb.at(titles[2])
    thumb.type(words.name, "Daniel Vega")
    thumb.answer(words.gender, words.male)
    thumb.type(words.age, "35")
    thumb.choose(words.race, words.hispanic)
    thumb.choose(words.hair, words.black)
    thumb.choose(words.eyes, words.brown)
    thumb.go_on()
    thumb.at(titles[3])
    thumb.press(words.everything)
    thumb.press(words.where)
    thumb.go_on()
    thumb.at(titles[4])
    thumb.answer(words.children, words.no)
    thumb.go_on()
    thumb.at(titles[5])
    thumb.tick(words.reported)
    thumb.go_on()
    thumb.at(titles[6])
    thumb.type(words.story, STORY)
    thumb.go_on()
    thumb.at(titles[7])
    thumb.press("Fresno")
    thumb.tick(words.carpos)
    thumb.go_on()
    thumb.at(titles[8])


def expect_the_end(thumb: Thumb) -> None:
    page = thumb.page
    expect(page.get_by_role("heading", name=thumb.words.ready)).to_be_in_viewport()
    expect(page.get_by_text(re.compile(f"^{NAME}"))).to_be_visible()
    expect(page.get_by_role("link", name=thumb.words.call)).to_be_in_viewport()


@LANGUAGES
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_order_is_written(
    browser: Browser, site: Flask, base: str, language: str, script: bool
) -> None:
    with visit(browser, base, language=language, java_script_enabled=script) as visited:
        thumb = newcomer(visited, site, language)
        write_the_order(thumb, STEPS[language])
        expect_the_end(thumb)
        document = newest(site)
        assert document["protected"] == [{"name": NAME, "age": 31, "relationship": "cohabitant"}]
        assert document["orders"] == {
            "conduct": True,
            "no_contact": True,
            "stay_away_persons_yards": 100,
            "stay_away_place_yards": 100,
            "move_out": True,
            "address": "12 Elm St, Fresno",
        }
        assert document["narrative"] == STORY
        assert thumb.taps <= MOST_TAPS
        taps_taken[language, script] = thumb.taps
    print(f"task 5, {language}, script {script}: {thumb.taps} taps of {MOST_TAPS}")


def test_both_languages_take_the_same_taps() -> None:
    assert len(set(taps_taken.values())) == 1
    assert len(taps_taken) == 4


def newest(site: Flask) -> dict[str, Json]:
    """The document that was written last."""
    from fieldref.storage.order_index import index_orders

    book = Book(site)
    with book.database.reading() as transaction:
        rows = index_orders(transaction, book.user.agency_id, book.user.id)
    return dict(book.stored(rows[-1].id).draft.document)
