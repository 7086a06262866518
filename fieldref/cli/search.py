"""``fieldref search``: what of the guide fits some words best."""

from __future__ import annotations

import json

import click

from fieldref.content.search import search as search_guide
from fieldref.core.words import Language


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--lang", type=click.Choice(["en", "es"]), default="en")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def search(words: tuple[str, ...], lang: Language, as_json: bool) -> None:
    """What of the guide fits WORDS best: articles, forms, terms, the law."""
    # A shell may hand over bytes that are no letters.
    typed = " ".join(words).encode("utf-8", "replace").decode()
    found = search_guide(typed, lang)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for hit in found["results"]:
        click.echo(f"{hit['title']}\n    {hit['answer']}\n    {hit['url']}")
