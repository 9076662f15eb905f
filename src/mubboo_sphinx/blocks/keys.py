"""Keys that are pressed together, in a text that runs from right to left.

Sphinx writes `Ctrl+C` as two elements with a plus between them. Each runs from left to right by
the style sheet; this keeps them in order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.blocks.language import language
from mubboo_sphinx.documents.domain import records

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CLASS = "mubboo-keys"
_BETWEEN = re.compile(r"[-+^]|\s+")
"""What stands between keys, as Sphinx parts them."""


def setup_keys(app: Sphinx) -> None:
    """Connect it, for every builder of HTML."""
    app.connect("doctree-resolved", _keep_in_order)


def _keep_in_order(app: Sphinx, document: nodes.document, docname: str) -> None:
    if app.builder.format != "html":
        return
    article = records(app.env).articles.get(docname)
    tag = (article.language if article else "") or app.config.language
    if language(tag).direction == "rtl":
        for parent in {id(key.parent): key.parent for key in document.findall(_is_key)}.values():
            parent.children = list(_grouped(parent))


def _is_key(node: nodes.Node) -> bool:
    return isinstance(node, nodes.literal) and "kbd" in node["classes"]


def _grouped(parent: nodes.Element) -> list[nodes.Node]:
    """Return the children of an element, keys that belong together in an element of their own."""
    found: list[nodes.Node] = []
    children = parent.children
    at = 0
    while at < len(children):
        end = at + 1
        while _is_key(children[at]) and _goes_on(children[end : end + 2]):
            end += 2
        if end - at > 1:
            group = nodes.inline("", "", *children[at:end], classes=[CLASS])
            group.parent = parent
            found.append(group)
        else:
            found.append(children[at])
        at = end
    return found


def _goes_on(following: list[nodes.Node]) -> bool:
    return (
        len(following) == 2  # noqa: PLR2004 - what stands between, and a key
        and isinstance(following[0], nodes.Text)
        and _BETWEEN.fullmatch(following[0].astext()) is not None
        and _is_key(following[1])
    )
