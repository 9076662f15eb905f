"""The fields of a document that has been parsed: its docinfo, and its `post` directive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes

from mubboo_sphinx.magazine.raw_fields import RawFields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mubboo_sphinx import ablog

_POST_NODE_FIELDS = ("author", "category", "tags", "location", "redirect", "title", "image",
                     "excerpt", "canonical_link", "external_link")  # fmt: skip


def docinfo_fields(document: nodes.document, lines: Mapping[str, int]) -> RawFields:
    """Return the fields of a reST document or a notebook: text, lists as MyST-NB spells them."""
    values: dict[str, Any] = {}
    for docinfo in document.findall(nodes.docinfo):
        for node in docinfo.children:
            if isinstance(node, nodes.field):
                name, text = node[0].astext(), node[1].astext()
            elif isinstance(node, nodes.authors):
                name, text = "author", ",".join(author.astext() for author in node)
            else:
                name, text = type(node).__name__, node.astext()
            values[name] = _from_json(text)
    return RawFields(values, lines)


def _from_json(text: str) -> Any:
    if text[:1] in ("[", "{"):
        # Smart quotes have been at it already.
        plain = text.translate(dict.fromkeys(map(ord, "\u201c\u201d"), '"'))
        try:
            return json.loads(plain)
        except ValueError:
            return text
    return text


def with_directive(raw: RawFields, node: ablog.PostNode) -> RawFields:
    """Let the `post` directive's options stand for the fields of the same names."""
    options: Mapping[str, Any] = {
        name: node[name] for name in _POST_NODE_FIELDS if node.get(name) not in (None, [], "")
    }
    values = {"blogpost": True, **raw.values, **options}
    if node.get("date"):
        values["date"] = node["date"]
    for flag in ("nocomments", "exclude"):
        values[flag] = bool(node.get(flag))
    if node.get("language"):
        values["language"] = node["language"]
    lines = dict.fromkeys(options, node.line) if node.line else {}
    if node.line:
        lines["date"] = node.line
    return RawFields(values, {**raw.lines, **lines}, raw.problems)
