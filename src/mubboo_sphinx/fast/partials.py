"""Titles, tables of contents and summaries, written without a translator and a document for each.

A page has two of them and a feed one for each article, and they are mostly plain text. What has
markup, and what a theme or an extension writes in a way of its own, is left to Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_CONCERNED = (
    "title",
    "paragraph",
    "bullet_list",
    "list_item",
    "compact_paragraph",
    "reference",
    "Text",
)
_OF_REFERENCES = frozenset({"internal", "anchorname", "refuri"})
_SPECIAL: dict[int, str] = HTML5Translator.special_characters


class _NotPlainError(Exception):
    """It has more than text and links."""


def can_write_partials(app: Sphinx, builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether it is Sphinx's own visitors that write what is written here in their place."""
    registry = app.registry
    handlers = registry.translation_handlers
    taken = {**handlers.get(builder.format, {}), **handlers.get(builder.name, {})}
    return registry.get_translator_class(builder) is HTML5Translator and taken.keys().isdisjoint(
        _CONCERNED
    )


def plain_partial(node: nodes.Node | None) -> dict[str, str] | None:
    """Return what Sphinx makes of a lone title or table of contents; None where it is to do so."""
    try:
        if isinstance(node, nodes.title):
            _check(node)  # Sphinx writes the number of a section
            return {"fragment": "", "title": _text(node)}
        if isinstance(node, nodes.bullet_list):
            return {"fragment": "".join(_list(node)), "title": ""}
    except _NotPlainError:
        pass
    return None


def plain_paragraphs(found: Iterable[nodes.Node]) -> str | None:
    """Return paragraphs as HTML; None where Sphinx is to do so."""
    try:
        return "".join(map(_paragraph, found))
    except _NotPlainError:
        return None


def _paragraph(node: nodes.Node) -> str:
    if not isinstance(node, nodes.paragraph):
        raise _NotPlainError
    _check(node)
    return f"<p>{_text(node)}</p>\n"


def _list(node: nodes.Element) -> Iterator[str]:
    _check(node)
    yield "<ul>\n"
    for item in node.children:
        if not isinstance(item, nodes.list_item):
            raise _NotPlainError
        _check(item)
        yield "<li>"
        for part in item.children:
            if isinstance(part, nodes.bullet_list):
                yield from _list(part)
            elif isinstance(part, addnodes.compact_paragraph):
                _check(part)
                yield from map(_link, part.children)
            else:
                raise _NotPlainError
        yield "</li>\n"
    yield "</ul>\n"


def _link(node: nodes.Node) -> str:
    if not isinstance(node, nodes.reference) or not node.get("internal"):
        raise _NotPlainError
    _check(node, _OF_REFERENCES)
    address = cast("str", node["refuri"]).translate(_SPECIAL)
    return f'<a class="reference internal" href="{address}">{_text(node)}</a>'


def _text(node: nodes.Element) -> str:
    if not all(isinstance(child, nodes.Text) for child in node.children):
        raise _NotPlainError
    return node.astext().translate(_SPECIAL)


def _check(node: nodes.Element, known: frozenset[str] = frozenset()) -> None:
    """Let only those pass that have no attributes but these."""
    if any(value and name not in known for name, value in node.attributes.items()):
        raise _NotPlainError
