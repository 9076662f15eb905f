"""An article as HTML for other places than its page: whole addresses, no page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from mubboo_sphinx.ablog import excerpt_of
from mubboo_sphinx.blocks.nodes import mubboo_block, mubboo_slot
from mubboo_sphinx.fast.html_builder import paragraphs_as_html
from mubboo_sphinx.magazine.absolute_urls import absolute_urls

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What the builder knows of the page that is being written.
_STATE = ("imgpath", "dlpath", "secnumbers", "fignumbers", "current_docname", "add_permalinks")


def article_html(app: Sphinx, docname: str, page_url: str, *, whole: bool) -> str:
    """Return an article's text, or where not `whole` the excerpt that ABlog takes, as HTML.

    `page_url` is the article's own: addresses are made whole with it. The title is left out, and
    so are our blocks. What is wrong with the text is not warned of: its page says it already.
    """
    builder: Any = app.builder
    if not whole:
        html = paragraphs_as_html(app, excerpt_of(app, docname))
        if html is not None:
            return absolute_urls(html.strip(), page_url)
    kept = {name: getattr(builder, name, None) for name in _STATE}
    with logging.suppress_logging():
        document = _whole_text(app, docname) if whole else _excerpt(app, docname)
        try:
            _turn_to_page(app, docname)
            builder.post_process_images(document)
            document.settings = builder.docsettings
            visitor = builder.create_translator(document, builder)
            document.walkabout(visitor)
        finally:
            for name, value in kept.items():
                setattr(builder, name, value)
    return absolute_urls("".join(visitor.fragment).strip(), page_url)


def _turn_to_page(app: Sphinx, docname: str) -> None:
    """Have the builder know what it knows when it writes a page, but write no permalinks."""
    builder: Any = app.builder
    target = builder.get_target_uri(docname)
    builder.imgpath = relative_uri(target, builder.imagedir)
    builder.dlpath = relative_uri(target, "_downloads")
    builder.secnumbers = app.env.toc_secnumbers.get(docname, {})
    builder.fignumbers = app.env.toc_fignumbers.get(docname, {})
    builder.current_docname = docname
    builder.add_permalinks = False


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
