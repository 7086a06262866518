"""Keep the catalogues of messages in step with the code and the templates.

    python -m tools.catalogues update          read every message anew
    python -m tools.catalogues update --prune  the same, and drop translations that nothing uses
    python -m tools.catalogues fill FILE       add Spanish from JSON: {"English": "Spanish"}; where
                                               the English has a plural: {"one": ["una", "varias"]}
    python -m tools.catalogues check           name every fault; exit 1 where there is one
    python -m tools.catalogues compile         compile what is stale

A translation whose English vanished is kept aside (``#~``) until it is pruned, so that a template
being rewritten loses nothing. Nothing is ever matched by likeness: a new sentence is a new message.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages import extract, pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import parse_mapping_cfg

from fieldref.paths import LOCALES, ROOT
from fieldref.web.i18n import compile_stale

TEMPLATE = LOCALES / "messages.pot"
KEYWORDS = {**extract.DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "_n": (1, 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
WIDTH = 100
Text = str | tuple[str, ...] | list[str]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 where all is well."""
    parser = argparse.ArgumentParser(prog="python -m tools.catalogues", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update").add_argument("--prune", action="store_true")
    commands.add_parser("fill").add_argument("file", type=Path)
    commands.add_parser("check")
    commands.add_parser("compile")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _report(faults())
    with _alone():
        if options.command == "update":
            update(prune=options.prune)
        elif options.command == "fill":
            return _report(fill(json.loads(options.file.read_text(encoding="utf-8"))))
        compile_stale(LOCALES)
    return 0


def extracted() -> Catalog:
    """Every message of the code and the templates, as a catalogue without translations."""
    with (LOCALES / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalogue = Catalog(project="fieldref", charset="utf-8", fuzzy=False)
    found = extract.extract_from_dir(
        str(ROOT), methods, options, keywords=KEYWORDS, comment_tags=("Translators:",),
        strip_comment_tags=True, directory_filter=_is_ours,
    )  # fmt: skip
    for path, line, ids, comments, context in sorted(found, key=lambda entry: entry[:2]):
        catalogue.add(ids, None, [(path, line)], auto_comments=comments, context=context)
    return catalogue


def sources() -> list[Path]:
    """The catalogue of every language, in order."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/messages.po"))


def update(*, prune: bool = False) -> None:
    """Bring the template and every catalogue in step with the sources."""
    template = extracted()
    _write(template, TEMPLATE)
    for path in sources():
        _write(_merged(template, _read(path), prune=prune), path)


def fill(words: dict[str, str | list[str]], path: Path | None = None) -> list[str]:
    """Put translations into the Spanish catalogue; the English texts that it does not have."""
    update()
    path = path or LOCALES / "es" / "LC_MESSAGES" / "messages.po"
    catalogue = _read(path)
    missing = []
    for english, translation in words.items():
        message = catalogue.get(english)
        if message is None:
            missing.append(f"not in the sources: {english!r}")
            continue
        message.string = translation if isinstance(translation, str) else tuple(translation)
    _write(catalogue, path)
    return missing


def faults() -> list[str]:
    """What is wrong with the catalogues, one line each; nothing where all is well."""
    template = extracted()
    found = [] if _ids(_read(TEMPLATE)) == _ids(template) else ["messages.pot is not up to date"]
    for path in sources():
        name = path.parent.parent.name
        found.extend(f"{name}: {fault}" for fault in _faults_of(_read(path), template))
    return found


def _faults_of(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    for message in template:
        if message.id and message.id not in catalogue:
            yield f"missing: {message.id!r}"
    for message in catalogue:
        if message.id:
            yield from _faults_in(message, template)
    for gone in catalogue.obsolete:
        yield f"obsolete: {gone!r}"


def _faults_in(message: Message, template: Catalog) -> Iterator[str]:
    if message.id not in template:
        yield f"obsolete: {message.id!r}"
    if message.fuzzy:
        yield f"fuzzy: {message.id!r}"
    texts = _texts(message.string)
    if not texts or not all(texts):
        yield f"untranslated: {message.id!r}"
    wanted = {name for text in _texts(message.id) for name in PLACEHOLDER.findall(text)}
    for text in texts:
        names = set(PLACEHOLDER.findall(text))
        # A plural form may leave out the count; nothing may bring a name of its own.
        if text and (names - wanted or (len(texts) == 1 and names != wanted)):
            yield f"placeholders differ: {message.id!r}"


def _texts(text: Text | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _merged(template: Catalog, old: Catalog, *, prune: bool) -> Catalog:
    """The messages of the template, translated as the old catalogue has them, used or not."""
    known = {message.id: message.string for message in (*old.obsolete.values(), *old) if message.id}
    new = Catalog(locale=old.locale, project="fieldref", charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            new.add(
                message.id, known.pop(message.id, None), message.locations,
                auto_comments=message.auto_comments, context=message.context,
            )  # fmt: skip
    if not prune:
        new.obsolete = {key: Message(key, text) for key, text in known.items() if any(text)}
    return new


def _ids(catalogue: Catalog) -> set[Text]:
    return {message.id for message in catalogue if message.id}


def _read(path: Path) -> Catalog:
    name = path.parent.parent.name if path != TEMPLATE else None
    if not path.exists():
        return Catalog(locale=name)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=name)


def _write(catalogue: Catalog, path: Path) -> None:
    """Without line numbers and dates, so that two branches differ only in what they changed."""
    for message in catalogue:
        message.locations = sorted({(name, 1) for name, _ in message.locations})
    draft = path.with_suffix(".tmp")
    with draft.open("wb") as file:
        file.write(_head(catalogue))
        pofile.write_po(
            file, catalogue, width=WIDTH, omit_header=True, include_lineno=False, sort_by_file=True
        )
    os.replace(draft, path)


def _head(catalogue: Catalog) -> bytes:
    lines = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if catalogue.locale:
        lines += [f"Language: {catalogue.locale}", f"Plural-Forms: {catalogue.plural_forms}"]
    body = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{body}\n'.encode()


def _is_ours(path: str) -> bool:
    """Only the folders that hold messages: the rest of a checkout can be large."""
    parts = Path(path).resolve().relative_to(ROOT).parts
    return not parts or parts[0] in ("fieldref", "templates")


@contextmanager
def _alone() -> Iterator[None]:
    """One writer at a time."""
    with (LOCALES / "babel.cfg").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _report(lines: list[str]) -> int:
    for line in lines:
        print(line)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
