"""Methods of the HTML builder, mended: addresses are encoded, and the site's own pages stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from mubboo_sphinx.priorities import BuilderInited
from mubboo_sphinx.sphinx_tools.builders import makes_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_html_builder(app: Sphinx) -> None:
    """Wrap the methods of the builder at hand, whatever its class is."""
    app.connect("builder-inited", _wrap, priority=BuilderInited.EXTEND_BUILDER)


def _wrap(app: Sphinx) -> None:
    builder: Any = app.builder
    if not makes_site(builder):
        return
    target_uri, indices, pages = (
        builder.get_target_uri, builder.gen_indices, builder.gen_additional_pages,
    )  # fmt: skip

    def get_target_uri(docname: str, typ: str | None = None) -> str:
        uri: str = target_uri(docname, typ)
        return quote(uri) if builder.name == "dirhtml" else uri  # Sphinx does so for `html` only

    def gen_indices() -> None:
        wanted = builder.use_index
        builder.use_index = wanted and not _is_written(app, "genindex")
        indices()
        builder.use_index = wanted

    def gen_additional_pages() -> None:
        wanted = builder.search
        builder.search = wanted and not _is_written(app, "search")
        pages()
        builder.search = wanted

    builder.get_target_uri = get_target_uri
    builder.gen_indices, builder.gen_additional_pages = gen_indices, gen_additional_pages


def _is_written(app: Sphinx, docname: str) -> bool:
    """Tell whether the site has a document of that name with more to it than its title.

    A lone title stands there for a table of contents, and is to be written over.
    """
    if docname not in app.env.all_docs:
        return False
    document = app.env.get_doctree(docname)
    inside = [child for section in document.findall(nodes.section) for child in section]
    empty = (nodes.title, nodes.section, nodes.comment)
    return any(not isinstance(node, empty) for node in [*document.children, *inside])
