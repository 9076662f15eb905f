"""Sphinx's own search index: not made where no page searches it, and without unlisted articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.incremental.output import clear_static_files
from mubboo_sphinx.priorities import BuilderInited
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.builders import makes_site

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx


@dataclass
class SphinxIndex:
    """Whether pages search Sphinx's index, which costs a third of a build."""

    is_searched: bool = True


def setup_sphinx_index(app: Sphinx) -> None:
    """Wrap the methods of the builder at hand, whatever its class is, after all other parts."""
    app.connect("builder-inited", _wrap, priority=BuilderInited.EXTEND_BUILDER)


def _wrap(app: Sphinx) -> None:
    builder: Any = app.builder
    if not makes_site(builder):
        return
    load, index, prepare = builder.load_indexer, builder.index_page, builder.prepare_writing

    def load_indexer(docnames: AbstractSet[str]) -> None:
        if of_build(app, SphinxIndex).is_searched:
            load(docnames)
            if unlisted := magazine_of(app).unlisted_documents:
                builder.indexer.prune(app.env.all_docs.keys() - unlisted)

    def index_page(pagename: str, doctree: nodes.document, title: str) -> None:
        if pagename not in magazine_of(app).unlisted_documents:
            index(pagename, doctree, title)

    def prepare_writing(docnames: AbstractSet[str]) -> None:
        prepare(docnames)
        if not of_build(app, SphinxIndex).is_searched:
            builder.indexer = None
            _remove_index(app, builder)

    builder.load_indexer, builder.index_page = load_indexer, index_page
    builder.prepare_writing = prepare_writing


def _remove_index(app: Sphinx, builder: Any) -> None:
    index = Path(app.outdir, builder.searchindex_filename)
    if index.is_file():
        index.unlink()
        clear_static_files(app)  # the scripts that searched it
