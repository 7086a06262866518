"""A site with the demo agency and a filled draft, signed in, in this process."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from fieldref.app import create_app, prepare
from fieldref.settings import Settings

DRAFT = Path(__file__).with_name("draft.json")


def demo_site(folder: Path) -> Flask:
    """The application on a fresh database in a folder."""
    settings = Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'bench.db'}",
        secret_key="bench" * 8,
        data_key=b"b" * 32,
        demo=True,
    )
    prepare(settings, datetime.now(UTC))
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def signed_in(app: Flask) -> FlaskClient:
    """A client signed in as the demo officer."""
    client = app.test_client()
    client.post("/sign-in", data={"username": "officer", "password": "fieldref-demo"})
    return client


def filled_draft(client: FlaskClient) -> str:
    """The address of a draft with every answer given."""
    place = client.post("/epo/").headers["Location"].partition("/step/")[0]
    answers = json.loads(DRAFT.read_text(encoding="utf-8"))
    for step, fields in answers.items():
        page = client.get(f"{place}/step/{step}").get_data(as_text=True)
        bases = {
            part.split('"')[0]: part.split('value="')[1].split('"')[0]
            for part in page.split('name="')[1:]
            if part.startswith("base__")
        }
        client.post(f"{place}/step/{step}", data={**bases, **fields})
    return str(place)


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for one run."""
    return tempfile.TemporaryDirectory()
