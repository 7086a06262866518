"""What is missing or wrong about the persons of an EPO document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fieldref.core.epo import Child, EpoDocument, ProtectedPerson, RestrainedPerson
from fieldref.core.errors import Problem

AGES = range(131)
ADULT = 18


def age_on(dob: date, day: date) -> int:
    """The age in whole years on a day of a person born on ``dob``."""
    return day.year - dob.year - ((day.month, day.day) < (dob.month, dob.day))


def people_findings(document: EpoDocument, today: date) -> Iterator[Problem]:
    """Findings on protected persons, the restrained person and the children, in that order."""
    yield from _protected(document, today)
    yield from _restrained(document.restrained or RestrainedPerson(), today)
    for number, child in enumerate(document.custody.children if document.custody else ()):
        yield from _child(f"custody.children.{number}", child)


def _protected(document: EpoDocument, today: date) -> Iterator[Problem]:
    if not any(person.name for person in document.protected):
        yield Problem("protected", "protected_missing")
    for number, person in enumerate(document.protected):
        path = f"protected.{number}"
        if not person.name and person != ProtectedPerson():
            yield Problem(f"{path}.name", "name_missing")
        if person.name:
            yield from _for_database(path, person, "person")
        yield from _ages(path, person.age, person.dob, today)
    if "domestic_violence" in document.grounds:
        yield from _relationship(document)


def _relationship(document: EpoDocument) -> Iterator[Problem]:
    """Domestic violence is abuse of the persons that fam-6211 lists."""
    said = [person.relationship for person in document.protected if person.name]
    if said and not any(said):
        yield Problem("protected.0.relationship", "relationship_missing")
    elif said and all(relationship in (None, "", "none") for relationship in said):
        yield Problem("protected.0.relationship", "relationship_not_listed")


def _for_database(
    path: str, person: ProtectedPerson | RestrainedPerson, which: str
) -> Iterator[Problem]:
    if not person.gender:
        yield Problem(f"{path}.gender", f"{which}_gender_missing")
    if person.age is None and person.dob is None:
        yield Problem(f"{path}.age", f"{which}_age_missing")


def _restrained(person: RestrainedPerson, today: date) -> Iterator[Problem]:
    if not person.name:
        yield Problem("restrained.name", "restrained_name_missing")
    yield from _for_database("restrained", person, "restrained")
    if not person.race:
        yield Problem("restrained.race", "race_missing")
    yield from _ages("restrained", person.age, person.dob, today)


def _ages(path: str, age: int | None, dob: date | None, today: date) -> Iterator[Problem]:
    if age is not None and age not in AGES:
        yield Problem(f"{path}.age", "age_out_of_range", {"age": str(age)})
    if dob is None:
        return
    if dob > today:
        yield Problem(f"{path}.dob", "dob_in_future")
    elif age_on(dob, today) not in AGES:
        yield Problem(f"{path}.dob", "dob_too_long_ago")
    elif age is not None and abs(age_on(dob, today) - age) > 1:
        values = {"age": str(age), "computed": str(age_on(dob, today))}
        yield Problem(f"{path}.age", "age_disagrees_with_dob", values)


def _child(path: str, child: Child) -> Iterator[Problem]:
    if not child.name and child.age is not None:
        yield Problem(f"{path}.name", "child_name_missing")
    if child.name and child.age is None:
        yield Problem(f"{path}.age", "child_age_missing")
    if child.age is not None and child.age not in AGES:
        yield Problem(f"{path}.age", "age_out_of_range", {"age": str(child.age)})
    elif child.age is not None and child.age >= ADULT:
        yield Problem(f"{path}.age", "child_not_minor")
