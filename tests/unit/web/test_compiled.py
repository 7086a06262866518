"""Templates with their words in them: the right ones for each request, values still escaped."""

from __future__ import annotations

from flask import Flask, render_template, render_template_string

HEADING = '{% from "components/heading.html" import heading %}{{ heading("Who?", step, 8) }}'


def test_a_component_speaks_the_language_of_each_request(site: Flask) -> None:
    for language, said in (("en", "Step 3 of 8"), ("es", "Paso 3 de 8"), ("en", "Step 3 of 8")):
        with site.test_request_context(headers={"Accept-Language": language}):
            assert said in render_template_string(HEADING, step=3)


def test_a_value_inside_a_message_is_escaped(site: Flask) -> None:
    with site.test_request_context():
        drawn = render_template_string(HEADING, step="<b>")
    assert "Step &lt;b&gt; of 8" in drawn


def test_outside_a_request_a_template_speaks_the_default_language(site: Flask) -> None:
    with site.app_context():
        template = site.jinja_env.get_template("components/heading.html")
    assert template.name == "en:components/heading.html"


def test_a_page_and_what_it_extends_speak_one_language(site: Flask) -> None:
    with site.test_request_context(headers={"Accept-Language": "es"}):
        page = render_template("preferences/show.html", languages=())
    assert "Ir al contenido" in page
    assert "Skip to content" not in page
    assert "Idioma y pantalla" in page
