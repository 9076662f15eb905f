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
    from mubboo_sphinx.blocks import setup_blocks
    from mubboo_sphinx.build import setup_build
    from mubboo_sphinx.companions import setup_companions
    from mubboo_sphinx.outputs import setup_outputs
    from mubboo_sphinx.pages import setup_pages
    from mubboo_sphinx.theme import setup_theme

    setup_companions(app)
    setup_build(app)
    setup_blocks(app)
    setup_pages(app)
    setup_outputs(app)
    setup_theme(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
