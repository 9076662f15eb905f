"""Docutils' messages, taken out before anybody takes them for a document's text.

Sphinx takes them out as well, and has warned of them; but when titles, excerpts and descriptions
have been read. They hold the path of the file on the machine that builds the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.priorities import DoctreeRead

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_docutils_messages(app: Sphinx) -> None:
    """Take them out first of all, unless conf.py wants them on pages (`keep_warnings`)."""
    app.connect("doctree-read", _take_out, priority=DoctreeRead.TAKE_OUT_MESSAGES)


def _take_out(app: Sphinx, document: nodes.document) -> None:
    if app.config.keep_warnings:
        return
    spoilt = [section for section in document.findall(nodes.section) if _has_message(section)]
    for node in list(document.findall(nodes.system_message)):
        if node.parent is not None:
            node.parent.remove(node)
    for mark in document.findall(nodes.problematic):
        mark.attributes.pop("refid", None)  # it would lead to the message
    for section in spoilt:
        _name_anew(app, document, section)


def _has_message(section: nodes.section) -> bool:
    title = section.next_node(nodes.title)
    return title is not None and title.next_node(nodes.system_message) is not None


def _name_anew(app: Sphinx, document: nodes.document, section: nodes.section) -> None:
    """Give a section the id of its title: MyST made it of the message in it, path and all."""
    title = section.next_node(nodes.title)
    text = " ".join(title.astext().split()) if title is not None else ""
    old = section["ids"][-1] if section["ids"] else ""
    stem = new = nodes.make_id(text) or "section"
    number = 1
    while new in document.ids and new != old:
        number += 1
        new = f"{stem}-{number}"
    section["ids"] = [*section["ids"][:-1], new]
    section["names"] = [nodes.fully_normalize_name(text)]
    document.ids[new] = document.ids.pop(old, section)
    slugs = app.env.metadata[app.env.current_document.docname].get("myst_slugs", {})
    for slug, (line, place, said) in list(slugs.items()):
        if place == old:
            slugs[slug] = (line, new, text if said else said)
