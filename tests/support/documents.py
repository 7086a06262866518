"""Random EPO documents, the same for the same seed: long names, long statements, many alphabets."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import TypeVar, get_args

from fieldref.core.epo import (
    Call,
    Child,
    Court,
    Custody,
    EpoDocument,
    Firearms,
    Gender,
    Grant,
    Ground,
    Incident,
    Officer,
    Orders,
    ProtectedPerson,
    RestrainedPerson,
    Service,
)

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "aáàâäãåæbcçdðeéèêëfghiíìîïjklłmnñoóòôöõøpqrsšßtþuúùûüvwxyýÿzž",
    "aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
)
T = TypeVar("T")
_NOON = datetime(2026, 11, 20, 12, 0)


def random_document(seed: int) -> EpoDocument:
    """A document in which everything may be there or not; every text can be drawn."""
    return _Author(seed).document()


class _Author:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def document(self) -> EpoDocument:
        grant = self.maybe(self.grant())
        return EpoDocument(
            id=f"{self.dice.getrandbits(128):032x}",
            case_number=self.maybe(f"26-{self.dice.randint(1, 999999):06}"),
            grounds=tuple(self.dice.sample(get_args(Ground), self.dice.randint(0, 3))),
            incident=self.maybe(Incident(place=self.line(80), immediate=True)),
            protected=tuple(self.protected() for _ in range(self.few(8))),
            restrained=self.maybe(self.restrained()),
            orders=self.maybe(self.orders()),
            custody=self.maybe(self.custody()),
            court=self.maybe(Court(name=self.line(60), address=self.line(80))),
            narrative=self.maybe(self.statement()),
            firearms=self.maybe(self.firearms()),
            live_together=self.answer(),
            children_in_common=self.answer(),
            custody_order_exists=self.answer(),
            unknown=tuple(self.dice.sample(("restrained.weight", "restrained.dob"), 1)),
            officer=self.maybe(self.officer()),
            call=self.maybe(Call(result=self.dice.choice(("granted", "denied", "dropped")))),
            grant=grant,
            service=self.maybe(self.service()) if grant else None,
        )

    def protected(self) -> ProtectedPerson:
        return ProtectedPerson(
            name=self.name(),
            age=self.dice.randint(0, 99),
            gender=self.dice.choice(get_args(Gender)),
            relationship=self.line(20),
        )

    def restrained(self) -> RestrainedPerson:
        return RestrainedPerson(
            name=self.name(),
            other_names=self.maybe(self.name()),
            whereabouts=self.maybe(self.line(60)),
            gender=self.maybe(self.dice.choice(get_args(Gender))),
            height=self.maybe(self.line(12)),
            weight=self.maybe(str(self.dice.randint(80, 400))),
            hair=self.maybe(self.line(16)),
            eyes=self.maybe(self.line(16)),
            race=self.maybe(self.line(self.dice.choice((12, 90)))),
            age=self.maybe(self.dice.randint(18, 99)),
            dob=self.maybe(self.day()),
        )

    def orders(self) -> Orders:
        return Orders(
            conduct=self.answer(),
            no_contact=self.answer(),
            stay_away_persons_yards=self.maybe(self.dice.randint(1, 999)),
            stay_away_place_yards=self.maybe(self.dice.randint(1, 999)),
            move_out=self.answer(),
            address=self.maybe(self.line(self.dice.choice((60, 240)))),
        )

    def custody(self) -> Custody:
        children = (
            Child(name=self.name(), age=self.maybe(self.dice.randint(0, 17)))
            for _ in range(self.few(12))
        )
        return Custody(custodian=self.maybe(self.name()), children=tuple(children))

    def firearms(self) -> Firearms:
        return Firearms(
            asked="yes",
            observed=self.answer(),
            reported=self.answer(),
            searched=self.answer(),
            seized=self.answer(),
        )

    def officer(self) -> Officer:
        return Officer(
            name=self.name(),
            agency=self.line(self.dice.choice((30, 120))),
            phone="559-555-0100",
            badge=str(self.dice.randint(1, 99999)),
        )

    def grant(self) -> Grant:
        return Grant(
            judicial_officer=self.maybe(self.name()),
            granted_on=self.maybe(self.day()),
            granted_at=self.maybe(self.clock()),
            expires_on=self.maybe(self.day()),
            expires_at=self.maybe(self.clock()),
        )

    def service(self) -> Service:
        return Service(
            served_on=self.day(),
            served_at=self.clock(),
            address=self.line(self.dice.choice((40, 200))),
            server_name=self.name(),
            server_contact=self.line(60),
            peace_officer=self.answer(),
        )

    def maybe(self, value: T) -> T | None:
        return value if self.dice.random() < 0.8 else None

    def answer(self) -> bool | None:
        return self.dice.choice((True, True, False, None))

    def few(self, most: int) -> int:
        return self.dice.choice((0, 1, 1, 2, 3, most))

    def day(self) -> date:
        return (_NOON + timedelta(days=self.dice.randint(-20000, 30))).date()

    def clock(self) -> time:
        return time(self.dice.randint(0, 23), self.dice.randint(0, 59))

    def name(self) -> str:
        """Mostly a few words of one alphabet, sometimes 300 letters, sometimes one long word."""
        alphabet = self.dice.choice(ALPHABETS)
        kind = self.dice.random()
        if kind < 0.05:
            return self.word(alphabet, 200)
        length = 300 if kind < 0.12 else self.dice.randint(4, 40)
        words = self.words(alphabet, length).replace(" ", "-", self.dice.randint(0, 1))
        return words.title()[:300].strip(" -'")

    def line(self, most: int) -> str:
        alphabet = self.dice.choice(ALPHABETS)
        return f"{self.dice.randint(1, 9999)} {self.words(alphabet, self.dice.randint(1, most))}"

    def statement(self) -> str:
        """Paragraphs in one or several alphabets, up to 10,000 letters, with marks and blanks."""
        length = self.dice.choice((40, 300, 900, 2500, 10_000))
        text = ""
        while len(text) < length:
            sentence = self.words(self.dice.choice(ALPHABETS), self.dice.randint(5, 160))
            joint = self.dice.choice((". ", ", ", "; ", ' "', " (", ") ", " - ", ".\n", "!\n\n"))
            text += sentence + joint
        return text[:length].rstrip(' -\n"(')

    def words(self, alphabet: str, length: int) -> str:
        text = self.word(alphabet, self.dice.randint(1, 10))
        while len(text) < length:
            joint = self.dice.choice((" ", " ", " ", " ", "-", "'"))
            text += joint + self.word(alphabet, self.dice.randint(1, 12))
        return text[:length].rstrip(" -'") or alphabet[0]

    def word(self, alphabet: str, length: int) -> str:
        return "".join(self.dice.choices(alphabet, k=length))
