"""An article as HTML for other places than its page: whole addresses, no page around it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from mubboo_sphinx.blocks.nodes import mubboo_block, mubboo_slot
from mubboo_sphinx.build.ablog import excerpt_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def article_html(app: Sphinx, docname: str, page_url: str, *, whole: bool) -> str:
    """Return an article's text, or where not `whole` the excerpt that ABlog takes, as HTML.

    `page_url` is the article's own: addresses are made whole with it. The title is left out, and
    so are our blocks.
    """
    document = _whole_text(app, docname) if whole else _excerpt(app, docname)
    builder: Any = app.builder
    target = builder.get_target_uri(docname)
    root = urljoin(page_url, posixpath.relpath("/", posixpath.dirname(f"/{target}")) + "/")
    kept = {name: getattr(builder, name, None) for name in _STATE}
    builder.imgpath, builder.dlpath = urljoin(root, "_images"), urljoin(root, "_downloads")
    builder.secnumbers, builder.fignumbers, builder.current_docname = {}, {}, docname
    builder.add_permalinks = False
    try:
        builder.post_process_images(document)
        _make_whole(document, page_url)
        document.settings = builder.docsettings
        visitor = builder.create_translator(document, builder)
        document.walkabout(visitor)
    finally:
        for name, value in kept.items():
            setattr(builder, name, value)
    return "".join(visitor.fragment).strip()


# What the builder knows of the page that is being written.
_STATE = ("imgpath", "dlpath", "secnumbers", "fignumbers", "current_docname", "add_permalinks")


def _excerpt(app: Sphinx, docname: str) -> nodes.document:
    builder: Any = app.builder
    # With settings: without, docutils makes them anew each time, from its files of options.
    document = new_document(str(app.env.doc2path(docname)), builder.docsettings)
    document.settings = builder.docsettings.copy()
    document.settings.env = app.env
    document.extend(excerpt_of(app, docname))
    app.env.resolve_references(document, docname, app.builder)
    return document


def _whole_text(app: Sphinx, docname: str) -> nodes.document:
    document = app.env.get_doctree(docname)
    for kind in (mubboo_block, mubboo_slot, addnodes.toctree):
        for node in list(document.findall(kind)):
            node.parent.remove(node)
    document = app.env.get_and_resolve_doctree(
        docname, app.builder, tags=app.tags, doctree=document
    )
    section = next(iter(document.findall(nodes.section)), None)
    if section is not None:
        for title in [child for child in section if isinstance(child, nodes.title)]:
            section.remove(title)
    return document


def _make_whole(document: nodes.document, page_url: str) -> None:
    for node in document.findall(nodes.reference):
        if "refid" in node:
            node["refuri"] = f"#{node['refid']}"
            del node["refid"]
        if "refuri" in node:
            node["refuri"] = urljoin(page_url, node["refuri"])
            node["internal"] = False
