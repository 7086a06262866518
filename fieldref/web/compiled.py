"""Templates compiled once for each language, with its words already in them.

A page has dozens of messages; looking each up while drawing costs more than drawing. So a
template is loaded under the name ``es:home/show.html``, and every message with a literal text is
replaced by its translation while it is compiled, and so is the address of every static file that
is named outright. What it extends and imports is loaded in the same language.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache
from gettext import NullTranslations
from typing import Any, cast

from babel.support import Translations
from flask import Flask
from flask.templating import Environment as FlaskEnvironment
from jinja2 import BaseLoader, Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from fieldref import paths
from fieldref.web import i18n

_MESSAGES = ("_", "gettext")
_KNOWN = ("asset", "picture")


class _Template(Template):
    """A template whose macros are imported without asking which globals differ: none ever do."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class LanguageEnvironment(FlaskEnvironment):
    """Flask's environment, with one compiled form of each template for each language."""

    template_class = _Template

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The template in the language of the template that asks, else of the request."""
        if isinstance(name, str) and parent is None and ":" not in name:
            name = f"{i18n.language()}:{name}"
        return super().get_template(name, parent, globals)

    def join_path(self, template: str, parent: str) -> str:
        """What a template names is loaded in its own language."""
        return f"{parent.partition(':')[0]}:{template}"

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        code, colon, _ = (name or "").partition(":")
        if colon:
            gettext = translations_of(code).gettext
            _replace(tree, lambda node: _worded(node, gettext))
            _replace(tree, self._known)
        return tree

    def _known(self, node: Any) -> Any:  # noqa: ANN401
        """The address of a static file, or a picture, that is named outright; else the node."""
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            return node
        told = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        if node.node.name not in _KNOWN or node.kwargs or len(told) != len(node.args):
            return node
        line = {"lineno": node.lineno}
        found = cast(Callable[..., str], self.globals[node.node.name])(*told)
        return nodes.MarkSafe(nodes.Const(str(found), **line), **line)


class _WithoutLanguage(BaseLoader):
    """Finds the source of ``es:home/show.html`` in ``home/show.html``."""

    def __init__(self, inner: BaseLoader) -> None:
        self.inner = inner

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template, whatever its language."""
        return self.inner.get_source(environment, template.partition(":")[2] or template)


def install(app: Flask) -> None:
    """Compile the templates of this application by language; before its ``jinja_env`` is used."""
    app.jinja_environment = LanguageEnvironment
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if app.jinja_env.loader:
        app.jinja_env.loader = _WithoutLanguage(app.jinja_env.loader)


@cache
def translations_of(code: str) -> NullTranslations:
    """The messages of a language; English ones, unchanged, where it has no catalogue."""
    return Translations.load(str(paths.LOCALES), [code])


def _replace(tree: nodes.Node, better: Callable[[Any], Any]) -> None:
    """Put a better node in the place of every node that has one."""
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for name, value in parent.iter_fields():
            if isinstance(value, nodes.Node):
                setattr(parent, name, better(value))
            elif isinstance(value, list):
                value[:] = [better(item) for item in value]


def _worded(node: Any, gettext: Callable[[str], str]) -> Any:  # noqa: ANN401
    """A message as its words, with the values for its placeholders; any other node as it is."""
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
        return node
    if node.node.name not in _MESSAGES or node.dyn_args or node.dyn_kwargs:
        return node
    if len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
        return node
    line = {"lineno": node.lineno}
    words = gettext(node.args[0].value)
    if not node.kwargs:
        return nodes.MarkSafe(nodes.Const(words % {}, **line), **line)
    pairs = [
        nodes.Pair(nodes.Const(given.key, **line), given.value, **line) for given in node.kwargs
    ]
    text = nodes.MarkSafe(nodes.Const(words, **line), **line)
    return nodes.Mod(text, nodes.Dict(pairs, **line), **line)
