"""A magazine, written in MyST Markdown, built by Sphinx."""
# ruff: noqa: PLC0415 - setup() imports its parts itself, and says why

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the magazine up: each part brings what it needs."""
    # Imported here, so that `mubboo_sphinx.magazine` is used without Sphinx being loaded.
    from mubboo_sphinx.ablog import setup_ablog
    from mubboo_sphinx.assembly import setup_assembly
    from mubboo_sphinx.blocks import setup_blocks
    from mubboo_sphinx.context import setup_context
    from mubboo_sphinx.documents import setup_documents
    from mubboo_sphinx.feeds import setup_feeds
    from mubboo_sphinx.metadata import setup_metadata
    from mubboo_sphinx.pages import setup_pages
    from mubboo_sphinx.rendering import setup_rendering
    from mubboo_sphinx.required_extensions import setup_required_extensions
    from mubboo_sphinx.search import setup_search
    from mubboo_sphinx.theme import setup_theme

    setup_required_extensions(app)
    setup_context(app)
    setup_ablog(app)
    app.setup_extension("mubboo_sphinx.fast")
    setup_documents(app)
    setup_assembly(app)
    app.setup_extension("mubboo_sphinx.incremental")
    setup_blocks(app)
    setup_pages(app)
    setup_metadata(app)
    setup_feeds(app)
    setup_rendering(app)
    setup_search(app)
    setup_theme(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
